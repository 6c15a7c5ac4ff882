"""The power fails at random moments while an archive is written: what was not synced is lost, or half of it.

python -m benchmarks.power [--cuts 1000] [--seed 7] [--careless]

SQLite is given a file system of ours (apsw, whose VFS can be written in Python) that notes every write, sync,
truncation and removal. Of each moment the disk is then made as a power cut may leave it: what was synced is
there, of the rest any sectors of any writes, in no order. The archive on it must open, `verify` must find
nothing, it must be as it was after one of its transactions, and none before the last correction may be lost.
With `--careless` corrections are synced no more than additions: the losses that are told then show that they
would be seen.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple

import apsw
import msgspec

from benchmarks.invented import records
from onrecord.archive import Archive, opening
from onrecord.archive.sqlite import Ways
from onrecord.errors import ArchiveError

SECTOR = 512  # bytes that a disk writes whole or not at all
NAME = "a.onrecord"


class Did(NamedTuple):
    """Something that happened to a file, or to the archive (`done`: a transaction has been told of)."""

    what: Literal["write", "sync", "truncate", "delete", "done"]
    file: str = ""
    at: int = 0
    data: bytes = b""
    durable: bool = False
    state: tuple[int, int] = (0, 0)


class Result(msgspec.Struct, frozen=True):
    """What the cuts came to; `lost` counts additions that were told of, not synced, and gone."""

    cuts: int
    transactions: int
    writes: int
    syncs: int
    lost: int
    faults: list[str]


class Files(apsw.VFS):
    """The file system beneath SQLite, with a note of all that is done to it."""

    def __init__(self, did: list[Did]) -> None:
        super().__init__("noted", "")
        self.did = did

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: ANN401, N802 - apsw's
        """Open a file."""
        return File(name, flags, self.did)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - apsw's
        """Remove a file."""
        super().xDelete(filename, syncdir)
        self.did.append(Did("delete", Path(filename).name))


class File(apsw.VFSFile):
    """A file of which is noted what is done to it."""

    def __init__(self, name: Any, flags: list[int], did: list[Did]) -> None:  # noqa: ANN401 - apsw's
        super().__init__("", name, flags)
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "").name
        self.did = did

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's
        """Write."""
        super().xWrite(data, offset)
        self.did.append(Did("write", self.name, offset, bytes(data)))

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's
        """Wait for the disk."""
        super().xSync(flags)
        self.did.append(Did("sync", self.name))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - apsw's
        """Cut off."""
        super().xTruncate(newsize)
        self.did.append(Did("truncate", self.name, newsize))


class Connection(Ways):
    """An apsw connection as the archive expects one of Python's own."""

    def __init__(self, uri: str, careless: bool) -> None:
        flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE
        self.own = apsw.Connection(uri, flags=flags, vfs="noted")
        self.careless = careless

    def execute(self, sql: str, values: Any = ()) -> Cursor:  # noqa: ANN401 - what SQLite takes
        """Run a statement."""
        if self.careless and "synchronous" in sql:
            sql = "PRAGMA synchronous = NORMAL"
        return Cursor(self.own.execute(sql, values), self.own)

    def executemany(self, sql: str, values: Iterable[Any]) -> Cursor:
        """Run a statement with each of some values."""
        return Cursor(self.own.executemany(sql, list(values)), self.own)

    def create_function(self, name: str, arguments: int, function: Any, *, deterministic: bool) -> None:  # noqa: ANN401
        """Make a function known to SQL."""
        self.own.create_scalar_function(name, function, arguments, deterministic=deterministic)

    def setconfig(self, option: int, on: bool) -> None:
        """Switch something on or off, as Python's connections do from 3.12 on."""
        self.own.config(option, int(on))

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.own.in_transaction

    def close(self) -> None:
        """Close it."""
        self.own.close()


class Cursor:
    """What a statement gives, as Python's own cursors give it."""

    def __init__(self, own: apsw.Cursor, connection: apsw.Connection) -> None:
        self.own, self.connection = own, connection

    def __iter__(self) -> Iterator[Any]:
        return iter(self.own)

    def fetchone(self) -> Any:  # noqa: ANN401 - a row
        """The next row."""
        return self.own.fetchone()

    def fetchall(self) -> list[Any]:
        """All other rows."""
        return self.own.fetchall()

    @property
    def lastrowid(self) -> int:
        """The number of the row that was put in last."""
        return self.connection.last_insert_rowid()


@contextmanager
def noted(did: list[Did], *, careless: bool) -> Iterator[None]:
    """Have the archive open its files by apsw, with a note of all that it does to them."""
    files = Files(did)
    usual = vars(opening)["sqlite3"]

    def connect(address: str, **_: object) -> Connection:
        return Connection(address, careless)

    shim = SimpleNamespace(connect=connect, Error=apsw.Error)
    shim.SQLITE_DBCONFIG_DEFENSIVE = apsw.SQLITE_DBCONFIG_DEFENSIVE
    shim.OperationalError = apsw.Error
    vars(opening)["sqlite3"] = shim
    try:
        yield
    finally:
        vars(opening)["sqlite3"] = usual
        files.unregister()


