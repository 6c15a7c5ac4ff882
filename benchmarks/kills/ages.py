"""An archive as an older onrecord would have made it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.archive import opening, shape


def aged(path: Path, into: Path, version: int) -> Path:
    """A copy of an archive as a version had it: the tables and columns that it had, filled alike."""
    for end in ("", "-wal", "-shm"):
        into.with_name(into.name + end).unlink(missing_ok=True)
    connection = sqlite3.connect(into, isolation_level=None)
    connection.execute("BEGIN")
    shape.make(connection, version)
    connection.execute("COMMIT")
    connection.execute("ATTACH ? AS newer", (str(path),))
    connection.execute("BEGIN")
    for table in tables(connection, "main"):
        columns = ", ".join(f'"{name}"' for name in shared(connection, table))
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}"  # noqa: S608 - names of ours
        )
    for index in shape.INDEXES:
        connection.execute(f"INSERT INTO main.{index} ({index}) VALUES ('rebuild')")  # noqa: S608 - as above
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(f"PRAGMA application_id = {opening.APPLICATION}")
    connection.execute("COMMIT")
    connection.execute("DETACH newer")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return into


def tables(connection: sqlite3.Connection, schema: str) -> list[str]:
    """The tables of an archive whose rows are copied: not those that an index keeps for itself."""
    found = connection.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"  # noqa: S608
    ).fetchall()
    names = [name for (name,) in found]
    return [name for name in names if name not in shape.INDEXES and not shape.SHADOWS.fullmatch(name)]


def shared(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that a table has in both."""
    old, new = (
        [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))]
        for schema in ("main", "newer")
    )
    return [name for name in old if name in new]
