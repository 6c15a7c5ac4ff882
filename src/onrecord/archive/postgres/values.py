"""Values on their way into PostgreSQL and out of it, so that they are those that SQLite has."""

from __future__ import annotations

from psycopg import Connection
from psycopg.abc import Buffer
from psycopg.adapt import Dumper, Loader

INTEGERS = 1 << 63
"""What SQLite's integers stay below."""


class Bare(Dumper):
    """A number without its type, which PostgreSQL tells from where it stands: the item 3 is the text '3'."""

    def dump(self, obj: float) -> bytes:
        """A number as Python writes it."""
        return repr(obj).encode()


class Plain(Loader):
    """A NUMERIC as SQLite has it: an integer where it is one, else a float."""

    def load(self, data: Buffer) -> int | float:
        """The number of such words."""
        words = bytes(data).decode()
        if words.lstrip("-").isdecimal():
            whole = int(words)
            return whole if abs(whole) < INTEGERS else float(whole)
        number = float(words)
        return int(number) if number.is_integer() and abs(number) < INTEGERS else number


def adapt(connection: Connection) -> None:
    """Have a connection take and give such values."""
    for kind in (int, float):
        connection.adapters.register_dumper(kind, Bare)
    connection.adapters.register_loader("numeric", Plain)
