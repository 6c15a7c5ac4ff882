"""What SQLite does in its own way: words by FTS5, points by an R*Tree, the least sure by its own `min`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Protocol

from ..errors import QueryError
from ..model import Span
from .database import Values
from .near import kilometres
from .quoted import named

ADD_WORDS = (
    "INSERT INTO words (rowid, title, text) SELECT number, title, text FROM documents WHERE number = ?"
)
DROP_WORDS = """
INSERT INTO words (words, rowid, title, text)
SELECT 'delete', number, title, text FROM documents WHERE number = ?
"""
ADD_SAID = """
INSERT INTO said_words (rowid, speaker_name, source, content)
SELECT number, speaker_name, source, content FROM attributions WHERE document = ?
"""
DROP_SAID = """
INSERT INTO said_words (said_words, rowid, speaker_name, source, content)
SELECT 'delete', number, speaker_name, source, content FROM attributions WHERE document = ?
"""
MARKS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
"""Unicode's noncharacters, which no text should hold: pairs of them show where FTS5 found a word."""


class Executing(Protocol):
    """What statements can be asked of."""

    def execute(self, sql: str, values: Values = ..., /) -> Any:  # noqa: ANN401 - a cursor
        """Run a statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Any:  # noqa: ANN401 - as above
        """Run a statement for each of some rows."""


class Ways:
    """SQLite's ways, for whatever executes its statements."""

    LEAST_SURE: ClassVar[str] = """
INSERT INTO reviews
SELECT document, kind, item, CASE WHEN min(confidence) IS NOT NULL THEN field END, min(confidence), NULL
FROM spans WHERE document = ? AND kind != 'unread' GROUP BY kind, item
"""
    WITHIN: ClassVar[str] = "(north >= ? AND south <= ? AND east >= ? AND west <= ?)"
    CELL: ClassVar[str] = "CAST({} AS INTEGER)"
    FIRST_OF_EACH: ClassVar[str] = """
SELECT documents.id, attributions.id, manner, content {} AND voice = ?
GROUP BY content ORDER BY manner = 'indirect', documents.day, attributions.number LIMIT ?"""
    FOUND: ClassVar[tuple[str, str]] = ("words", "words MATCH ?")
    RANK: ClassVar[str] = "rank"
    STATEMENTS: ClassVar[str] = """SELECT document, 'attributions', id FROM said_words
    JOIN attributions ON number = said_words.rowid WHERE said_words MATCH ?"""
    SAID: ClassVar[str] = "SELECT rowid FROM said_words WHERE said_words MATCH ?"

    def each(self: Executing, questions: Iterable[tuple[str, Sequence[Any]]], /) -> list[list[Any]]:
        """The rows that each of some questions is answered with."""
        return [self.execute(sql, values).fetchall() for sql, values in questions]

    def insert(self: Executing, sql: str, values: Sequence[Any], /) -> int:
        """Insert a row of a table with a `number`; which that is."""
        number = self.execute(sql, values).lastrowid
        if number is None:
            raise AssertionError("an inserted row has a number")
        return int(number)

    def stream(self: Executing, sql: str, /) -> Iterator[Any]:
        """The rows of a question, one at a time."""
        yield from self.execute(sql)

    def fill(
        self: Executing, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], /
    ) -> list[tuple[int, str]]:
        """Put many rows into a table; SQLite holds all that an archive has."""
        names = ", ".join(f'"{one}"' for one in columns)
        places = ", ".join("?" * len(columns))
        self.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - names of ours
        return []

    def filled(self) -> None:
        """Nothing: SQLite's next number is the one behind the last."""

    def refuse_unreadable(self: Executing, words: str, *, said: bool = False) -> None:
        """Raise QueryError for words that FTS5 cannot read."""
        table = "said_words" if said else "words"
        try:
            self.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (words,)).fetchone()  # noqa: S608
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_ERROR":
                raise
            raise QueryError(str(error).removeprefix("fts5: ")) from error

    def asked(self: Executing, words: str, *, said: bool = False) -> str:
        """The words as they are: FTS5's syntax is that of the archive."""
        return words

    def words_in(self: Executing, number: int, text: str, words: str) -> list[Span]:
        """Where the words that were asked for stand in a text; nowhere in one that holds all our marks."""
        free = [mark for mark in MARKS if mark not in text]
        if len(free) < 2:
            return []
        left, right = free[:2]
        (marked,) = self.execute(
            "SELECT highlight(words, 1, ?, ?) FROM words WHERE words MATCH ? AND rowid = ?",
            (left, right, words, number),
        ).fetchone()
        pieces = marked.replace(right, left).split(left)
        ends = [0]
        for piece in pieces:
            ends.append(ends[-1] + len(piece))
        return list(pairwise(ends))[1::2]

    def add_words(self: Executing, number: int) -> None:
        """Put a report into the index of words."""
        self.execute(ADD_WORDS, (number,))

    def drop_words(self: Executing, number: int) -> None:
        """Take a report out of the index of words; before its title changes."""
        self.execute(DROP_WORDS, (number,))

    def add_said(self: Executing, number: int) -> None:
        """Put the statements of a report into their index of words."""
        self.execute(ADD_SAID, (number,))

    def drop_said(self: Executing, number: int) -> None:
        """Take the statements of a report out of their index of words; before they change."""
        self.execute(DROP_SAID, (number,))


class Connection(Ways, sqlite3.Connection):
    """A connection to an archive in a file."""

    def __init__(self, *given: Any, **also: Any) -> None:  # noqa: ANN401 - as sqlite3.connect gives them
        super().__init__(*given, **also)
        self.create_function("kilometres", 4, kilometres, deterministic=True)
        self.create_function("named", 2, named, deterministic=True)
