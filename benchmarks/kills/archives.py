"""What is killed in an archive: additions, corrections, forgetting, backups, copies, upgrades."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.invented import records
from benchmarks.kills import ages
from benchmarks.kills.trial import command
from onrecord.archive import Archive, opening, shape
from onrecord.model import Record, to_json

DOCUMENTS = "id, sha256, title, publisher, published, day, url, language, source, made_with, version, text"
JOURNAL = (
    "number, by, kind, reason, document, part, item, field, spans, words, old, new, refers, undoes, "
    "incidents, members"
)
TABLES = (
    "parties", "roles", "times", "places", "hedges", "attributions", "events", "roles_in_events", "tolls",
    "spans", "failures", "sightings", "happenings", "happening_words", "matches", "rulings", "incidents",
    "quoted", "voices", "reviews", "progress", "forgotten",
)  # fmt: skip
CONTENT = (
    f"SELECT {DOCUMENTS} FROM documents",  # noqa: S608 - names of ours
    f"SELECT {JOURNAL} FROM journal",  # noqa: S608 - names of ours
    "SELECT id, made FROM records JOIN documents ON number = document",
    *(f"SELECT * FROM {table}" for table in TABLES),  # noqa: S608 - names of ours
    "SELECT number, document, kind, item, latitude, longitude FROM located",
    "SELECT rowid FROM words WHERE words MATCH 'killed OR river'",
    "SELECT rowid FROM said_words WHERE said_words MATCH 'killed'",
)  # fmt: skip
"""Everything an archive holds, but the moments at which it came there."""
NAME = "killed.onrecord"
EACH = 10  # corrections of one piece of work


@cache
def made(documents: int) -> tuple[Record, ...]:
    """Invented reports."""
    return tuple(records(documents))


def content(path: Path) -> list[list[str]]:
    """All that an archive holds, in order."""
    connection = sqlite3.connect(path)
    try:
        return [sorted(map(repr, connection.execute(sql))) for sql in CONTENT]
    finally:
        connection.close()


def wrong(path: Path, least: int, whole: dict[str, bytes] | None = None) -> Iterator[str]:
    """What is wrong with an archive: everything that `onrecord verify` sees, and documents that are gone."""
    with Archive(path, readonly=True) as archive:
        found = archive.verify()
        yield from (f"{one.place}: {one.problem}" for one in found.faults)
        if found.documents < least:
            yield f"{least - found.documents} documents that were committed are gone"
        for record in archive.records():
            if whole is not None and to_json(record) != whole.get(record.document.id):
                yield f"document {record.document.id} is not whole"


class Kept:
    """Work at an archive that was filled once; each time it begins with a copy."""

    name = ""
    alike = False

    def __init__(self, documents: int, folder: Path) -> None:
        self.documents = documents
        self.start = folder / f"start-{self.name}.onrecord"
        self.start.unlink(missing_ok=True)
        with Archive(self.start) as archive:
            for record in made(documents):
                archive.add(record, f"{record.document.id}.txt")
            archive.refresh()

    def prepare(self, folder: Path, at: int) -> None:
        """A copy of the archive."""
        shutil.copy(self.start, folder / NAME)

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive."""
        yield from wrong(folder / NAME, self.documents)

    def begun(self, folder: Path) -> bool:
        """Whether the journal or the log beside the archive holds something."""
        with Archive(folder / NAME, readonly=True) as archive:
            return opening.has_log(folder / NAME) or bool(archive.history())

    def content(self, folder: Path) -> object:
        """All of the archive."""
        return content(folder / NAME)


