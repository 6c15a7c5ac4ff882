"""What a run, its shards and what came of them are: the JSON files of an output folder, and what is told."""

from __future__ import annotations

import os
from typing import NamedTuple

from msgspec import Struct

from ..config import Settings
from ..model import MadeWith
from ..workers import Maker, usual

LAYOUT = 1
"""The number of the way in which an output folder is laid out; counts up when that changes."""
TRIES = 3
"""How often a shard or a document is begun that ends the process at it; others may have killed that."""
SHARD_SIZE = 1000
"""Documents of a shard: a minute's work of a core or two, which is what a kill can cost."""


class Part(Struct, frozen=True, omit_defaults=True):
    """A file, or some of its lines: where they begin, how many bytes they are, how many lines come before.

    `mark` is a digest: of all the bytes of lines, of both ends of a large file.
    """

    name: str
    size: int
    mark: str
    start: int = 0
    before: int = 0
    cut: bool = False
    raw: str = ""
    """The bytes of a name that is not UTF-8, in hexadecimal digits: `name` only shows those."""

    @property
    def path(self) -> str:
        """The name by which the file is opened."""
        return os.fsdecode(bytes.fromhex(self.raw)) if self.raw else self.name


class Shard(Struct, frozen=True):
    """A unit of work: some parts of the input, in order."""

    number: int
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """How many bytes are read."""
        return sum(part.size for part in self.parts)


class Run(Struct, frozen=True, kw_only=True):
    """`run.json`: what the tables depend on besides the inputs; a folder holds those of one run."""

    layout: int = LAYOUT
    made_with: MadeWith
    packages: dict[str, str]
    settings: dict[str, float | int | str | bool | None]
    format: str | None
    published: str | None
    shard_size: int


class Table(Struct, frozen=True):
    """One file of a table, or all of them: rows, bytes, and a digest (of all: that of the digests)."""

    rows: int
    size: int
    sha256: str


class Meta(Struct, frozen=True, kw_only=True):
    """`shards/part-000000.json`: a shard is done; how many documents went in, came out, failed."""

    shard: int
    plan: str
    """The digest of the shard's line in plan.jsonl."""
    documents: int
    records: int
    failed: int
    bytes: int
    tables: dict[str, Table]


class Manifest(Struct, frozen=True, kw_only=True):
    """`manifest.json`: what a whole run has made, and with what."""

    run: Run
    plan: str
    complete: bool
    lacking: tuple[int, ...]
    """The shards that could not be done; the same command tries them again."""
    shards: int
    inputs: int
    documents: int
    records: int
    failed: int
    bytes: int
    tables: dict[str, Table]


class Told(Struct, frozen=True):
    """An input that failed, as it is told while a run goes on; the table `failures` has all."""

    read_from: str
    message: str


class Step(Struct, frozen=True, tag=True):
    """How far a shard is."""

    shard: int
    documents: int
    bytes: int


class Finished(Struct, frozen=True, tag=True):
    """A shard is done, and its files are in place."""

    meta: Meta
    told: tuple[Told, ...]


class Refused(Struct, frozen=True, tag=True):
    """A shard could not be done; where `stop` is set, no other could be either."""

    shard: int
    why: str
    stop: bool = False


News = Step | Finished | Refused


class Work(NamedTuple):
    """What every process needs that does shards of a run."""

    run: Run
    out: str
    settings: Settings
    maker: Maker = usual
