"""What each report tells of each incident, kept with its record: found by rare words and days.

`note` is called in the transaction that adds or changes a document; `near` gives the candidates of a
happening, so that one more report is never compared with all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ..model import Record
from .database import Connection

if TYPE_CHECKING:
    from ..incidents.match import Seen
    from ..incidents.shapes import Happening

STEP = 30  # days: what was told between two far days stands in the index at steps
MOST_STEPS = 40
REMEMBERED = 1_000  # portraits


class Told(NamedTuple):
    """A happening with its portrait, not yet in the archive."""

    body: str
    seen: Seen


class Kept(NamedTuple):
    """A happening of the archive with its portrait, by its number."""

    number: int
    seen: Seen


def told(record: Record) -> tuple[Told, ...]:
    """The happenings of a record with their portraits."""
    from ..incidents import happenings, match  # noqa: PLC0415 - loads numpy, spaCy and the lexicons

    text = record.document.text
    return tuple(
        Told(msgspec.json.encode(one).decode(), match.seen(one, text)) for one in happenings.of(record)
    )


@lru_cache(REMEMBERED)
def seen(body: str, text: str) -> Seen:
    """A happening as it is kept, with its portrait."""
    from ..incidents import match  # noqa: PLC0415 - as above

    return match.seen(happening(body), text)


def happening(body: str) -> Happening:
    """A happening from its JSON."""
    from ..incidents.shapes import Happening  # noqa: PLC0415 - as above

    return msgspec.json.decode(body, type=Happening)


def days(one: Seen) -> Sequence[int]:
    """The days under which a happening stands in the index: when it was told; 0 where that is not known."""
    from ..incidents import match  # noqa: PLC0415 - as above

    span = match.told_on(one.happening)
    if span is None:
        return (0,)
    first, last = span[0].toordinal(), span[1].toordinal()
    return (*range(first, last, STEP)[:MOST_STEPS], last)


def note(connection: Connection, document: int, some: Sequence[Told]) -> tuple[list[Kept], set[int]]:
    """Keep what a document tells in the place of what it told before; what is new, and the incidents it left.

    A happening keeps its number as long as its document tells as many.
    """
    before = dict(
        connection.execute("SELECT part, number FROM happenings WHERE document = ?", (document,)).fetchall()
    )
    left = {
        incident
        for (incident,) in connection.execute(
            "SELECT DISTINCT incident FROM happenings WHERE document = ?", (document,)
        ).fetchall()
    }
    for part in set(before) - {one.seen.happening.number for one in some}:
        connection.execute("DELETE FROM happenings WHERE number = ?", (before[part],))
    return [put(connection, document, one, before) for one in some], left


def put(connection: Connection, document: int, one: Told, before: dict[int, int]) -> Kept:
    """Keep one happening, alone in its incident and compared with none."""
    from ..incidents.consensus import stand  # noqa: PLC0415 - as above

    part = one.seen.happening.number
    number = before.get(part)
    if number is None:
        number = connection.insert(
            "INSERT INTO happenings (document, part, incident, body) VALUES (?, ?, 0, ?)",
            (document, part, one.body),
        )
    else:
        connection.execute("DELETE FROM happening_words WHERE happening = ?", (number,))
        connection.execute("DELETE FROM matches WHERE one = ? OR other = ?", (number, number))
    set_in = stand(one.seen.happening)
    latitude, longitude = set_in.point or (None, None)
    connection.execute(
        """UPDATE happenings SET incident = ?, day = ?, latitude = ?, longitude = ?, body = ?
        WHERE number = ?""",
        (number, set_in.day, latitude, longitude, one.body, number),
    )
    connection.executemany(
        "INSERT INTO happening_words VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((word, day, number) for word in one.seen.portrait.keys for day in days(one.seen)),
    )
    return Kept(number, one.seen)


def near(connection: Connection, one: Kept) -> Iterator[Kept]:
    """The happenings that share the most of the rare words of one, told within the window of it.

    Of a word that many have, those told nearest in time are looked at; of all, the likeliest few. So one
    more report costs as much in a large archive as in a small one.
    """
    from ..incidents import match  # noqa: PLC0415 - as above

    shared = postings(connection, one)
    likely = [(-rare, number) for number, rare in shared.items() if rare >= match.SHARED]
    for number, body, text in rows(connection, [number for _, number in sorted(likely)[:LIKELY]]):
        yield Kept(number, seen(body, text))


def postings(connection: Connection, one: Kept) -> dict[int, float]:
    """The happenings that have words of one in common, with the rarity of these words together."""
    from ..incidents.words import rarity  # noqa: PLC0415 - as above

    span = days(one.seen)
    shared: dict[int, float] = {}
    words = list(one.seen.portrait.keys)
    asked = [question for word in words for question in questions(word, span)]
    answers = connection.each(asked)
    for at, word in enumerate(words):
        rare = rarity(word)
        some = answers[at * PER_WORD : (at + 1) * PER_WORD]
        for number in {number for rows in some for (number,) in rows} - {one.number}:
            shared[number] = shared.get(number, 0.0) + rare
    return shared


def questions(word: str, span: Sequence[int]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What to ask for the happenings of a word: told nearest before some days and after, and undated."""
    from ..incidents import match  # noqa: PLC0415 - as above

    first, last = span[0], span[-1]
    yield BEFORE, (word, first - match.WINDOW, first, MOST) if first else (word, 1, 0, 0)
    yield AFTER, (word, first + 1, last + match.WINDOW, MOST) if first else (word, 1, LAST_DAY, MOST)
    yield AFTER, (word, 0, 0, MOST)


def rows(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
    """The number, body and text of some happenings, in order."""
    if not numbers:
        return []
    return connection.execute(
        f"""SELECT happenings.number, body, text FROM happenings
        JOIN documents ON documents.number = happenings.document
        WHERE happenings.number IN ({", ".join("?" * len(numbers))})
        ORDER BY happenings.number""",  # noqa: S608 - question marks
        numbers,
    ).fetchall()


MOST = 30
"""Happenings of one word that are looked at, on either side in time."""
PER_WORD = 3
"""Questions that are asked of each word."""
LIKELY = 8
"""Happenings that are compared with one, by how much they share."""
LAST_DAY = 3_652_059
"""31 December 9999."""
BEFORE = """SELECT happening FROM happening_words
WHERE word = ? AND day BETWEEN ? AND ? ORDER BY day DESC, happening DESC LIMIT ?"""
AFTER = """SELECT happening FROM happening_words
WHERE word = ? AND day BETWEEN ? AND ? ORDER BY day, happening LIMIT ?"""
