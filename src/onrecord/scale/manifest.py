"""What a whole run has made: the meta files of its shards, added up."""

from __future__ import annotations

import hashlib

from ..export.columns import TABLES
from .folder import MANIFEST, Folder
from .plan import Plan
from .shapes import Manifest, Meta, Run, Table


class Sum:
    """The files of one table, added up; the digest is that of the files' digests, in order."""

    def __init__(self) -> None:
        self.rows = self.size = 0
        self.digest = hashlib.sha256()

    def add(self, one: Table) -> None:
        """Add a file."""
        self.rows += one.rows
        self.size += one.size
        self.digest.update(f"{one.sha256}\n".encode())

    def table(self) -> Table:
        """All of them."""
        return Table(self.rows, self.size, self.digest.hexdigest())


def write(folder: Folder, plan: Plan, run: Run) -> Manifest:
    """Write the manifest of a run; `complete` where no shard is lacking."""
    sums = {table: Sum() for table in TABLES}
    counts = dict.fromkeys(("documents", "records", "failed", "bytes"), 0)
    lacking, there = [], folder.sizes()
    for shard, sha256 in plan.whole():
        meta = folder.done(shard.number, sha256, there)
        if meta is None:
            lacking.append(shard.number)
            continue
        add(meta, sums, counts)
    made = Manifest(
        run=run,
        plan=plan.sha256,
        complete=not lacking,
        lacking=tuple(lacking),
        shards=plan.shards,
        inputs=plan.inputs,
        tables={table: one.table() for table, one in sums.items()},
        **counts,
    )
    folder.save(made, MANIFEST)
    return made


def add(meta: Meta, sums: dict[str, Sum], counts: dict[str, int]) -> None:
    """Add what a shard has made."""
    for table, one in meta.tables.items():
        sums[table].add(one)
    for name in counts:
        counts[name] += getattr(meta, name)
