"""Opening the file: ours, whole, of a version we know; made where there is none, upgraded where it is old."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from .. import durable
from ..errors import ArchiveError
from . import disks, reviews, voices
from .faults import told
from .lock import Lock
from .shape import refuse_other, run, text_of
from .sqlite import Connection

APPLICATION = 0x6F6E7263
"""PRAGMA application_id: "onrc"."""
VERSION = 6
"""PRAGMA user_version: of schema.sql as it stands; migrations/N.sql makes N of N - 1, from first.sql on."""
MAGIC = b"SQLite format 3\0"
BUSY = 10_000  # milliseconds that SQLite waits for another program's lock
CACHE = 64_000  # KB of pages held by a writer


def create(path: Path) -> None:
    """Make an archive with nothing in it; whoever looks sees none or a whole one."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    connection = sqlite3.connect(new, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        run(connection, text_of("schema.sql"))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()
    durable.place(new, path)


def check(path: Path) -> None:
    """Refuse a file that is not ours or cut off, without letting SQLite touch it."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except FileNotFoundError as error:
        raise ArchiveError(
            f"{path}: no such archive: make one with `onrecord add`, or give --archive"
        ) from error
    except OSError as error:
        raise ArchiveError(
            f"{path}: cannot be read ({error.strerror}): give an archive of onrecord"
        ) from error
    if len(head) < 100 or not head.startswith(MAGIC):
        raise ArchiveError(f"{path}: is no archive of onrecord (no SQLite file): give another --archive")
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise ArchiveError(f"{path}: is an SQLite file of another program: give another --archive")
    page = int.from_bytes(head[16:18], "big")
    whole = int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)
    if path.stat().st_size < whole and not has_log(path):
        raise ArchiveError(
            f"{path}: is damaged: {path.stat().st_size:,} bytes of {whole:,} are there: take a backup"
        )


def connect(path: Path, mode: str) -> Connection:
    """A connection to a file that is there (mode "rw" or "ro"), with the rules that all of ours keep."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, factory=Connection
    )
    for pragma in (
        f"busy_timeout = {BUSY}",
        "foreign_keys = ON",
        "trusted_schema = OFF",  # the file may be a stranger's
        "cell_size_check = ON",
        "mmap_size = 0",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if sys.version_info >= (3, 12):  # before, Python has no way to ask for it
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    voices.register(connection)
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The version of an archive's schema."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def refuse_newer(path: Path, found: int) -> None:
    """Raise for an archive of a later onrecord."""
    if found > VERSION:
        raise ArchiveError(
            f"{path}: was made by a newer onrecord (archive version {found}, this one knows {VERSION}): "
            "upgrade onrecord"
        )


def for_reading(path: Path) -> Connection:
    """A connection that changes nothing, also where nothing may be written; an old archive is upgraded."""
    check(path)
    with told(path):
        connection, found = readable(path)
        if found < VERSION:
            connection.close()
            for_writing(path, Lock(path)).close()
            connection, found = readable(path)
    return connection


def readable(path: Path) -> tuple[Connection, int]:
    """A connection that only reads, and the version of what it reads, which is ours in every part."""
    try:
        connection = connect(path, "ro")
        return connection, ours(path, connection)
    except sqlite3.OperationalError:
        if has_log(path):
            raise
        connection = connect(path, "ro&immutable=1")  # no -shm can be made here, and nobody writes
        return connection, ours(path, connection)


def ours(path: Path, connection: sqlite3.Connection) -> int:
    """The version of an archive of ours; the connection is closed where it is another's, or a newer one."""
    try:
        found = version_of(connection)
        refuse_newer(path, found)
        refuse_other(path, connection, found, VERSION)
    except (sqlite3.Error, ArchiveError):
        connection.close()
        raise
    return found


def has_log(path: Path) -> bool:
    """Whether changes wait beside the file, in its write-ahead log."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def for_writing(path: Path, lock: Lock) -> Connection:
    """A connection that may write, the archive made or upgraded before; hold no lock."""
    if kind := disks.network(path.parent):
        raise ArchiveError(
            f"{path}: lies on a network file system ({kind}), where data can be lost: keep it on a local disk"
        )
    with lock.held(), told(path):
        if not path.exists():
            create(path)
        check(path)
        if not os.access(path, os.W_OK):
            raise ArchiveError(f"{path}: may not be written by you: copy it to a folder of your own")
        connection = connect(path, "rw")
        try:
            upgrade(path, connection)
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise ArchiveError(
                    f"{path}: lies where SQLite cannot keep a log beside it: keep it on a local disk"
                )
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            connection.execute("PRAGMA synchronous = NORMAL")  # corrections raise it to FULL
        except (sqlite3.Error, ArchiveError):
            connection.close()
            raise
    return connection


def upgrade(path: Path, connection: Connection) -> None:
    """Bring an older archive to this version, each step a transaction, a backup before the first."""
    found = ours(path, connection)
    if found < VERSION:
        back_up(path, connection, found)
    for number in range(found + 1, VERSION + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            run(connection, text_of(f"migrations/{number}.sql"))
            if number == reviews.SINCE:
                reviews.settle_all(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def backup_of(path: Path, version: int) -> Path:
    """Where the archive of an older version is kept before it is upgraded."""
    return path.with_name(f"{path.name}.version-{version}")


def back_up(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Write a copy of the archive as it is beside it; whoever looks sees none or a whole one."""
    new = path.with_name(path.name + ".backup.new")
    new.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(new),))
    durable.place(new, backup_of(path, version))
