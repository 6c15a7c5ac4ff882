"""What PostgreSQL complains of, in words that say what to do; never with a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from ...errors import ArchiveError
from .address import Address

LACKING = "lacks what the archive is made with (a PostgreSQL without ICU?): give a server that has it"
REMEDIES: tuple[tuple[type[Exception], str], ...] = (
    (errors.LockNotAvailable, "somebody else writes, or reads what is to be written: wait, then try again"),
    (errors.InsufficientPrivilege, "may not be used so by you: have its owner GRANT you the right"),
    (errors.ReadOnlySqlTransaction, "takes no changes (a replica?): give the server that does"),
    (errors.DiskFull, "the server's disk is full, nothing that was committed is lost: make room"),
    (errors.DataCorrupted, "is damaged: restore what pg_dump saved"),
    (errors.IndexCorrupted, "an index is damaged: REINDEX it"),
    (errors.DeadlockDetected, "was in another program's way: try again"),
    (errors.SerializationFailure, "was in another program's way: try again"),
    (errors.QueryCanceled, "the server gave up (statement_timeout?): give it more time"),
    (errors.UndefinedObject, LACKING),
    (errors.FeatureNotSupported, LACKING),
    (psycopg.OperationalError, "cannot be reached, or was lost: check server, address and password"),
)  # fmt: skip
OF_THE_DOCUMENT = (errors.ProgramLimitExceeded, psycopg.DataError)
"""Errors that are no fault of the archive: one document does not fit into it."""


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Raise PostgreSQL's errors as ArchiveError with the address and the way out."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise ArchiveError(
            f"{address}: no archive holds half of a surrogate pair, or a byte that is no UTF-8 "
            f"(character {error.start} of a text): remove it"
        ) from None  # no fault of the archive
    except OF_THE_DOCUMENT as error:
        raise ArchiveError(
            f"{address}: PostgreSQL cannot hold this ({first(error)}): shorten or mend it"
        ) from None
    except psycopg.Error as error:
        raise ArchiveError(f"{address}: {remedy(error)}") from error


def remedy(error: psycopg.Error) -> str:
    """What to do about an error of PostgreSQL."""
    words = first(error)
    for kind, what in REMEDIES:
        if isinstance(error, kind):
            return f"{what} ({words})"
    return f"PostgreSQL says: {words}"


def first(error: Exception) -> str:
    """An error's words on one line: details may quote what a report says."""
    return " ".join((str(error).splitlines() or [type(error).__name__])[0].split())
