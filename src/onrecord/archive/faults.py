"""What SQLite complains of, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import ArchiveError

REMEDIES = {
    "SQLITE_BUSY": "is kept by another program: wait for it to end, then try again",
    "SQLITE_LOCKED": "is kept by another program: wait for it to end, then try again",
    "SQLITE_READONLY": "may not be written: copy it to a folder of your own",
    "SQLITE_CANTOPEN": "cannot be opened: check the folder and your rights in it",
    "SQLITE_PERM": "may not be opened by you: ask for the right to read and write it",
    "SQLITE_FULL": "the disk is full, nothing that was committed is lost: make room, then try again",
    "SQLITE_NOTADB": "is no SQLite file, or damaged at its beginning: take a backup",
    "SQLITE_CORRUPT": "is damaged: take a backup, or save what can be read with: sqlite3 FILE .recover",
    "SQLITE_IOERR_SHM": "the disk is full, nothing that was committed is lost: make room, then try again",
    "SQLITE_IOERR": "the disk cannot be read or written: check it, nothing that was committed is lost",
    "SQLITE_TOOBIG": "a text is longer than SQLite can hold: split it",
}
"""By the beginning of SQLite's name for the error."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as ArchiveError with the file and the way out."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise ArchiveError(
            f"{path}: no archive holds half of a surrogate pair, or a byte that is no UTF-8 "
            f"(character {error.start} of a text): remove it"
        ) from None  # no fault of the archive
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: {remedy(error)}") from error


def remedy(error: sqlite3.Error) -> str:
    """What to do about an error of SQLite.

    >>> remedy(sqlite3.OperationalError("no such table: x"))
    'SQLite says: no such table: x'
    """
    name = str(getattr(error, "sqlite_errorname", ""))
    for beginning, words in REMEDIES.items():
        if name.startswith(beginning):
            return f"{words} ({error})"
    return f"SQLite says: {error}"
