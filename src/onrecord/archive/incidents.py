"""What each report tells of each incident, kept with its record: found by rare words and days.

`note` is called in the transaction that adds or changes a document; `near` gives the candidates of a
happening, so that one more report is never compared with all others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ..model import Record

if TYPE_CHECKING:
    from ..incidents.shapes import Happening

INSERT = """
INSERT INTO happening (document, part, first, last, told, body) VALUES (?, ?, ?, ?, ?, ?)
"""


class Told(NamedTuple):
    """A happening, and the words it is looked up by."""

    happening: Happening
    words: tuple[str, ...]


class Kept(NamedTuple):
    """A happening as it is kept: its number, that of its document, its incident, whether to look again."""

    number: int
    document: int
    incident: str | None
    dirty: bool
    happening: Happening


def told(record: Record) -> tuple[Told, ...]:
    """The happenings of a record, each with the words that others are compared with it by."""
    from ..incidents import happenings, match  # noqa: PLC0415 - numpy and the lexicons, to add alone

    text = record.document.text
    return tuple(
        Told(one, tuple(sorted(match.seen(one, text).portrait.keys))) for one in happenings.of(record)
    )


def ordinal(moment: str | None) -> int | None:
    """The day of a day or moment as Python counts days from 1 January of year 1.

    >>> ordinal("2022-11-26T08:30")
    738485
    """
    return None if moment is None else date.fromisoformat(moment[: len("2022-11-26")]).toordinal()


def note(connection: sqlite3.Connection, document: int, some: Iterable[Told]) -> None:
    """Keep what a document tells, in the place of what it told before; the incidents it was in are dirty."""
    before = connection.execute(
        "SELECT DISTINCT incident FROM happening WHERE document = ? AND incident IS NOT NULL", (document,)
    ).fetchall()
    connection.executemany("UPDATE happening SET dirty = 1 WHERE incident = ?", before)
    connection.execute("DELETE FROM happening WHERE document = ?", (document,))
    for one, words in some:
        first, last, day = ordinal(one.first), ordinal(one.last), ordinal(one.told)
        body = msgspec.json.encode(one).decode()
        number = connection.execute(INSERT, (document, one.number, first, last, day, body)).lastrowid
        connection.executemany(
            "INSERT OR IGNORE INTO happening_word VALUES (?, ?, ?)",
            ((word, day or 0, number) for word in words),
        )


def near(connection: sqlite3.Connection, words: Iterable[str], first: int, last: int) -> Iterator[Kept]:
    """The happenings with one of some words, told between two days or on no known day, each once."""
    seen: set[int] = set()
    for word in words:
        found = connection.execute(
            """SELECT happening.number, document, incident, dirty, body FROM happening_word
            JOIN happening ON happening.number = happening_word.happening
            WHERE word = ? AND (day BETWEEN ? AND ? OR day = 0) ORDER BY happening.number""",
            (word, first, last),
        )
        for row in found.fetchall():
            if row[0] not in seen:
                seen.add(row[0])
                yield kept(row)


def kept(row: tuple[int, int, str | None, int, str]) -> Kept:
    """The happening of a row."""
    from ..incidents.shapes import Happening  # noqa: PLC0415 - as above

    number, document, incident, dirty, body = row
    return Kept(number, document, incident, bool(dirty), msgspec.json.decode(body, type=Happening))


def dirty(connection: sqlite3.Connection) -> Iterator[Kept]:
    """The happenings whose incident is to be looked at again, the oldest first."""
    found = connection.execute(
        "SELECT number, document, incident, dirty, body FROM happening WHERE dirty ORDER BY number"
    )
    return map(kept, found.fetchall())


def place(connection: sqlite3.Connection, number: int, incident: str) -> None:
    """Say which incident a happening is of; it is no longer to be looked at."""
    connection.execute("UPDATE happening SET incident = ?, dirty = 0 WHERE number = ?", (incident, number))
