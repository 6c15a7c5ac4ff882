"""The output folder: where its files lie, how they come into place, one run at a time.

A file is written under `.tmp`, synced to the disk, and renamed; the meta file of a shard comes last, so that
a shard either is done or is done again, with the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from .. import durable
from ..archive.lock import leave, take
from ..errors import ScaleError
from ..export.columns import TABLES
from .shapes import Meta, Run, Table

S = TypeVar("S", bound=Struct)
OURS = frozenset({"run.json", "plan.jsonl", "manifest.json", "shards", ".tmp", ".lock", *TABLES})


class Folder:
    """An output folder."""

    def __init__(self, out: str | Path) -> None:
        refuse_store(str(out))
        self.path = Path(out)
        self.plan = self.path / "plan.jsonl"
        self.run = self.path / "run.json"
        self.manifest = self.path / "manifest.json"
        self.drafts = self.path / ".tmp"

    def make(self) -> None:
        """Make the folder where there is none; ScaleError where it holds something else."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            strange = sorted({path.name for path in self.path.iterdir()} - OURS)
            if strange and not self.run.exists():
                raise ScaleError(f"{self.path}: holds other files ({strange[0]}): give a new --out")
            for name in ("shards", *TABLES):
                (self.path / name).mkdir(exist_ok=True)
        except OSError as error:
            raise self.unwritable(error) from error

    def unwritable(self, error: OSError) -> ScaleError:
        """What to tell where the disk takes no file."""
        why = os.strerror(error.errno) if error.errno else error  # pyarrow has more words for it
        return ScaleError(f"{self.path}: cannot be written ({why}): make room, or give another --out")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other run out; what a killed one left half-written is removed, before and after."""
        try:
            handle = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise self.unwritable(error) from error
        try:
            take(handle)
        except OSError as error:
            os.close(handle)
            raise ScaleError(f"{self.path}: another run writes here: wait for it to end") from error
        try:
            self.sweep()
            yield
        except OSError as error:
            raise self.unwritable(error) from error
        finally:
            self.sweep()
            leave(handle)
            os.close(handle)

    def sweep(self) -> None:
        """Remove what is half-written."""
        shutil.rmtree(self.drafts, ignore_errors=True)

    def draft(self, name: str) -> Path:
        """A new folder for files that are being written; each process has its own."""
        path = self.drafts / f"{name}-{socket.gethostname()}-{os.getpid()}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def part(self, table: str, shard: int) -> Path:
        """A shard's file of a table."""
        return self.path / table / f"{stem(shard)}.parquet"

    def meta(self, shard: int) -> Path:
        """A shard's meta file."""
        return self.path / "shards" / f"{stem(shard)}.json"

    def place(self, draft: Path, final: Path) -> None:
        """Put a whole file into place, once it is on the disk."""
        durable.place(draft, final)

    def save(self, value: Struct, final: Path) -> None:
        """Write a JSON file."""
        draft = self.draft(final.stem) / final.name
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(value, order="sorted")) + b"\n")
        self.place(draft, final)

    def load(self, path: Path, kind: type[S]) -> S | None:
        """What a JSON file holds; None where there is none, or it is no such file."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=kind)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def commit(self, meta: Meta, draft: Path) -> Meta:
        """Put the tables of a shard into place, and then what says that they are there."""
        tables = {}
        for table in TABLES:
            path = draft / f"{table}.parquet"
            tables[table] = Table(meta.tables[table].rows, path.stat().st_size, digest(path))
            self.place(path, self.part(table, meta.shard))
        whole = msgspec.structs.replace(meta, tables=tables)
        self.save(whole, self.meta(meta.shard))
        return whole

    def done(self, shard: int, plan: str, *, check: bool = False) -> Meta | None:
        """The meta file of a shard that is done; with `check` only where every byte is as it was."""
        meta = self.load(self.meta(shard), Meta)
        if meta is None or meta.plan != plan or meta.tables.keys() != TABLES.keys():
            return None
        for table, said in meta.tables.items():
            path = self.part(table, shard)
            if not path.is_file() or path.stat().st_size != said.size:
                return None
            if check and digest(path) != said.sha256:
                return None
        return meta

    def run_there(self) -> Run | None:
        """The run that the folder holds; ScaleError where its file is damaged."""
        found = self.load(self.run, Run)
        if found is None and self.run.exists():
            raise ScaleError(f"{self.run}: is damaged or of another onrecord: give another --out")
        return found


def refuse_store(out: str) -> None:
    """Raise for an address: an object store can neither rename a file nor keep another run out."""
    if "://" in out:
        raise ScaleError(
            f"{out}: is no folder of a disk, which alone can rename and lock: give one, "
            "and copy it there once its manifest says complete"
        )


def stem(shard: int) -> str:
    """The name of a shard's files."""
    return f"part-{shard:06}"


def digest(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
