"""Rows -> Parquet: one file a table for a shard, written group by group, with the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from .columns import LISTS, REAL, SPANS, TABLES, TEXT, TEXTS, TRUTH, WHOLE, Columns
from .rows import Row

GROUP = 500
"""Documents whose rows are held and then written as one row group."""
GROUP_BYTES = 64 << 20
"""Bytes of records after which a group is written however few they are."""
LONG = ("record", "message", "words")
"""Columns that hardly ever say the same twice: not worth a dictionary."""

PIECES = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
KINDS = {
    TEXT: pa.string(), TEXTS: pa.list_(pa.string()), WHOLE: pa.int64(), REAL: pa.float64(),
    TRUTH: pa.bool_(), SPANS: PIECES, LISTS: pa.list_(PIECES),
}  # fmt: skip


def schema(columns: Columns) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The columns of a table as Arrow has them."""
    return pa.schema([(name, KINDS[kind]) for name, kind in columns.items()])


SCHEMAS = {table: schema(columns) for table, columns in TABLES.items()}


class Tables:
    """The files of one shard, in a folder of its own until they are whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.counts = dict.fromkeys(TABLES, 0)
        self.documents = self.bytes = 0
        self.writers = {table: self.writer(table) for table in TABLES}

    def path(self, table: str) -> Path:
        """Where a table is written."""
        return self.folder / f"{table}.parquet"

    def writer(self, table: str) -> Any:  # noqa: ANN401
        """What writes a table."""
        return parquet.ParquetWriter(
            self.path(table),
            SCHEMAS[table],
            compression="zstd",
            use_dictionary=[
                name for name, kind in TABLES[table].items() if kind == TEXT and name not in LONG
            ],
            write_statistics=[name for name in TABLES[table] if name != "record"],
        )

    def put(self, table: str, row: Row) -> None:
        """Add a row."""
        self.rows[table].append(row)

    def ends(self, size: int) -> None:
        """A document, of which so many bytes are held, has all its rows."""
        self.documents += 1
        self.bytes += size
        if self.documents >= GROUP or self.bytes >= GROUP_BYTES:
            self.write()

    def write(self) -> None:
        """Write what is held."""
        for table, rows in self.rows.items():
            if rows:
                self.writers[table].write_table(pa.Table.from_pylist(rows, SCHEMAS[table]))
                self.counts[table] += len(rows)
                rows.clear()
        self.documents = self.bytes = 0

    def close(self) -> None:
        """Write what is left; the files are whole."""
        self.write()
        self.drop()

    def drop(self) -> None:
        """Close the files as they are."""
        for writer in self.writers.values():
            writer.close()
