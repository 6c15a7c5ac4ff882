"""The tables of an archive, as schema.sql makes them: what has to be copied, in which order."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import NamedTuple

from .. import shape

LOCATED = "number south north west east document kind item latitude longitude"
POINTS = """SELECT number, latitude, latitude, longitude, longitude, document, kind, item, latitude, longitude
FROM located ORDER BY number"""
"""Boxes are those that onrecord makes of points (`writing.points`): an R*Tree keeps them less exactly."""
NAMES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
)
COLUMNS = "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid"


class Table(NamedTuple):
    """A table: its columns, what asks for all of its rows as they are inserted, whether items are untyped.

    The columns of `key` tell its rows apart.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    question: str
    untyped: bool


@lru_cache
def tables() -> tuple[Table, ...]:
    """All tables, those first that others refer to; indexes of words are made anew instead.

    >>> [one.name for one in tables()][:3]
    ['documents', 'sightings', 'records']
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        shape.run(connection, shape.text_of("schema.sql"))
        names = [name for (name,) in connection.execute(NAMES) if not shape.SHADOWS.fullmatch(name)]
        found = [described(connection, name) for name in names]
    finally:
        connection.close()
    points = Table("located", tuple(LOCATED.split()), ("number",), POINTS, untyped=True)
    return (*found, points)


def described(connection: sqlite3.Connection, name: str) -> Table:
    """A table as a database has it."""
    some = connection.execute(COLUMNS, (name,)).fetchall()
    key = tuple(column for _, column in sorted((place, column) for column, _, place in some if place))
    columns = tuple(column for column, *_ in some)
    question = f"SELECT {quoted(columns)} FROM {name} ORDER BY {quoted(key)}"  # noqa: S608 - names of ours
    return Table(name, columns, key, question, untyped=any(not kind for _, kind, _ in some))


def quoted(columns: tuple[str, ...]) -> str:
    """Columns as statements have them.

    >>> quoted(("start", "end"))
    '"start", "end"'
    """
    return ", ".join(f'"{one}"' for one in columns)
