"""Rows -> Parquet: one file a table for a shard, written group by group, with the same bytes every time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from ..export.columns import TABLES, TEXT
from ..export.parquet import schema
from ..export.rows import Row

GROUP = 500
"""Documents whose rows are held and then written as one row group."""
GROUP_BYTES = 64 << 20
"""Bytes of records after which a group is written however few they are."""
LONG = ("record", "message", "words")
"""Columns that hardly ever say the same twice: not worth a dictionary."""

SCHEMAS = {table: schema(columns) for table, columns in TABLES.items()}


class Tables:
    """The files of one shard, in a folder of its own until they are whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.counts = dict.fromkeys(TABLES, 0)
        self.documents = self.bytes = 0
        self.writers: dict[str, Any] = {}
        try:
            for table in TABLES:
                self.writers[table] = self.writer(table)
        except OSError:
            self.drop()
            raise

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
        for writer in self.writers.values():
            writer.close()

    def drop(self) -> None:
        """Give up the files that are not whole."""
        for writer in self.writers.values():
            with suppress(OSError):  # a disk that is full takes no end of a file either
                writer.close()
            writer.is_open = False  # else it is closed once more, loudly, when it is forgotten