class Add:
    """`onrecord add` of records that were read before, into an archive that it makes."""

    name = "add"
    alike = True

    def __init__(self, documents: int) -> None:
        self.whole = {record.document.id: to_json(record) for record in made(documents)}
        self.least = 0

    def prepare(self, folder: Path, at: int) -> None:
        """The records as JSON lines."""
        self.least = 0
        (folder / "records.jsonl").write_bytes(b"".join(line + b"\n" for line in self.whole.values()))

    def do(self, folder: Path, at: int) -> int:
        """Add them all."""
        return command(["add", "records.jsonl", "--quiet", "--archive", str(folder / NAME)])

    def begun(self, folder: Path) -> bool:
        """Whether there is an archive."""
        return (folder / NAME).exists()

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive; what was committed before stays."""
        if not (folder / NAME).exists():
            if self.least:
                yield f"{self.least} documents are gone"
            return
        yield from wrong(folder / NAME, self.least, self.whole)
        with Archive(folder / NAME, readonly=True) as archive:
            self.least = archive.status().counts["documents"]

    def content(self, folder: Path) -> object:
        """All of the archive."""
        return content(folder / NAME)


class Correct(Kept):
    """`onrecord correct`, of some reports one after the other."""

    name = "correct"

    def do(self, folder: Path, at: int) -> int:
        """Correct the first toll of some reports, to figures that no other time has."""
        some = [record for record in made(self.documents) if record.tolls]
        codes = [
            command(
                ["correct", record.document.id, "tolls", record.tolls[0].id, "count", str(1000 + at + n),
                 "--by", "Ada Orel", "--reason", "the list of names", "--archive", str(folder / NAME)]
            )
            for n, record in enumerate(some[:EACH])
        ]  # fmt: skip
        return max(codes)


class Forget(Kept):
    """`onrecord forget`, each time another report."""

    name = "forget"

    def do(self, folder: Path, at: int) -> int:
        """Forget a report."""
        name = made(self.documents)[at % self.documents].document.id
        return command(
            ["forget", name, "--by", "Ada Orel", "--because", "she asked", "--archive", str(folder / NAME)]
        )

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive; one report may be gone."""
        yield from wrong(folder / NAME, self.documents - 1)


class BackUp(Kept):
    """`onrecord backup`: none, or a whole one."""

    name = "backup"
    alike = True

    def do(self, folder: Path, at: int) -> int:
        """Copy the archive."""
        if (folder / "copy.onrecord").exists():
            return 0  # the kill came after its end
        return command(["backup", str(folder / "copy.onrecord"), "--archive", str(folder / NAME)])

    def begun(self, folder: Path) -> bool:
        """Whether something of the copy is there."""
        return any("copy.onrecord" in path.name for path in folder.iterdir())

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive, or with the copy where there is one."""
        yield from wrong(folder / NAME, self.documents)
        if (folder / "copy.onrecord").exists():
            yield from wrong(folder / "copy.onrecord", self.documents)

    def content(self, folder: Path) -> object:
        """All of the copy."""
        return content(folder / "copy.onrecord")


class Copy(BackUp):
    """`onrecord copy` into a file: an archive with nothing in it, or with everything."""

    name = "copy"

    def do(self, folder: Path, at: int) -> int:
        """Copy the archive."""
        if self.there(folder):
            return 0  # the kill came after its end
        return command(["copy", str(folder / "copy.onrecord"), "--archive", str(folder / NAME)])

    def there(self, folder: Path) -> int:
        """How many rows of documents and of all that hangs on them the copy has."""
        if not (folder / "copy.onrecord").exists():
            return 0
        return sum(map(len, content(folder / "copy.onrecord")))

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive, or with the copy, unless it is empty."""
        yield from wrong(folder / NAME, self.documents)
        if (folder / "copy.onrecord").exists():
            yield from wrong(folder / "copy.onrecord", self.documents if self.there(folder) else 0)


class Migrate(Kept):
    """The upgrade of an archive of each older version, by whatever command opens it first."""

    name = "migrate"

    def prepare(self, folder: Path, at: int) -> None:
        """An archive of an older version."""
        self.version = 1 + at % (opening.VERSION - 1)
        ages.aged(self.start, folder / NAME, self.version)

    def do(self, folder: Path, at: int) -> int:
        """Look into it."""
        return command(["status", "--archive", str(folder / NAME)])

    def begun(self, folder: Path) -> bool:
        """Whether a copy is beside it, or begun."""
        return len([path for path in folder.iterdir() if path.suffix not in (".lock", ".onrecord")]) > 0

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with it, of whichever version it is by now, and with the copy beside it."""
        for path in (folder / NAME, opening.backup_of(folder / NAME, self.version)):
            if path.exists():
                yield from old(path, self.documents)

    def content(self, folder: Path) -> object:
        """All of it."""
        return content(folder / NAME)


def old(path: Path, documents: int) -> Iterator[str]:
    """What is wrong with an archive of any version."""
    connection = opening.connect(path, "ro")
    try:
        version = opening.version_of(connection)
        shape.refuse_other(path, connection, version, opening.VERSION)
        for (words,) in connection.execute("PRAGMA integrity_check"):
            if words != "ok":
                yield f"{path.name}: {words}"
        (held,) = connection.execute("SELECT count(*) FROM documents").fetchone()
        if held != documents:
            yield f"{path.name}: {held} documents of {documents}"
    finally:
        connection.close()
