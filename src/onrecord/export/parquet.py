"""Rows as Parquet: the columns of a table as Arrow has them, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from .columns import LISTS, REAL, SPANS, TEXT, TEXTS, TRUTH, WHOLE, Columns
from .rows import Row

PIECES = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
KINDS = {
    TEXT: pa.string(), TEXTS: pa.list_(pa.string()), WHOLE: pa.int64(), REAL: pa.float64(),
    TRUTH: pa.bool_(), SPANS: PIECES, LISTS: pa.list_(PIECES),
}  # fmt: skip
GROUP = 10_000
"""Rows of a row group."""


def schema(columns: Columns) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The columns of a table as Arrow has them."""
    return pa.schema([(name, KINDS[kind]) for name, kind in columns.items()])


def write(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """Write rows group by group; how many there were."""
    shape, written = schema(columns), 0
    with parquet.ParquetWriter(stream, shape, compression="zstd") as writer:
        for group in groups(rows):
            writer.write_table(pa.Table.from_pylist(group, shape))
            written += len(group)
    return written


def groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, some at a time."""
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        yield group
