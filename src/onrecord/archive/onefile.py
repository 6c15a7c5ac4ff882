"""An archive in one file of SQLite: opening, the only writer, transactions, what is wrong with the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from ..errors import ArchiveError
from . import faults, forgetting, opening, verifying
from .lock import Lock
from .shapes import Fault
from .sqlite import Connection


class OneFile:
    """A `Store` (database.py); it is made where there is none, unless `readonly`."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.place = path
        self.lock = None if readonly else Lock(path)
        try:
            self.connection: Connection = (
                opening.for_writing(path, self.lock) if self.lock else opening.for_reading(path)
            )
        except ArchiveError:
            if self.lock:
                self.lock.close()
            raise
        self.durable = False

    def told(self) -> AbstractContextManager[None]:
        """Raise SQLite's errors as ArchiveError with the file and the way out."""
        return faults.told(self.place)

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """A transaction of the only writer: all of it, or nothing; `durable` outlasts a power cut at once."""
        with self.locked().held(), faults.told(self.place):
            if durable != self.durable:
                self.connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self.durable = durable
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the archive that does not change while it is looked at."""
        with faults.told(self.place):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def locked(self) -> Lock:
        """The lock that writers hold; ArchiveError where this is no writer."""
        if self.lock is None:
            raise ArchiveError(f"{self.place}: was opened for reading only: open it without readonly")
        return self.lock

    def close(self) -> None:
        """Close the file; the last writer puts its log away, under the lock."""
        if self.lock is None:
            self.connection.close()
            return
        with self.lock.held():
            self.connection.close()
        self.lock.close()

    def version(self) -> int:
        """The version of the archive's tables."""
        return opening.version_of(self.connection)

    def size(self) -> int:
        """Bytes of the file and its log."""
        some = (self.place.with_name(self.place.name + end) for end in ("", "-wal"))
        return sum(one.stat().st_size for one in some if one.exists())

    def engine(self) -> dict[str, str]:
        """SQLite's version."""
        return {"sqlite": sqlite3.sqlite_version}

    def broken(self) -> str | None:
        """The first that SQLite finds wrong with the file, None where all is well."""
        (found,) = self.connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            return f"the file is damaged: {found}"
        lost = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        return f"a row of {lost[0]} has lost its document" if lost else None

    def damaged(self) -> Iterator[Fault]:
        """What SQLite finds wrong with pages, indexes and references."""
        return verifying.damaged(self.connection)

    def index_faults(self) -> Iterator[Fault]:
        """What is wrong with the indexes of words, which SQLite looks at for a writer alone."""
        if self.lock is not None and self.connection.in_transaction:
            yield from verifying.words(self.connection)
            return
        try:
            other = OneFile(self.place, readonly=False)
        except ArchiveError:
            yield from verifying.words_of_copy(self.connection, self.place)
            return
        try:
            with other.writing() as connection:
                found = list(verifying.words(connection))
        except ArchiveError:
            found = list(verifying.words_of_copy(self.connection, self.place))
        finally:
            other.close()
        yield from found

    def sweep(self) -> None:
        """Write the file anew without what was taken out of it."""
        with self.locked().held(), faults.told(self.place):
            forgetting.sweep(self.connection)

    def copies(self) -> tuple[str, ...]:
        """The copies that onrecord made beside the archive before it upgraded it."""
        return forgetting.copies(self.place)
