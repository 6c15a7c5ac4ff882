"""Search: reports by words and by what their records say, with the words that show it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..errors import QueryError
from ..model import Span, iso_moment
from .conditions import SHOWN, Condition, Query, conditions
from .near import kilometres
from .shapes import Evidence, Hit, Page
from .snippets import snippet

SHOWN_OF = "SELECT number, id, title, publisher, published, url, text FROM documents WHERE number = ?"
BY_RANK = ("rowid", "rank", "rank, rowid DESC")
BY_DAY = ("number", "NULL", "day DESC, number DESC")
"""What tells a report, its rank, and in which order reports come: the best first, or the newest."""
MARKS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
"""Unicode's noncharacters, which no text should hold: pairs of them show where FTS5 found a word."""


def search(connection: sqlite3.Connection, query: Query, limit: int, offset: int) -> Page:
    """Some of the reports that a search finds: the best first where words are asked for, else the newest."""
    connection.create_function("kilometres", 4, kilometres, deterministic=True)
    refuse_bad_words(connection, query)
    found = conditions(query)
    where, values = clause(query, found)
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    name, rank, order = BY_RANK if query.words is not None else BY_DAY
    ranks = dict(
        connection.execute(
            f"SELECT {name}, {rank} {where} ORDER BY {order} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
    )
    rows = [(*connection.execute(SHOWN_OF, (number,)).fetchone(), rank) for number, rank in ranks.items()]
    shown = evidence(connection, [row[0] for row in rows], found)
    hits = tuple(hit(connection, row, query, shown[row[0]]) for row in rows)
    return Page(total=total, offset=offset, hits=hits)


def clause(query: Query, found: list[Condition]) -> tuple[str, tuple[object, ...]]:
    """FROM and WHERE of a search, and their values; an index of words is asked without its documents."""
    values: list[object] = []
    days = [(sign, one) for sign, one in ((">=", query.since), ("<=", query.until)) if one is not None]
    within = " AND ".join(f"day {sign} ?" for sign, _ in days)
    if query.words is None:
        # +: the index of days is walked in its order, and no text touched for what is only counted
        source, name, parts = "documents", "+number", [within] if days else []
    else:
        source, name, parts = "words", "rowid", ["words MATCH ?"]
        values.append(query.words)
        if days:
            parts.append(f"rowid IN (SELECT number FROM documents WHERE {within})")  # noqa: S608 - our own SQL
    values += [day(one) for _, one in days]
    for condition in found:
        parts.append(f"{name} IN (SELECT document FROM ({condition.sql}))")  # noqa: S608 - our own SQL
        values += condition.values
    return f"FROM {source} WHERE {' AND '.join(parts) or '1'}", tuple(values)


def day(text: str) -> str:
    """A day as given; QueryError where it is none."""
    try:
        return iso_moment(text).isoformat()[:10]
    except ValueError as error:
        raise QueryError(f"{error}: mend it") from error


def refuse_bad_words(connection: sqlite3.Connection, query: Query) -> None:
    """Raise for words that FTS5 cannot read."""
    for words, table in ((query.words, "words"), (query.said, "said_words")):
        if words is None:
            continue
        if not words.strip():
            raise QueryError("no words are given: give some, or leave them out")
        try:
            connection.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (words,)).fetchone()  # noqa: S608
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_ERROR":
                raise
            raise QueryError(misread(words, str(error))) from error


def misread(words: str, reason: str) -> str:
    """What is wrong with words, and how to write them.

    >>> misread("62-year-old", "no such column: year")
    '62-year-old cannot be understood (no such column: year): put it in double quotes, "62-year-old"'
    """
    bare = words.replace('"', "").strip()
    quoted = f'"{bare}"' if bare else '"so"'
    return (
        f"{words} cannot be understood ({reason.removeprefix('fts5: ')}): put it in double quotes, {quoted}"
    )


def hit(
    connection: sqlite3.Connection, row: tuple[object, ...], query: Query, shown: tuple[Evidence, ...]
) -> Hit:
    """A report that was found, with its evidence."""
    number, name, title, publisher, published, url, text, rank = row
    spans = [one.span for one in shown]
    if query.words is not None:
        spans += words_in(connection, number, str(text), query.words)
    piece = snippet(str(text), spans)
    return Hit(
        document=str(name),
        title=optional(title),
        publisher=optional(publisher),
        published=optional(published),
        url=optional(url),
        rank=None if rank is None else float(str(rank)),
        snippet=piece.text,
        begins=piece.begins,
        marked=piece.marked,
        evidence=shown,
    )


def optional(value: object) -> str | None:
    """A text that may be missing."""
    return None if value is None else str(value)


def evidence(
    connection: sqlite3.Connection, numbers: list[object], found: Iterable[Condition]
) -> dict[object, tuple[Evidence, ...]]:
    """The words that the conditions are met by in some reports, by the report's number."""
    made: dict[object, list[Evidence]] = {number: [] for number in numbers}
    among = ", ".join("?" * len(numbers))
    for condition in found:
        items = connection.execute(
            f"SELECT DISTINCT * FROM ({condition.sql}) WHERE document IN ({among})",  # noqa: S608 - our own SQL
            (*condition.values, *numbers),
        ).fetchall()
        for number, kind, item in sorted(items, key=str):
            made[number] += words_of(connection, number, kind, item)
    return {number: tuple(some) for number, some in made.items()}


def words_of(connection: sqlite3.Connection, number: int, kind: str, item: str | int) -> Iterator[Evidence]:
    """The words that show an item."""
    fields = SHOWN[kind]
    rows = connection.execute(
        f"""SELECT field, start, end, substr(text, start + 1, end - start) FROM spans
        JOIN documents ON number = document WHERE document = ? AND kind = ? AND item = ?
        AND field IN ({", ".join("?" * len(fields))}) ORDER BY start, end""",  # noqa: S608 - our own SQL
        (number, kind, item, *fields),
    )
    for field, start, end, words in rows:
        yield Evidence(kind=kind, item=item, field=field, span=(start, end), words=words)


def words_in(connection: sqlite3.Connection, number: object, text: str, words: str) -> list[Span]:
    """Where the words that were asked for stand in a text; nowhere in one that holds all our marks."""
    free = [mark for mark in MARKS if mark not in text]
    if len(free) < 2:
        return []
    left, right = free[:2]
    (marked,) = connection.execute(
        "SELECT highlight(words, 1, ?, ?) FROM words WHERE words MATCH ? AND rowid = ?",
        (left, right, words, number),
    ).fetchone()
    pieces = marked.replace(right, left).split(left)
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return list(pairwise(ends))[1::2]
