"""What PostgreSQL does in its own way: words in vectors that onrecord makes, points in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, ClassVar

import psycopg
from psycopg import pq
from psycopg.errors import ProgramLimitExceeded
from psycopg.sql import SQL, Identifier

from ...errors import ArchiveError
from ...model import Span
from ..database import Rows, Values
from .asking import SAID, WORDS, tree
from .faults import OF_THE_DOCUMENT, first
from .finding import spans, tsquery
from .placeholders import translated
from .tokens import vector
from .values import adapt

ADD_WORDS = "INSERT INTO words VALUES (?, ?)"
ADD_SAID = "INSERT INTO said_words VALUES (?, ?)"
STATEMENTS = "SELECT number, speaker_name, source, content FROM attributions WHERE document = ?"
FEWEST, MOST = 10, 2_000
"""Rows that are fetched at a time where many are asked for: records are long, the most have a few numbers."""
LONG = 1_000_000
"""Characters after which fewer are fetched the next time."""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
SEQUENCES = """SELECT relname, pg_get_serial_sequence(quote_ident(relname), attname)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND attidentity != '' ORDER BY 1"""


def taken(values: Any, order: Sequence[int | str]) -> list[Any]:  # noqa: ANN401 - by index or by name
    """The values of a statement in the order of its places."""
    return [values[at] for at in order]


class Connection:
    """A connection to an archive in a database, by a connection of psycopg."""

    LEAST_SURE: ClassVar[str] = """
INSERT INTO reviews
SELECT DISTINCT ON (kind, item)
document, kind, item, CASE WHEN confidence IS NOT NULL THEN field END, confidence, NULL
FROM spans WHERE document = ? AND kind != 'unread'
ORDER BY kind, item, confidence NULLS LAST, field, part, position
"""
    WITHIN: ClassVar[str] = "(latitude >= ? AND latitude <= ? AND longitude >= ? AND longitude <= ?)"
    CELL: ClassVar[str] = "CAST(floor({}) AS INTEGER)"
    FIRST_OF_EACH: ClassVar[str] = """
SELECT report, statement, manner, content FROM (
  SELECT DISTINCT ON (content) documents.id AS report, attributions.id AS statement, manner, content,
  documents.day AS day, attributions.number AS number {} AND voice = ?
  ORDER BY content, manner = 'indirect', documents.day, attributions.number
) AS one ORDER BY manner = 'indirect', day, number LIMIT ?"""
    FOUND: ClassVar[tuple[str, str]] = (
        "(SELECT CAST(? AS tsquery) AS asked) AS question CROSS JOIN words",
        "vector @@ asked",
    )
    RANK: ClassVar[str] = "-ts_rank(vector, asked, 1)"
    SAID: ClassVar[str] = "SELECT rowid FROM said_words WHERE vector @@ CAST(? AS tsquery)"
    STATEMENTS: ClassVar[str] = """SELECT document, 'attributions', id FROM said_words
