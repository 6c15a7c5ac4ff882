"""What a search asks for, as SQL: each condition gives the items that meet it, so that they can be shown."""

from __future__ import annotations

from typing import NamedTuple, get_args

from msgspec import Struct

from ..errors import QueryError
from ..model import EventType
from .database import Connection
from .near import Near, boxes


class Query(Struct, frozen=True, kw_only=True):
    """A search; a report is found where all that is given holds.

    `words` and `said` are in FTS5's query syntax; `speaker` are words of the speaker's name, or of what the
    report calls the source, of the same statement as `said`. `event` is a PLOVER type, or type:mode; with it,
    `place`, `near` and `killed_at_least` are about that very event. `since` and `until` are days of
    publication.
    """

    words: str | None = None
    speaker: str | None = None
    said: str | None = None
    event: str | None = None
    place: str | None = None
    near: Near | None = None
    since: str | None = None
    until: str | None = None
    killed_at_least: int | None = None


class Condition(NamedTuple):
    """SQL that gives (document, kind, item) of everything that meets it, and its values."""

    sql: str
    values: tuple[object, ...]


KILLED = """
category = 'killed' AND coalesce(low, best) >= ?
AND polarity NOT IN ('negated', 'hypothetical', 'projected')
"""
NAMED = "(name = ? OR admin1 = ?)"
SHOWN = {
    "attributions": ("source", "content"),
    "events": ("trigger", "where"),
    "tolls": ("count", "cue"),
    "places": ("value",),
}
"""The fields of an item whose words show that it meets a condition."""


def conditions(connection: Connection, query: Query) -> list[Condition]:
    """The conditions of a search but its words and days."""
    found = []
    if query.speaker is not None or query.said is not None:
        found.append(statement(connection, query))
    if query.event is not None:
        return [*found, event(connection, query.event, query)]
    if query.place is not None:
        named = f"SELECT document, 'places', id FROM places WHERE {NAMED}"  # noqa: S608 - our own SQL
        found.append(Condition(named, (query.place, query.place)))
    if query.near is not None:
        found.append(around(connection, query.near, "places"))
    if query.killed_at_least is not None:
        killed = f"SELECT document, 'tolls', id FROM tolls WHERE {KILLED}"  # noqa: S608 - our own SQL
        found.append(Condition(killed, (query.killed_at_least,)))
    return found


def statement(connection: Connection, query: Query) -> Condition:
    """Statements by a speaker, with some words in them."""
    parts = []
    if query.speaker is not None:
        words = query.speaker.split()
        if not words:
            raise QueryError("no speaker is given: give a word of the name")
        parts.append(f"{{speaker_name source}} : ({' AND '.join(map(quoted, words))})")
    if query.said is not None:
        parts.append(f"content : ({query.said})")
    return Condition(connection.STATEMENTS, (connection.asked(" AND ".join(parts), said=True),))


def quoted(word: str) -> str:
    """A word as a string of FTS5's query syntax.

    >>> quoted('O"Neill')
    '"O""Neill"'
    """
    return '"' + word.replace('"', '""') + '"'


def event(connection: Connection, name: str, query: Query) -> Condition:
    """Events of a type (and mode), at a place, near a point, with so many killed."""
    kind, _, mode = name.partition(":")
    kind = kind.upper()
    if kind not in get_args(EventType):
        raise QueryError(f"no event has the type {name!r}: there are {', '.join(get_args(EventType))}")
    rest = [Condition("type = ?", (kind,))]
    source: str = "events"
    values: tuple[object, ...] = ()
    if query.near is not None:
        inner = around(connection, query.near, "events")
        source = f"({inner.sql}) AS spot JOIN events ON events.document = spot.document AND id = spot.item"
        values = inner.values
    if mode:
        rest.append(Condition("mode = ?", (mode,)))
    if query.place is not None:
        named = f"(events.document, where_name) IN (SELECT document, name FROM places WHERE {NAMED})"  # noqa: S608
        rest.append(Condition(named, (query.place, query.place)))
    if query.killed_at_least is not None:
        killed = f"(events.document, id) IN (SELECT document, event FROM tolls WHERE {KILLED})"  # noqa: S608
        rest.append(Condition(killed, (query.killed_at_least,)))
    where = " AND ".join(one.sql for one in rest)
    return Condition(
        f"SELECT events.document AS document, 'events', id FROM {source} WHERE {where}",  # noqa: S608 - our own SQL
        (*values, *(value for one in rest for value in one.values)),
    )


def around(connection: Connection, near: Near, kind: str) -> Condition:
    """What is within some kilometres of a point; `kilometres` is a function that connections bring along."""
    if not (-90 <= near.latitude <= 90 and -180 <= near.longitude <= 180 and near.km > 0):
        raise QueryError(
            f"{near.latitude:g},{near.longitude:g},{near.km:g} is no latitude (-90 to 90), longitude "
            "(-180 to 180) and kilometres (over 0): mend it"
        )
    pieces, values = [], []
    for box in boxes(near):
        pieces.append(connection.WITHIN)
        values += [box.south, box.north, box.west, box.east]
    one = (
        "SELECT document, kind, item FROM located WHERE {} "
        "AND kind = ? AND kilometres(latitude, longitude, ?, ?) <= ?"
    )
    tail = (kind, near.latitude, near.longitude, near.km)
    sql = " UNION ALL ".join(one.format(piece) for piece in pieces)
    every = [value for at in range(len(pieces)) for value in (*values[4 * at : 4 * at + 4], *tail)]
    return Condition(sql, tuple(every))
