"""Where an archive is: a file, or a database of PostgreSQL by its address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArchiveError, LibraryError
from ..extras import lacking, needing
from .database import Store
from .onefile import OneFile
from .postgres.address import Address, address

if TYPE_CHECKING:
    from os import PathLike

Place = Path | Address
"""Where an archive is, as messages have it: never with a password."""


def place(given: Place | PathLike[str] | str) -> Place:
    """What an archive is called by; ArchiveError for what nothing is called.

    >>> print(place("postgresql://ada:secret@db.example/news"))
    postgresql://ada@db.example/news
    """
    if isinstance(given, Address):
        return given
    try:
        os.fsencode(given)
    except UnicodeEncodeError:
        raise ArchiveError(
            f"{str(given)!r}: no archive's name has half of a surrogate pair: give another"
        ) from None
    return address(str(given)) or Path(given)


def file(given: str) -> Path:
    """The file of an archive; ArchiveError for a database, which has none, with what saves it instead."""
    where = place(given)
    if isinstance(where, Path):
        return where
    raise ArchiveError(
        f"{where}: an archive in PostgreSQL is backed up by PostgreSQL's own tool: "
        f"pg_dump --format=custom --file=news.dump '{where}'; "
        f"or copied into a file: onrecord copy news.onrecord --archive '{where}'"
    )


def opened(given: Place | PathLike[str] | str, *, readonly: bool) -> Store:
    """The store of an archive, made where there is none, unless `readonly`."""
    where = place(given)
    if isinstance(where, Path):
        return OneFile(where, readonly=readonly)
    try:
        with needing("an archive in PostgreSQL", "postgres"):
            from .postgres.server import Server  # noqa: PLC0415 - loads psycopg
    except ImportError as error:  # psycopg is there, the library that it speaks by is not
        raise LibraryError(lacking("an archive in PostgreSQL", ["psycopg[binary]"], "postgres")) from error
    return Server(where, readonly=readonly)
