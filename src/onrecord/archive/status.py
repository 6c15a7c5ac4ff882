"""What is in an archive: counts, size, versions, what failed, corrections that lost their place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..model import MadeWith
from . import corrections, failures, journal, opening, rows
from .shapes import Made, Status

COUNTED = (
    "documents",
    "parties",
    "times",
    "places",
    "hedges",
    "attributions",
    "events",
    "tolls",
    "sightings",
)


def status(connection: sqlite3.Connection, path: Path, *, whole: bool) -> Status:
    """What is in an archive; `whole` has every page and index of it checked, which takes a while."""
    counts = {name: counted(connection, name) for name in COUNTED}
    counts["journal"] = counted(connection, "journal")
    counts["failures"] = counted(connection, "failures")
    return Status(
        archive=str(path),
        version=opening.version_of(connection),
        bytes=sum(size(path.with_name(path.name + end)) for end in ("", "-wal")),
        counts=counts,
        made=tuple(made(connection)),
        failures=failures.listed(connection),
        unplaced=tuple(unplaced(connection)),
        broken=journal.broken(journal.entries(connection)) or (damage(connection) if whole else None),
        sqlite=sqlite3.sqlite_version,
    )


def counted(connection: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of ours
    return int(found)


def size(path: Path) -> int:
    """The bytes of a file, none where there is no file."""
    return path.stat().st_size if path.exists() else 0


def made(connection: sqlite3.Connection) -> Iterator[Made]:
    """The versions that records were made with, the most frequent first."""
    for versions, documents in connection.execute(
        "SELECT made_with, count(*) FROM documents GROUP BY made_with ORDER BY 2 DESC, 1"
    ):
        yield Made(msgspec.json.decode(versions, type=MadeWith), documents)


def unplaced(connection: sqlite3.Connection) -> Iterator[int]:
    """The entries of the journal that no longer find their item, after a re-reading."""
    corrected = connection.execute(
        """SELECT DISTINCT documents.id, made, text FROM journal
        JOIN documents ON documents.id = journal.document JOIN records ON records.document = documents.number
        WHERE kind IN ('correction', 'acceptance', 'rejection')
        ORDER BY documents.number"""
    )
    for name, record, text in corrected.fetchall():
        yield from corrections.replay(
            rows.with_text(record, text), journal.entries(connection, name)
        ).unplaced


def damage(connection: sqlite3.Connection) -> str | None:
    """What SQLite finds wrong with the file, None where all is well."""
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        return f"the file is damaged: {found}"
    lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if lost:
        return f"a row of {lost[0]} has lost its document"
    return None
