"""Search: reports by words and by what their records say, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import QueryError
from ..model import encodable, iso_moment
from .conditions import SHOWN, Condition, Query, conditions
from .database import Connection
from .reviews import named
from .shapes import Evidence, Hit, Page
from .snippets import snippet

SHOWN_OF = "SELECT number, id, title, publisher, published, url, text FROM documents WHERE number = ?"
NEWEST = "day DESC NULLS LAST, number DESC"
"""In which order reports come where no words are asked for, which tell the best."""


def search(connection: Connection, query: Query, limit: int, offset: int) -> Page:
    """Some of the reports that a search finds: the best first where words are asked for, else the newest."""
    refuse_bad_words(connection, query)
    found = conditions(connection, query)
    where, values = clause(connection, query, found)
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    rank = connection.RANK
    name, rank, order = (
        ("number", "NULL", NEWEST) if query.words is None else ("rowid", rank, f"{rank}, rowid DESC")
    )
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


def clause(connection: Connection, query: Query, found: list[Condition]) -> tuple[str, tuple[object, ...]]:
    """FROM and WHERE of a search, and their values; an index of words is asked without its documents."""
    values: list[object] = []
    days = [(sign, one) for sign, one in ((">=", query.since), ("<=", query.until)) if one is not None]
    within = " AND ".join(f"day {sign} ?" for sign, _ in days)
    if query.words is None:
        # +: the index of days is walked in its order, and no text touched for what is only counted
        source, name, parts = "documents", "+number", [within] if days else []
    else:
        source, found_by = connection.FOUND
        name, parts = "rowid", [found_by]
        values.append(connection.asked(query.words))
        if days:
            parts.append(f"rowid IN (SELECT number FROM documents WHERE {within})")  # noqa: S608 - our own SQL
    values += [day(one) for _, one in days]
    for condition in found:
        parts.append(f"{name} IN (SELECT document FROM ({condition.sql}) AS met)")  # noqa: S608 - our own SQL
        values += condition.values
    return f"FROM {source} WHERE {' AND '.join(parts) or 'TRUE'}", tuple(values)


def day(text: str) -> str:
    """A day as given; QueryError where it is none."""
    try:
        return iso_moment(text).isoformat()[:10]
    except ValueError as error:
        raise QueryError(f"{error}: mend it") from error


def refuse_bad_words(connection: Connection, query: Query) -> None:
    """Raise for words that cannot be read as FTS5 writes them, and for what no text has."""
    refuse_halves(query)
    for words, said in ((query.words, False), (query.said, True)):
        if words is None:
            continue
        if not words.strip():
            raise QueryError("no words are given: give some, or leave them out")
        try:
            connection.refuse_unreadable(words, said=said)
        except QueryError as error:
            raise QueryError(misread(words, str(error))) from error


def refuse_halves(query: Query) -> None:
    """Raise for half of a surrogate pair, a byte of a command line that is no UTF-8."""
    for name in query.__struct_fields__:
        try:
            encodable(getattr(query, name), name)
        except ValueError as error:
            raise QueryError(str(error)) from None


def misread(words: str, reason: str) -> str:
    """What is wrong with words, and how to write them.

    >>> misread("62-year-old", "no such column: year")
    '62-year-old cannot be understood (no such column: year): put it in double quotes, "62-year-old"'
    """
    bare = words.replace('"', "").strip()
    quoted = f'"{bare}"' if bare else '"so"'
    return f"{words} cannot be understood ({reason}): put it in double quotes, {quoted}"


def hit(connection: Connection, row: tuple[object, ...], query: Query, shown: tuple[Evidence, ...]) -> Hit:
    """A report that was found, with its evidence."""
    number, name, title, publisher, published, url, text, rank = row
    spans = [one.span for one in shown]
    if query.words is not None:
        spans += connection.words_in(int(str(number)), str(text), query.words)
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
    connection: Connection, numbers: list[object], found: Iterable[Condition]
) -> dict[object, tuple[Evidence, ...]]:
    """The words that the conditions are met by in some reports, by the report's number."""
    made: dict[object, list[Evidence]] = {number: [] for number in numbers}
    if not numbers:
        return {}
    among = ", ".join("?" * len(numbers))
    for condition in found:
        items = connection.execute(
            f"SELECT DISTINCT * FROM ({condition.sql}) AS met WHERE document IN ({among})",  # noqa: S608 - our own SQL
            (*condition.values, *numbers),
        ).fetchall()
        for number, kind, item in sorted(items, key=str):
            made[number] += words_of(connection, number, kind, named(kind, str(item)))
    return {number: tuple(some) for number, some in made.items()}


def words_of(connection: Connection, number: int, kind: str, item: str | int) -> Iterator[Evidence]:
    """The words that show an item."""
    fields = SHOWN[kind]
    rows = connection.execute(
        f"""SELECT field, start, "end", substr(text, start + 1, "end" - start) FROM spans
        JOIN documents ON number = document WHERE document = ? AND kind = ? AND item = ?
        AND field IN ({", ".join("?" * len(fields))}) ORDER BY start, "end", field, part, position""",  # noqa: S608 - our own SQL
        (number, kind, item, *fields),
    )
    for field, start, end, words in rows:
        yield Evidence(kind=kind, item=item, field=field, span=(start, end), words=words)
