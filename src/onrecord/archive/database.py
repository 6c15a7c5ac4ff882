"""What the archive asks of a database: SQL that both of ours understand, and what each does in its own way.

SQL stands once, in what is common to SQLite and PostgreSQL, its values as `?` or `:name`; what differs is in
one file per database: `sqlite.py` and `postgres/sql.py` have the connections, `onefile.py` and
`postgres/server.py` what is around them: transactions, locks, opening, faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from ..model import Span
from .shapes import Fault

if TYPE_CHECKING:
    from .postgres.address import Address

Values = Sequence[Any] | Mapping[str, Any]
"""The values of a statement: in the order of its `?`, or by the names that it has (`:name`)."""


class Rows(Protocol):
    """What a question is answered with."""

    def __iter__(self) -> Iterator[Any]: ...

    def fetchone(self) -> Any:  # noqa: ANN401 - a row of whatever was asked for
        """The next row, None behind the last."""
        ...

    def fetchall(self) -> list[Any]:
        """All other rows."""
        ...


class Connection(Protocol):
    """A connection to an archive, of any database."""

    LEAST_SURE: ClassVar[str]
    """Fills `reviews` with the items of a document, each with the field its reader is least sure of."""
    WITHIN: ClassVar[str]
    """Whether a point of `located` is in a box, given from south to north and from west to east."""
    CELL: ClassVar[str]
    """The whole part of a number over 0, which stands in the place of {}."""
    FIRST_OF_EACH: ClassVar[str]
    """What somebody is quoted saying in the words of {}, of what copies repeat one alone."""
    FOUND: ClassVar[tuple[str, str]]
    """FROM and WHERE of the reports with some words, as `rowid`."""
    RANK: ClassVar[str]
    """How well a report fits such words: the less the better."""
    SAID: ClassVar[str]
    """The numbers of the statements with some words."""
    STATEMENTS: ClassVar[str]
    """The same, as (document, 'attributions', id)."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    @property
    def DatabaseError(self) -> type[Exception]:  # noqa: N802 - as PEP 249 calls it
        """What the database raises."""
        ...

    def execute(self, sql: str, values: Values = ..., /) -> Rows:
        """Run a statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        """Run a statement for each of some rows."""
        ...

    def each(self, questions: Iterable[tuple[str, Sequence[Any]]], /) -> list[list[Any]]:
        """The rows that each of some questions is answered with; a server is asked all of them at once."""
        ...

    def insert(self, sql: str, values: Sequence[object], /) -> int:
        """Insert a row of a table with a `number`; which that is."""
        ...

    def stream(self, sql: str, /) -> Iterator[Any]:
        """The rows of a question, of which few are held at a time; in a transaction."""
        ...

    def fill(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], /
    ) -> list[tuple[int, str]]:
        """Put many rows into a table; those that the database cannot hold, by their place, and why."""
        ...

    def filled(self) -> None:
        """Go on, in tables that were filled, with numbers behind those that are there."""
        ...

    def refuse_unreadable(self, words: str, *, said: bool = False) -> None:
        """Raise QueryError for words, asked of reports or of what was said, that are not as FTS5 has them."""
        ...

    def asked(self, words: str, *, said: bool = False) -> str:
        """Such words as `FOUND`, `SAID` and `STATEMENTS` take them."""
        ...

    def words_in(self, number: int, text: str, words: str) -> list[Span]:
        """Where the words that were asked for stand in the text of a report that has them."""
        ...

    def add_words(self, number: int) -> None:
        """Put a report into the index of words."""
        ...

    def drop_words(self, number: int) -> None:
        """Take a report out of the index of words; before its title changes."""
        ...

    def add_said(self, number: int) -> None:
        """Put the statements of a report into their index of words."""
        ...

    def drop_said(self, number: int) -> None:
        """Take the statements of a report out of their index of words; before they change."""
        ...


class Store(Protocol):
    """Where an archive is kept: a file of SQLite, or a database of PostgreSQL."""

    @property
    def place(self) -> Path | Address:
        """Where it is, as messages have it: never with a password."""
        ...

    @property
    def connection(self) -> Connection:
        """What it is asked by."""
        ...

    def told(self) -> AbstractContextManager[None]:
        """Raise the database's errors as ArchiveError with the place and the way out."""
        ...

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Connection]:
        """A transaction of the only writer: all of it, or nothing; `durable` outlasts a power cut at once."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A view of the archive that does not change while it is looked at."""
        ...

    def close(self) -> None:
        """Close it; nothing more can be asked of it."""
        ...

    def version(self) -> int:
        """The version of the archive's tables."""
        ...

    def size(self) -> int:
        """Bytes that the archive takes."""
        ...

    def engine(self) -> dict[str, str]:
        """The database and its version, as `Status` has them."""
        ...

    def broken(self) -> str | None:
        """The first that the database finds wrong with what it keeps, None where all is well."""
        ...

    def damaged(self) -> Iterator[Fault]:
        """All that the database finds wrong with what it keeps."""
        ...

    def index_faults(self) -> Iterator[Fault]:
        """What is wrong with the indexes of words; inside a transaction that writes, as that sees them."""
        ...

    def sweep(self) -> None:
        """Write anew what is kept, without what was taken out of it."""
        ...

    def copies(self) -> tuple[str, ...]:
        """The copies that onrecord made beside an archive before it upgraded it."""
        ...
