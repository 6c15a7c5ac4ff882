"""What is in an archive: counts, size, versions, what failed, corrections that lost their place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..model import MadeWith
from . import corrections, failures, journal, posts, rows
from .database import Connection, Store
from .shapes import Made, Status

COUNTED = (
    "documents",
    "parties",
    "times",
    "places",
    "hedges",
    "attributions",
    "events",
    "tolls",
    "sightings",
)


def status(connection: Connection, store: Store, *, whole: bool) -> Status:
    """What is in an archive; `whole` has every page and index of it checked, which takes a while."""
    counts = {name: counted(connection, name) for name in COUNTED}
    counts["journal"] = counted(connection, "journal")
    counts["failures"] = counted(connection, "failures")
    return Status(
        archive=str(store.place),
        version=store.version(),
        bytes=store.size(),
        counts=counts,
        made=tuple(made(connection)),
        failures=failures.listed(connection),
        unplaced=tuple(unplaced(connection)),
        untold=posts.hooks(connection),
        broken=journal.broken(journal.entries(connection)) or (store.broken() if whole else None),
        **store.engine(),
    )


def counted(connection: Connection, table: str) -> int:
    """How many rows a table has."""
    (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of ours
    return int(found)


def made(connection: Connection) -> Iterator[Made]:
    """The versions that records were made with, the most frequent first."""
    for versions, documents in connection.execute(
        "SELECT made_with, count(*) FROM documents GROUP BY made_with ORDER BY 2 DESC, 1"
    ):
        yield Made(msgspec.json.decode(versions, type=MadeWith), documents)


def unplaced(connection: Connection) -> Iterator[int]:
    """The entries of the journal that no longer find their item, after a re-reading."""
    corrected = connection.execute(
        """SELECT DISTINCT documents.number, documents.id, made, text FROM journal
        JOIN documents ON documents.id = journal.document JOIN records ON records.document = documents.number
        WHERE kind IN ('correction', 'acceptance', 'rejection')
        ORDER BY documents.number"""
    )
    for _, name, record, text in corrected.fetchall():
        yield from corrections.replay(
            rows.with_text(record, text), journal.entries(connection, name)
        ).unplaced
