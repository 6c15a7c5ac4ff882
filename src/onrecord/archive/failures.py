"""What could not be added: a row each until its source can be, or is no longer there to be tried."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Failure
from .database import Connection
from .shapes import Failed

UPSERT = """
INSERT INTO failures (source, input, document, stage, message, at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (source) DO UPDATE SET input = excluded.input, document = excluded.document,
stage = excluded.stage, message = excluded.message, at = excluded.at
"""


def note(connection: Connection, failure: Failure, origin: str, document: str | None, at: str) -> None:
    r"""Keep a failure; `origin` is the file that its source is a line of, or the source itself.

    A NUL is shown as `\0` in it: no archive keeps one, and what failed is to be told all the same.
    """
    some = (failure.source, origin, document, failure.stage, failure.message, at)
    connection.execute(UPSERT, [one and one.replace("\0", r"\0") for one in some])


def clear(connection: Connection, source: str) -> None:
    """Forget the failure of a source that has been added."""
    connection.execute("DELETE FROM failures WHERE source = ?", (source,))


def settle(connection: Connection, origin: str, failed: Iterable[str]) -> None:
    """Forget the failures of a file that has been read to its end, but those of this reading."""
    kept = set(failed)
    old = connection.execute("SELECT source FROM failures WHERE input = ?", (origin,)).fetchall()
    for (source,) in old:
        if source not in kept:
            clear(connection, source)


def has(connection: Connection, source: str) -> bool:
    """Whether a source could not be added."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM failures WHERE source = ?)", (source,)
    ).fetchone()
    return bool(found)


def has_of(connection: Connection, origin: str) -> bool:
    """Whether a file has sources that could not be added."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM failures WHERE input = ?)", (origin,)
    ).fetchone()
    return bool(found)


def listed(connection: Connection) -> tuple[Failed, ...]:
    """All failures, by source."""
    found = connection.execute("SELECT source, stage, message, at, document FROM failures ORDER BY source")
    return tuple(
        Failed(source=source, stage=stage, message=message, at=at, document=document)
        for source, stage, message, at, document in found
    )
