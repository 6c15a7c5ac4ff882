"""Whether a file holds what an archive holds, by name and text: one that somebody sends may hold more.

A trigger, a view or a generated column of a stranger's runs as soon as onrecord writes or reads, with the
rights of whoever opened the file; so all of them are compared with ours before anything else is asked of it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ..errors import ArchiveError
from . import voices

QUOTED = r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\[\]]*\]"""
TOKENS = re.compile(rf"(?P<quoted>{QUOTED})|--[^\n]*|\s+", re.ASCII)
APART = re.compile(f"({QUOTED})")
AROUND = re.compile(r"(?<!\s)\s*([(),])\s*", re.ASCII)
LOOSE = re.compile(r"""["'\s]|\bblob\b""", re.IGNORECASE | re.ASCII)
"""What differs between SQLite's versions in the tables that it makes for an index."""
INDEXES = ("words", "said_words")
"""The indexes of words (FTS5)."""
SHADOWS = re.compile(rf"({'|'.join(INDEXES)})_(data|idx|content|docsize|config)|located_(node|parent|rowid)")
"""Tables that FTS5 and R*Trees keep their pages in; SQLite writes their text."""
COUNTS = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""What ANALYZE makes, which users may."""


class Part(NamedTuple):
    """One thing that a file is made of, with the text that made it."""

    kind: str
    name: str
    table: str
    sql: str | None


def text_of(name: str) -> str:
    """A file of SQL in this room."""
    return files("onrecord.archive").joinpath(name).read_text(encoding="utf-8")


def run(connection: sqlite3.Connection, sql: str) -> None:
    """Run statements inside the transaction that is open (`executescript` would end it)."""
    for statement in statements(sql):
        connection.execute(statement)


def statements(sql: str) -> Iterator[str]:
    """The statements of a text of SQL."""
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip() and not all(line.startswith("--") for line in held.strip().splitlines()):
        raise ArchiveError(f"a statement of SQL has no end: {held[:80]}")


def refuse_other(path: Path, connection: sqlite3.Connection, version: int, newest: int) -> None:
    """Raise for a file that lacks something of ours, or holds something else."""
    parts = tuple(sorted(map(Part._make, parts_of(connection))))
    if (wrong := trouble(parts, version, newest)) is not None:
        raise ArchiveError(
            f"{path}: {wrong}: somebody has changed this file, and what was put in could run; nothing of "
            "it was used. Take another copy, or drop what you added yourself (sqlite3 FILE 'DROP ...')"
        )


def parts_of(connection: sqlite3.Connection) -> list[tuple[str, str, str, str | None]]:
    """All that a file is made of."""
    return connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()


@lru_cache
def trouble(parts: tuple[Part, ...], version: int, newest: int) -> str | None:
    """What is not as onrecord makes it in a version, None where all is."""
    ours = known(version, newest)
    if ours is None:
        return f"its version is {version}, which no archive has"
    met: dict[str, Part] = {}
    for one in parts:
        if one.name in met or not (one.name in ours or counted(one)):
            return f"holds the {one.kind} {one.name!r}, which an archive of onrecord does not have"
        if one.name in ours and normal(one) != ours[one.name]:
            return f"its {one.kind} {one.name!r} is not the one that onrecord makes"
        met[one.name] = one
    lost = sorted(ours.keys() - met.keys())
    return f"lacks {lost[0]!r}, which every archive of onrecord has" if lost else None


@lru_cache
def known(version: int, newest: int) -> dict[str, Part] | None:
    """What an archive of a version is made of, by name; None where there is no such version."""
    if not 0 < version <= newest:
        return None
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if version == newest:
            run(connection, text_of("schema.sql"))
        else:
            make(connection, version)
        return {one.name: normal(one) for one in map(Part._make, parts_of(connection))}
    finally:
        connection.close()


def make(connection: sqlite3.Connection, version: int) -> None:
    """Make what an archive of a version is made of: what the first was, and what each step since does."""
    voices.register(connection)
    run(connection, text_of("first.sql"))
    for number in range(2, version + 1):
        run(connection, text_of(f"migrations/{number}.sql"))


def counted(one: Part) -> bool:
    """Whether this is what ANALYZE makes."""
    return one.kind == "table" and COUNTS.get(one.name) == one.sql


def normal(one: Part) -> Part:
    """A part whose text is free of what means nothing."""
    sql = one.sql or ""
    if SHADOWS.fullmatch(one.name):
        return one._replace(sql=LOOSE.sub("", sql).lower())
    return one._replace(sql=bare(sql))


def bare(sql: str) -> str:
    r"""A statement without comments, white space as one blank; what stands in quotes stays as it is.

    >>> bare("CREATE TABLE a ( -- of one\n  x TEXT DEFAULT '-- no'\n)")
    "CREATE TABLE a(x TEXT DEFAULT '-- no')"
    """
    pieces, at = [], 0
    for found in TOKENS.finditer(sql):
        pieces += [sql[at : found.start()], found["quoted"] or " "]
        at = found.end()
    pieces.append(sql[at:])
    return tight("".join(pieces))


def tight(sql: str) -> str:
    """A statement with no blanks around brackets and commas, one elsewhere; quotes are left alone."""
    parts = APART.split(sql)
    parts[::2] = [AROUND.sub(r"\1", re.sub(r"\s+", " ", part, flags=re.ASCII)) for part in parts[::2]]
    return "".join(parts).strip()
