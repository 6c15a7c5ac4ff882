"""Records -> data frames of pandas or Polars, with the columns of the Parquet tables (docs/scale.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, overload

from .errors import LibraryError, ReadError
from .export.columns import TABLES
from .export.rows import Row, Rows
from .extras import installed, lacking
from .model import Failure, Record, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Library = Literal["pandas", "polars", "pyarrow"]
"""Whose data frames are made; with "pyarrow" a pyarrow.Table, which most others take over without copying."""
Kind = Table | Literal["failures"]
TOGETHER = 500
"""Records whose rows are held as Python values before they become a piece of a table."""


@overload
def to_dataframe(
    records: Iterable[Record | Failure], kind: Kind, *, library: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...


@overload
def to_dataframe(
    records: Iterable[Record | Failure], kind: Kind, *, library: Literal["polars"]
) -> polars.DataFrame: ...


@overload
def to_dataframe(
    records: Iterable[Record | Failure], kind: Kind, *, library: Literal["pyarrow"]
) -> pyarrow.Table: ...


def to_dataframe(records: Iterable[Record | Failure], kind: Kind, *, library: Library = "pandas") -> Any:
    """The items of one kind of many records, a row each, `document` the id of the record.

    LibraryError where the library is not installed. ReadError where a Failure is among the records, unless
    `kind` is "failures": `dataframes` makes all tables of a stream with failures in it at once.
    """
    known(kind)
    made = converted(pieces(refusing(records, kind), (kind,), library), library)
    return made[kind]


def dataframes(records: Iterable[Record | Failure], *, library: Library = "pandas") -> dict[Kind, Any]:
    """A data frame of each kind, "failures" among them, in one pass over the records."""
    kinds: tuple[Kind, ...] = tuple(TABLES)  # type: ignore[arg-type]  # a test holds the two together
    return converted(pieces(records, kinds, library), library)


def known(kind: str) -> None:
    """Raise for what is no kind of items."""
    if kind not in TABLES:
        raise ValueError(f"{kind!r} is no kind of items: there are {', '.join(TABLES)}")


def refusing(records: Iterable[Record | Failure], kind: Kind) -> Iterator[Record | Failure]:
    """The records; ReadError for a failure that the kind has no row for."""
    for one in records:
        if isinstance(one, Failure) and kind != "failures":
            raise ReadError(
                f"{one.source}: {one.stage} failed ({one.message}): the table of {kind} has no place for it: "
                'leave it out first, or make all tables with onrecord.dataframes, "failures" among them',
                one,
            )
        yield one


def pieces(
    records: Iterable[Record | Failure], kinds: tuple[Kind, ...], library: Library
) -> dict[Kind, list[Any]]:
    """The tables of some kinds, in pieces of so many records."""
    need(library)
    from pyarrow import Table as Made  # noqa: PLC0415 - an extra

    from .scale.tables import SCHEMAS  # noqa: PLC0415 - loads pyarrow

    given = iter(records)
    found: dict[Kind, list[Any]] = {kind: [SCHEMAS[kind].empty_table()] for kind in kinds}
    while some := list(islice(given, TOGETHER)):
        rows: dict[str, list[Row]] = {kind: [] for kind in kinds}
        for one in some:
            for kind, row in rows_of(one):
                if kind in rows:
                    rows[kind].append(row)
        for kind in kinds:
            found[kind].append(Made.from_pylist(rows[kind], SCHEMAS[kind]))
    return found


def rows_of(one: Record | Failure) -> Iterator[tuple[str, Row]]:
    """The rows of what came of a document; a record in memory was read from no file."""
    if isinstance(one, Failure):
        yield "failures", {"document": one.source, "stage": one.stage, "message": one.message}
        return
    rows = Rows(one, "")
    yield "records", {**rows.whole(""), "read_from": None}
    for kind, row in rows.all():
        yield kind, {**row, "read_from": None}


def converted(found: dict[Kind, list[Any]], library: Library) -> dict[Kind, Any]:
    """Tables as a library has them: nothing stated is null in each, never zero or NaN."""
    import pyarrow  # noqa: PLC0415 - an extra

    tables = {kind: pyarrow.concat_tables(some) for kind, some in found.items()}
    if library == "pyarrow":
        return tables
    made = import_module(library)
    if library == "polars":
        return {kind: made.from_arrow(table) for kind, table in tables.items()}
    return {kind: table.to_pandas(types_mapper=made.ArrowDtype) for kind, table in tables.items()}


def need(library: str) -> None:
    """Raise where a library is none that is known, or is not installed."""
    if library not in ("pandas", "polars", "pyarrow"):
        raise ValueError(f"{library!r} is no library that data frames are made for: pandas, polars, pyarrow")
    absent = [name for name in dict.fromkeys((library, "pyarrow")) if not installed(name)]
    if absent:
        extra = "parquet" if library == "pyarrow" else library
        raise LibraryError(lacking(f"a data frame of {library}", absent, extra))
