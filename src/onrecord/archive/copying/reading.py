"""The rows of an archive, a few at a time, as SQLite has them; sums, by which two archives are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from .. import reviews, verifying
from ..database import Store
from .tables import Table

Row = tuple[Any, ...]

MANY = 2_000
"""Rows that are written at a time."""
CHARACTERS = 4_000_000
"""And characters in them, so that long reports do not fill the memory."""
INDEXED = (*reviews.INDEXED, "unread")
"""Kinds whose items are named by their order: a number in SQLite, a text in PostgreSQL."""


class Sum(Struct, frozen=True, kw_only=True):
    """How many rows a table has, and the sum of the sha256 of each in hexadecimal; order is no matter."""

    table: str
    rows: int
    digest: str


class Summing:
    """Adds up the rows of a table, with numbers as `onrecord verify` compares them."""

    def __init__(self, table: str) -> None:
        self.table, self.rows, self.total = table, 0, 0

    def add(self, row: Row) -> None:
        """Take a row into the sum."""
        plain = repr(tuple(map(verifying.plain, row))).encode()
        self.rows += 1
        self.total += int.from_bytes(hashlib.sha256(plain).digest(), "big")

    def sum(self) -> Sum:
        """What has been added up, modulo 2 to the 256th."""
        return Sum(table=self.table, rows=self.rows, digest=f"{self.total % (1 << 256):064x}")


def rows(store: Store, table: Table) -> Iterator[Row]:
    """All rows of a table, in somebody's transaction."""
    some = asked(store, table.question)
    return map(named(table), some) if table.untyped else some


def asked(store: Store, question: str) -> Iterator[Row]:
    """The rows of a question; errors are told as those of this store."""
    with store.told():
        yield from map(tuple, store.connection.stream(question))


def named(table: Table) -> Any:  # noqa: ANN401 - a function
    """What gives the rows of a table their items as SQLite has them."""
    item, kind = table.columns.index("item"), table.columns.index("kind")

    def row(given: Row) -> Row:
        name = given[item]
        if given[kind] in INDEXED and isinstance(name, str) and name.isascii() and name.isdigit():
            name = int(name)
        return (*given[:item], name, *given[item + 1 :])

    return row


def batches(some: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, as many at a time as are written at once."""
    held: list[Row] = []
    size = 0
    for row in some:
        held.append(row)
        size += sum(len(one) for one in row if isinstance(one, str))
        if len(held) == MANY or size > CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def summed(store: Store, table: Table) -> Sum:
    """The sum of a table."""
    found = Summing(table.name)
    for row in rows(store, table):
        found.add(row)
    return found.sum()
