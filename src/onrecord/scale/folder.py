"""The output folder: where its files lie, how they come into place, one run at a time.

A file is written under `.tmp`, and then put into its place as a whole (`places`); the meta file of a shard
comes last, so that a shard either is done or is done again, with the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from ..archive.lock import leave, take
from ..errors import ScaleError
from ..export.columns import TABLES
from . import places, stores
from .shapes import Meta, Run, Table

S = TypeVar("S", bound=Struct)
PIECE = 1 << 20
RUN, PLAN, MANIFEST = "run.json", "plan.jsonl", "manifest.json"
SHARDS, PAGES = "shards", "pages"
OURS = frozenset({RUN, PLAN, MANIFEST, SHARDS, PAGES, ".tmp", ".lock", *TABLES})


class Folder:
    """An output folder."""

    def __init__(self, out: str | Path) -> None:
        self.place = places.of(str(out))
        self.name = self.place.name
        self.drafts = self.place.scratch / ".tmp"

    def make(self) -> None:
        """Make the folder where there is none; ScaleError where it holds something else."""
        try:
            there = self.place.names()
            strange = sorted(there - OURS)
            if strange and RUN not in there:
                raise ScaleError(f"{self.name}: holds other files ({strange[0]}): give a new --out")
            self.place.make((SHARDS, *TABLES))
        except OSError as error:
            raise self.unwritable(error) from error

    def unwritable(self, error: OSError) -> ScaleError:
        """What to tell where the disk or the store takes no file."""
        why = os.strerror(error.errno) if error.errno else stores.told(error)  # pyarrow has more words for it
        return ScaleError(f"{self.name}: cannot be written ({why}): make room, or give another --out")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other run out; what a killed one left half-written is removed, before and after.

        An object store has no lock: every other run of this machine is kept out.
        """
        try:
            handle = os.open(self.place.scratch / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise self.unwritable(error) from error
        try:
            take(handle)
        except OSError as error:
            os.close(handle)
            raise ScaleError(f"{self.name}: another run writes here: wait for it to end") from error
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

    def sizes(self) -> dict[str, int]:
        """The bytes of all files of shards."""
        return self.place.sizes((SHARDS, *TABLES))

    def save(self, value: Struct, key: str) -> None:
        """Write a JSON file."""
        draft = self.draft(PurePath(key).stem) / PurePath(key).name
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(value, order="sorted")) + b"\n")
        self.place.put(draft, key)

    def load(self, key: str, kind: type[S]) -> S | None:
        """What a JSON file holds; None where there is none, or it is no such file."""
        try:
            with self.place.opened(key) as stream:
                return msgspec.json.decode(stream.read(), type=kind)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def commit(self, meta: Meta, draft: Path) -> Meta:
        """Put the tables of a shard into place, and then what says that they are there."""
        tables = {}
        for table in TABLES:
            path = draft / f"{table}.parquet"
            tables[table] = Table(meta.tables[table].rows, path.stat().st_size, digest(path))
            self.place.put(path, part(table, meta.shard))
        whole = msgspec.structs.replace(meta, tables=tables)
        self.save(whole, shard_key(meta.shard))
        return whole

    def done(self, shard: int, plan: str, sizes: Mapping[str, int], *, check: bool = False) -> Meta | None:
        """The meta file of a shard that is done; with `check` only where every byte is as it was."""
        key = shard_key(shard)
        meta = self.load(key, Meta) if key in sizes else None
        if meta is None or meta.plan != plan or meta.tables.keys() != TABLES.keys():
            return None
        for table, said in meta.tables.items():
            key = part(table, shard)
            if sizes.get(key) != said.size or (check and self.digest(key) != said.sha256):
                return None
        return meta

    def digest(self, key: str) -> str:
        """The sha256 of a file that has been put into place."""
        with self.place.opened(key) as stream:
            return summed(stream)

    def run_there(self) -> Run | None:
        """The run that the folder holds; ScaleError where its file is damaged."""
        found = self.load(RUN, Run)
        if found is None and self.place.size(RUN) is not None:
            raise ScaleError(f"{self.name}/{RUN}: is damaged or of another onrecord: give another --out")
        return found


def part(table: str, shard: int) -> str:
    """A shard's file of a table."""
    return f"{table}/{stem(shard)}.parquet"


def shard_key(shard: int) -> str:
    """A shard's meta file."""
    return f"{SHARDS}/{stem(shard)}.json"


def stem(shard: int) -> str:
    """The name of a shard's files."""
    return f"part-{shard:06}"


def digest(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as stream:
        return summed(stream)


def summed(stream: BinaryIO) -> str:
    """The sha256 of the rest of a stream."""
    found = hashlib.sha256()
    while piece := stream.read(PIECE):
        found.update(piece)
    return found.hexdigest()