def work(folder: Path, documents: int, seed: int, *, careless: bool) -> list[Did]:
    """Additions and corrections in an archive, as the disk sees them."""
    random = Random(seed)  # noqa: S311 - no secret
    did: list[Did] = []
    with noted(did, careless=careless), Archive(folder / NAME) as archive:
        entries = 0
        for added, record in enumerate(records(documents), 1):
            archive.add(record, "x")
            did.append(Did("done", state=(added, entries)))
            if record.tolls and random.random() < 0.3:
                archive.correct(
                    record.document.id,
                    "tolls",
                    record.tolls[0].id,
                    "count",
                    added,
                    by="Ada",
                    reason="counted",
                )
                entries += 1
                did.append(Did("done", durable=True, state=(added, entries)))
            if random.random() < 0.05:
                archive.refresh()
    return did


class Disk:
    """Files as they are on a disk: what is there for good, and what may yet be lost."""

    def __init__(self, start: Mapping[str, bytes]) -> None:
        self.kept: dict[str, bytearray] = {name: bytearray(data) for name, data in start.items()}
        self.waiting: dict[str, list[Did]] = {}

    def take(self, did: Did) -> None:
        """Take in what happened."""
        if did.what == "sync":
            for one in self.waiting.pop(did.file, []):
                self.apply(self.kept, one)
        elif did.what != "done":
            self.waiting.setdefault(did.file, []).append(did)

    @staticmethod
    def apply(files: dict[str, bytearray], did: Did) -> None:
        """Do something to files."""
        if did.what == "delete":
            files.pop(did.file, None)
            return
        held = files.setdefault(did.file, bytearray())
        if did.what == "truncate":
            del held[did.at :]
            return
        held.extend(bytes(max(did.at + len(did.data) - len(held), 0)))
        held[did.at : did.at + len(did.data)] = did.data

    def cut(self, random: Random) -> dict[str, bytearray]:
        """The files after a power cut: of what was not synced any part, in sectors."""
        files = {name: bytearray(data) for name, data in self.kept.items()}
        for waiting in self.waiting.values():
            fate = random.choice(("all", "none", "some", "some"))
            for did in waiting:
                for piece in pieces(did):
                    if fate == "all" or (fate == "some" and random.random() < 0.7):
                        self.apply(files, piece)
        return files


def pieces(did: Did) -> Iterator[Did]:
    """What is written whole or not at all."""
    if did.what != "write":
        yield did
        return
    at = 0
    while at < len(did.data):
        size = SECTOR - (did.at + at) % SECTOR
        yield did._replace(at=did.at + at, data=did.data[at : at + size])
        at += size


def run(folder: Path, cuts: int, seed: int, *, documents: int = 60, careless: bool = False) -> Result:
    """Cut the power so often; what was lost."""
    Archive(folder / NAME).close()
    start = {NAME: (folder / NAME).read_bytes()}
    did = work(folder, documents, seed, careless=careless)
    random = Random(f"{seed} cuts")  # noqa: S311 - no secret
    moments = sorted(random.randrange(len(did)) for _ in range(cuts))
    disk, at, lost = Disk(start), 0, 0
    told: list[Did] = [Did("done", durable=True)]
    found: list[str] = []
    for cut, moment in enumerate(moments, 1):
        while at < moment:
            disk.take(did[at])
            told += [did[at]] * (did[at].what == "done")
            at += 1
        states = [one.state for one in did if one.what == "done"]
        wrong, gone = looked_at(folder / "cut", disk.cut(random), told, [(0, 0), *states])
        found += [f"cut {cut}, at step {moment}: {one}" for one in wrong]
        lost += gone
    counts = [sum(one.what == what for one in did) for what in ("done", "write", "sync")]
    return Result(cuts, counts[0], counts[1], counts[2], lost, found)


def looked_at(
    folder: Path, files: Mapping[str, bytearray], told: list[Did], states: list[tuple[int, int]]
) -> tuple[list[str], int]:
    """What is wrong with an archive after a cut, and how many transactions that were told of are gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        if not name.endswith("-shm"):
            (folder / name).write_bytes(data)
    try:
        with Archive(folder / NAME) as archive:
            faults = [f"{one.place}: {one.problem}" for one in archive.verify().faults]
            if faults:
                return faults, 0
            counts = archive.status().counts
    except (ArchiveError, sqlite3.Error) as error:
        return [f"cannot be opened: {error}"], 0
    state = (counts["documents"], counts["journal"])
    if state not in states:
        return [f"{state} is no state that it ever had"], 0
    least = max(at for at, one in enumerate(told) if one.durable)
    if states.index(state) < least:
        faults.append(f"{told[least].state} was synced and told of, {state} is there")
    return faults, max(len(told) - 1 - states.index(state), 0)


def main() -> None:
    """Run, and print what came of it; exit code 1 where something was lost that must not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--careless", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), chosen.cuts, chosen.seed, careless=chosen.careless)
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    sys.exit(1 if result.faults else 0)


if __name__ == "__main__":
    main()
