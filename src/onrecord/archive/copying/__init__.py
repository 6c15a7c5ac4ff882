"""All of an archive into another that is empty: from a file to a database, and back; whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain

from msgspec import Struct

from ...errors import ArchiveError
from .. import stores, verifying
from ..database import Store
from ..shapes import Verified
from .reading import Row, Sum, Summing, asked, batches, rows, summed
from .tables import Table, tables

TOLD = 5
"""Rows and faults that a message names."""

Step = Callable[[str, int], object]
"""What is told how many more rows were copied ("rows") or reports looked at ("reports")."""


class Copied(Struct, frozen=True, kw_only=True):
    """What was copied: where from and to, how many rows of each table with their sums, what was looked at."""

    archive: str
    copy: str
    documents: int
    spans: int
    entries: int
    tables: tuple[Sum, ...]


def copy(given: stores.Place | str, dest: stores.Place | str, step: Step = lambda what, some: None) -> Copied:
    """Copy an archive, as it is at one moment, into one that is empty or not there, in one transaction there.

    Numbers, ids, moments and order stay: the same journal, incidents, versions, waiting posts, failures.
    Before it counts, each table has to have the rows and sums of the first, and nothing may be found by
    `verify`. ArchiveError where it does not, where `dest` holds something, or cannot hold a row.
    """
    with (
        opened(given, readonly=True) as source,
        opened(dest, readonly=False) as target,
        source.reading(),
        target.writing(durable=True),
    ):
        refuse_filled(target)
        sums = tuple(carry(source, target, table, step) for table in tables())
        index(source, target)
        target.connection.filled()
        compare(target, sums)
        found = looked_at(target, step)
    return Copied(
        archive=str(source.place), copy=str(target.place), documents=found.documents, spans=found.spans,
        entries=found.entries, tables=sums,
    )  # fmt: skip


@contextmanager
def opened(place: stores.Place | str, *, readonly: bool) -> Iterator[Store]:
    """A store that is closed behind the block."""
    store = stores.opened(place, readonly=readonly)
    try:
        yield store
    finally:
        store.close()


def refuse_filled(target: Store) -> None:
    """Raise for an archive that something is in."""
    for table in tables():
        sql = f"SELECT EXISTS (SELECT 1 FROM {table.name})"  # noqa: S608 - names of ours
        (some,) = target.connection.execute(sql).fetchone()
        if some:
            raise ArchiveError(
                f"{target.place}: is not empty (it has {table.name}), and is left as it is: give a new one"
            )


def carry(source: Store, target: Store, table: Table, step: Step) -> Sum:
    """Copy a table; its sum, of what was read. ArchiveError names rows that the other cannot hold."""
    read = Summing(table.name)
    unfit: list[str] = []
    for some in batches(rows(source, table)):
        for row in some:
            read.add(row)
        for at, words in target.connection.fill(table.name, table.columns, some):
            unfit.append(f"{called(source, table, some[at])} ({words})")
        step("rows", len(some))
    if unfit:
        raise ArchiveError(
            f"{target.place}: cannot hold {listed(unfit)}: nothing was copied; correct it in {source.place} "
            "or forget the report, then copy again"
        )
    return read.sum()


def called(source: Store, table: Table, row: Row) -> str:
    """What a row is called: by its document, its table and key, and the column with a NUL where one has."""
    about = dict(zip(table.columns, row, strict=True))
    nul = [one for one, value in about.items() if isinstance(value, str) and "\0" in value]
    keys = [f"{one} {about[one]!r}" for one in table.key if one not in ("document", "number")]
    found = " ".join([table.name, *keys, *(f"with a NUL in {one}" for one in nul)])
    number = about["number"] if table.name == "documents" else about.get("document")
    if not isinstance(number, int):
        return found if keys else f"{found} {number or about[table.key[0]]!r}"
    (document,) = source.connection.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()
    return f"document {document!r}: {found}"


def listed(some: list[str]) -> str:
    """The first of some words, and how many more there are."""
    more = f" and {len(some) - TOLD:,} more" if len(some) > TOLD else ""
    return "; ".join(some[:TOLD]) + more


def index(source: Store, target: Store) -> None:
    """Put all reports and statements into the indexes of words of the other archive."""
    for number, document in asked(source, "SELECT number, id FROM documents ORDER BY number"):
        try:
            target.connection.add_words(number)
            target.connection.add_said(number)
        except ArchiveError as error:
            raise ArchiveError(
                f"{target.place}: cannot hold document {document!r}: {error}: nothing was copied"
            ) from error


def compare(target: Store, sums: tuple[Sum, ...]) -> None:
    """Raise where a table of the other archive is not what was read from the first."""
    for table, read in zip(tables(), sums, strict=True):
        found = summed(target, table)
        if found != read:
            raise ArchiveError(
                f"{target.place}: holds {found.rows:,} rows of {table.name} with sum {found.digest[:12]}, "
                f"{read.rows:,} with {read.digest[:12]} were read: nothing was copied: please report it"
            )


def looked_at(target: Store, step: Step) -> Verified:
    """What `verify` says of the other archive before it counts; the journal is replayed for each report."""
    found = verifying.verify(target.connection, target, lambda some: step("reports", some))
    faults = [f"{one.place}: {one.problem}" for one in chain(found.faults, target.index_faults())]
    if faults:
        raise ArchiveError(
            f"{target.place}: {listed(faults)}: nothing was copied: `onrecord verify` says of the archive "
            "that was to be copied what to do"
        )
    return found
