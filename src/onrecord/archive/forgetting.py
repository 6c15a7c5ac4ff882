"""Taking a report out for good: text, record, what quotes it; the journal keeps that, by whom, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ..errors import ArchiveError, ForgottenError
from . import journal, linking, rows, writing
from .database import Connection
from .shape import INDEXES
from .shapes import Entry, Target

OF_DOCUMENT = """SELECT source FROM documents WHERE number = :number
UNION SELECT source FROM sightings WHERE document = :number"""
TWINS = """SELECT id FROM documents
WHERE sha256 = (SELECT sha256 FROM documents WHERE number = :number) AND number != :number"""
KNOWN = "SELECT entry, id FROM forgotten WHERE id = ? OR sha256 = ? ORDER BY entry DESC LIMIT 1"
REMEMBER = """INSERT INTO forgotten VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, entry = excluded.entry"""
EMPTY = """UPDATE journal SET reason = '', spans = NULL, words = NULL, old = NULL, new = NULL, refers = NULL
WHERE number = ?"""
GONE = "SELECT entry FROM forgotten WHERE id = ? AND id NOT IN (SELECT id FROM documents)"


def forget(connection: Connection, number: int, document: str, *, by: str, because: str, at: str) -> Entry:
    """Take a report out, in somebody's transaction; the entry of it lists those that were emptied."""
    emptied = naming(list(journal.entries(connection)), document)
    left = {str(one.number): journal.left_of(one) for one in emptied}
    entry = Entry(
        number=0, at=at, by=by, kind="forgetting", reason=because,
        target=Target(document=document, part="document", item="-", field="text"), new=left,
    )  # fmt: skip
    entry = journal.append(connection, entry)
    (sha256,) = connection.execute("SELECT sha256 FROM documents WHERE number = ?", (number,)).fetchone()
    connection.execute(REMEMBER, (document, sha256, entry.number))
    connection.executemany(EMPTY, ((one.number,) for one in emptied))
    take_out(connection, number, document)
    return entry


def naming(entries: list[Entry], document: str) -> list[Entry]:
    """The entries about a report, those that put its incidents together or apart, and what took them back."""
    found: dict[int, Entry] = {}
    gone = journal.emptied(entries)
    for entry in entries:
        about = entry.target is not None and entry.target.document == document
        named = document in entry.members or any(
            one.rpartition("#")[0] == document for one in entry.incidents
        )
        known = entry.number in gone or entry.kind == "forgetting"
        if not known and (about or named or entry.undoes in found):
            found[entry.number] = entry
    return list(found.values())


def take_out(connection: Connection, number: int, document: str) -> None:
    """Take a report's rows away, and have those that told the same put together without it."""
    sources = connection.execute(OF_DOCUMENT, {"number": number}).fetchall()
    linking.hand_on(connection, number)
    linking.relink(connection, number, ())
    writing.empty(connection, number)
    connection.drop_words(number)
    connection.execute("DELETE FROM documents WHERE number = ?", (number,))
    connection.execute("DELETE FROM failures WHERE document = ?", (document,))
    connection.executemany("DELETE FROM failures WHERE source = ?", sources)


def twins(connection: Connection, number: int) -> tuple[str, ...]:
    """The ids of other reports with the same text."""
    return tuple(name for (name,) in connection.execute(TWINS, {"number": number}))


def gone(connection: Connection, document: str) -> int:
    """The entry that took a report out for good, 0 where it is there or never was."""
    found = connection.execute(GONE, (document,)).fetchone()
    return int(found[0]) if found else 0


def emptied_by(entry: Entry | None) -> tuple[int, ...]:
    """The entries that a forgetting has emptied."""
    return tuple(journal.emptied([entry])) if entry else ()


def refuse(connection: Connection, document: str, text: str) -> None:
    """ForgottenError where a report, or its text under another id, was taken out for good."""
    found = connection.execute(KNOWN, (document, rows.digest(text))).fetchone()
    if found is None:
        return
    entry = journal.one(connection, found[0])
    if entry is None:
        raise ArchiveError(f"entry {found[0]} of the journal is missing: take a backup")
    raise ForgottenError(
        f"{document!r} was forgotten by {entry.by.removeprefix('person:')} on {entry.at[:10]} "
        f"({entry.reason}): left out; --even-forgotten adds it nonetheless"
    )


def known_again(connection: Connection, document: str, text: str) -> None:
    """A report is added nonetheless: it is forgotten no more; the journal still tells that it was."""
    connection.execute("DELETE FROM forgotten WHERE id = ? OR sha256 = ?", (document, rows.digest(text)))


def sweep(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that no byte of what was taken out is left in it or its log; no transaction.

    Indexes of words keep those of a removed report until their pieces are put together.
    """
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - a name of ours
    (sampled,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4')"
    ).fetchone()
    if sampled:
        connection.execute("DELETE FROM sqlite_stat4")  # ANALYZE keeps words there
    connection.execute("VACUUM")
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
    if busy:
        raise ArchiveError("somebody is reading the archive: end `onrecord serve` and other readers")


def copies(path: Path) -> tuple[str, ...]:
    """The copies that onrecord made beside an archive before it upgraded it."""
    beside: Iterable[Path] = path.parent.glob(f"{path.name}.*")
    ours = (one for one in beside if one.name[len(path.name) :].startswith((".version-", ".backup.new")))
    return tuple(sorted(map(str, ours)))