JOIN attributions ON number = said_words.rowid WHERE vector @@ CAST(? AS tsquery)"""

    DatabaseError = psycopg.DatabaseError

    def __init__(self, inner: psycopg.Connection) -> None:
        self.inner, self.streams = inner, count()
        adapt(inner)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.inner.info.transaction_status != pq.TransactionStatus.IDLE

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Run a statement, its values put into it here: what is asked once is not prepared."""
        text, order = translated(sql)
        cursor = psycopg.ClientCursor(self.inner)
        return cursor.execute(text.encode(), taken(values, order))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        """Run a statement for each of some rows, all on their way at once."""
        text, order = translated(sql)
        cursor = self.inner.cursor()
        if some := [taken(row, order) for row in rows]:
            cursor.executemany(text.encode(), some)
        return cursor

    def each(self, questions: Iterable[tuple[str, Sequence[Any]]], /) -> list[list[Any]]:
        """The rows that each of some questions is answered with: all of them on their way at once."""
        cursors = []
        with self.inner.pipeline():
            for sql, values in questions:
                text, order = translated(sql)
                cursors.append(self.inner.execute(text.encode(), taken(values, order)))
        return [one.fetchall() for one in cursors]

    def insert(self, sql: str, values: Sequence[object], /) -> int:
        """Insert a row of a table with a `number`; which that is."""
        (number,) = self.execute(f"{sql} RETURNING number", values).fetchone()
        return int(number)

    def stream(self, sql: str, /) -> Iterator[Any]:
        """The rows of a question, by a cursor of the server's: more at a time where they are short."""
        name, many = f"stream_{next(self.streams)}", FEWEST
        self.inner.execute(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}".encode())
        while some := self.inner.execute(f"FETCH {many} FROM {name}".encode()).fetchall():
            yield from some
            size = sum(len(one) for row in some for one in row if isinstance(one, str))
            many = max(FEWEST, many // 2) if size > LONG else min(MOST, many * 2)
        self.inner.execute(f"CLOSE {name}".encode())

    def fill(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], /
    ) -> list[tuple[int, str]]:
        """Put many rows into a table; those that PostgreSQL cannot hold are found by halves."""
        try:
            with self.inner.transaction():  # a savepoint
                self.copy_in(table, columns, rows)
        except OF_THE_DOCUMENT as error:
            if len(rows) == 1:
                return [(0, first(error))]
            half = len(rows) // 2
            left = self.fill(table, columns, rows[:half])
            return left + [(at + half, words) for at, words in self.fill(table, columns, rows[half:])]
        return []

    def copy_in(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Put rows into a table by COPY."""
        names = SQL(", ").join(map(Identifier, columns))
        with (
            self.inner.cursor() as cursor,
            cursor.copy(SQL("COPY {} ({}) FROM STDIN").format(Identifier(table), names)) as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def filled(self) -> None:
        """Go on with numbers behind those that are there, and know how much there is."""
        for table, sequence in self.execute(SEQUENCES).fetchall():
            (last,) = self.execute(f"SELECT max(number) FROM {table}").fetchone()  # noqa: S608 - a name of ours
            self.inner.execute(f"ALTER SEQUENCE {sequence} RESTART WITH {(last or 0) + 1}".encode())
        names = [name for (name,) in self.execute(TABLES).fetchall()]
        self.inner.execute(f"ANALYZE {', '.join(names)}".encode())

    def refuse_unreadable(self, words: str, *, said: bool = False) -> None:
        """Raise QueryError for words that are not as FTS5 has them."""
        tree(words, SAID if said else WORDS)

    def asked(self, words: str, *, said: bool = False) -> str:
        """Such words as a tsquery."""
        return tsquery(tree(words, SAID if said else WORDS))

    def words_in(self, number: int, text: str, words: str) -> list[Span]:
        """Where the words that were asked for stand in the text of a report that has them."""
        (title,) = self.execute("SELECT title FROM documents WHERE number = ?", (number,)).fetchone()
        return spans(tree(words, WORDS), {"A": title, "D": text}, "D")

    def add_words(self, number: int) -> None:
        """Put a report into the index of words."""
        title, text = self.execute("SELECT title, text FROM documents WHERE number = ?", (number,)).fetchone()
        try:
            self.execute(ADD_WORDS, (number, vector_of(title, text)))
        except ProgramLimitExceeded:
            raise ArchiveError(
                "the text has more different words than an index of PostgreSQL holds: split it"
            ) from None

    def drop_words(self, number: int) -> None:
        """Take a report out of the index of words."""
        self.execute("DELETE FROM words WHERE rowid = ?", (number,))

    def add_said(self, number: int) -> None:
        """Put the statements of a report into their index of words."""
        some = self.execute(STATEMENTS, (number,)).fetchall()
        self.executemany(ADD_SAID, [(one, vector_said(*texts)) for one, *texts in some])

    def drop_said(self, number: int) -> None:
        """Take the statements of a report out of their index of words; before they change."""
        self.execute(
            "DELETE FROM said_words WHERE rowid IN (SELECT number FROM attributions WHERE document = ?)",
            (number,),
        )


def vector_of(title: str | None, text: str) -> str:
    """The vector of a report."""
    return vector([("A", title), ("D", text)])


def vector_said(speaker: str | None, source: str | None, content: str) -> str:
    """The vector of a statement."""
    return vector([("A", speaker), ("B", source), ("C", content)])
