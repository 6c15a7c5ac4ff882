"""An archive in a database of PostgreSQL: opening, writers in turn, transactions, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.resources import files

import psycopg
from psycopg.conninfo import conninfo_to_dict

from ...errors import ArchiveError
from ..shapes import Fault
from . import faults, indexed, sweeping
from .address import Address
from .sql import TABLES, Connection

VERSION = 1
"""Of schema.sql as it stands."""
APPLICATION = 0x6F6E7263
"""The advisory lock that is held while an archive is made: "onrc"."""
PATIENCE = 10
"""Seconds that a writer waits for another, and anybody for the server."""
OLDEST = 120_000
"""The oldest PostgreSQL: its collations are the first in which two spellings may be one."""
WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; LOCK TABLE onrecord IN EXCLUSIVE MODE"
"""One writer at a time, as incidents and the journal need it; readers are not kept waiting."""
READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
TRIGGERS = ("journal_keeps", "journal_stays")


class Server:
    """A `Store` (database.py); the tables are made where there are none, unless `readonly`."""

    def __init__(self, address: Address, *, readonly: bool) -> None:
        self.place, self.readonly = address, readonly
        with faults.told(address):
            self.connection = Connection(connected(address))
            try:
                self.ready()
            except BaseException:
                self.close()
                raise

    def ready(self) -> None:
        """Refuse what is no archive of ours; make one where nothing is."""
        self.connection.inner.execute(
            f"SET lock_timeout = '{PATIENCE}s'; SET client_min_messages = warning; SET timezone = 'UTC'"
        )
        if self.connection.inner.info.server_version < OLDEST:
            raise ArchiveError(f"{self.place}: is a PostgreSQL before 12: upgrade it")
        if (found := self.found()) is None:
            self.make()
            found = self.version()
        if found > VERSION:
            raise ArchiveError(
                f"{self.place}: was made by a newer onrecord (archive version {found}, this one knows "
                f"{VERSION}): upgrade onrecord"
            )

    def found(self) -> int | None:
        """The version of the tables that are there, None where none are."""
        there = "onrecord" in (name for (name,) in self.connection.execute(TABLES))  # to_regclass remembers
        return self.version() if there else None

    def make(self) -> None:
        """Make the tables, unless somebody else has done so meanwhile."""
        if self.readonly:
            raise ArchiveError(f"{self.place}: no such archive: make one with `onrecord add`")
        inner = self.connection.inner
        (encoding,) = self.connection.execute("SHOW server_encoding").fetchone()
        if encoding != "UTF8":
            raise ArchiveError(
                f"{self.place}: holds texts as {encoding}: make a database with ENCODING 'UTF8'"
            )
        inner.execute("BEGIN")
        try:
            self.connection.execute("SELECT pg_advisory_xact_lock(?)", (APPLICATION,))
            if self.found() is None:
                if taken := [name for (name,) in self.connection.execute(TABLES)]:
                    raise ArchiveError(
                        f"{self.place}: holds another program's tables ({', '.join(taken[:3])}): give an "
                        "empty database, or a schema of its own by ?options=-csearch_path%3DNAME"
                    )
                inner.execute(files(__package__).joinpath("schema.sql").read_text(encoding="utf-8").encode())
                self.connection.execute("INSERT INTO onrecord VALUES (?)", (VERSION,))
            inner.execute("COMMIT")
        except BaseException:
            self.undo()
            raise

    def told(self) -> AbstractContextManager[None]:
        """Raise PostgreSQL's errors as ArchiveError with the address and the way out."""
        return faults.told(self.place)

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """A transaction of the only writer: all of it, or nothing; the server's settings say how durable."""
        if self.readonly:
            raise ArchiveError(f"{self.place}: was opened for reading only: open it without readonly")
        with faults.told(self.place):
            try:
                self.connection.inner.execute(WRITE)
                yield self.connection
                self.connection.inner.execute("COMMIT")
            except BaseException:
                self.undo()
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the archive that does not change while it is looked at."""
        with faults.told(self.place):
            self.connection.inner.execute(READ)
            try:
                yield self.connection
            finally:
                self.undo()

    def undo(self) -> None:
        """Leave a transaction, where one is open and the connection still there."""
        inner = self.connection.inner
        if not inner.closed and self.connection.in_transaction:
            inner.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self.connection.inner.close()

    def version(self) -> int:
        """The version of the archive's tables."""
        found = self.connection.execute("SELECT version FROM onrecord").fetchone()
        if found is None:
            raise ArchiveError(f"{self.place}: the table onrecord is empty: restore what pg_dump saved")
        return int(found[0])

    def size(self) -> int:
        """Bytes of the archive's tables and indexes."""
        (found,) = self.connection.execute(
            """SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
            WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relkind = 'r'"""
        ).fetchone()
        return int(found)

    def engine(self) -> dict[str, str]:
        """PostgreSQL's version."""
        (found,) = self.connection.execute("SHOW server_version").fetchone()
        return {"postgresql": str(found)}

    def broken(self) -> str | None:
        """The first that is wrong with what is kept, None where all is well."""
        return next((f"{one.place}: {one.problem}" for one in self.damaged()), None)

    def damaged(self) -> Iterator[Fault]:
        """Triggers that keep the journal and are gone; pages are the server's to look after (pg_amcheck)."""
        rows = self.connection.execute(
            """SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal
            AND tgrelid = to_regclass(quote_ident(current_schema()) || '.journal')"""
        )
        for name in sorted(set(TRIGGERS) - {name for (name,) in rows}):
            yield Fault("the journal", f"its trigger {name} is gone or off", "restore what pg_dump saved")

    def index_faults(self) -> Iterator[Fault]:
        """Reports and statements whose words are not those of their vectors."""
        if self.connection.in_transaction:
            yield from indexed.faults(self.connection)
            return
        with self.reading() as connection:
            yield from indexed.faults(connection)

    def sweep(self) -> None:
        """Write all tables anew without what was taken out; waits for whoever reads."""
        if self.readonly:
            raise ArchiveError(f"{self.place}: was opened for reading only: open it without readonly")
        with faults.told(self.place):
            try:
                sweeping.sweep(self.connection.inner, PATIENCE)
            except ArchiveError as error:
                raise ArchiveError(f"{self.place}: {error}") from error

    def copies(self) -> tuple[str, ...]:
        """None: onrecord makes none on a server."""
        return ()


def connected(address: Address) -> psycopg.Connection:
    """A connection to a server; errors are without the address, which may hold a password."""
    try:
        given = conninfo_to_dict(address.given)
    except psycopg.ProgrammingError:  # it quotes what it cannot read
        raise ArchiveError(
            f"{address}: PostgreSQL cannot read this address: write postgresql://USER@HOST/DATABASE"
        ) from None
    given.setdefault("connect_timeout", PATIENCE)
    given.setdefault("application_name", "onrecord")
    return psycopg.connect(**given, autocommit=True)  # type: ignore[arg-type]
