"""The child in which strangers' Parquet is parsed: `python -m onrecord.sources.children.parquet MEGABYTES`.

Some damage ends pyarrow with the whole process. The first message opens a file, the second says what of it
is wanted, each that follows asks for a batch of rows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from ..unpacking import REMEDY, is_bomb, reason
from .pipe import serve

FAULTS = (OSError, ValueError, NotImplementedError, LookupError, TypeError, MemoryError)
"""What pyarrow's own errors are kinds of."""
BATCH = 64
"""Rows that are held at once: texts may be long."""


class Source(Struct, frozen=True):
    """The file that is to be opened: where it is, or its bytes."""

    path: str | None = None
    data: bytes = b""


class Head(Struct, frozen=True):
    """The names of a file's columns, or why there are none."""

    names: list[str] = []
    fault: str = ""


class Wanted(Struct, frozen=True):
    """The columns that are wanted, and how many times its size a group of rows may unpack to."""

    names: list[str]
    ratio: int


class Batch(Struct, frozen=True):
    """Some rows, the number of the first from 1, and what is wrong where they end too early."""

    number: int = 0
    rows: list[list[str | int | None]] = []
    fault: str = ""
    ended: bool = False


class Table:
    """The file that is open, and how far it has been read."""

    def __init__(self) -> None:
        self.opened: Any = None
        self.batches: Iterator[Batch] | None = None

    def answer(self, data: bytes) -> bytes:
        """The answer to a message."""
        if self.opened is None:
            return msgspec.msgpack.encode(self.open(msgspec.msgpack.decode(data, type=Source)))
        if self.batches is None:
            self.batches = self.read(msgspec.msgpack.decode(data, type=Wanted))
        return msgspec.msgpack.encode(next(self.batches, Batch(ended=True)))

    def open(self, source: Source) -> Head:
        """The names of the columns, once the directory of a file is read."""
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - the child alone needs it

        try:
            self.opened = ParquetFile(
                source.path or io.BytesIO(source.data), pre_buffer=False, page_checksum_verification=True
            )
            return Head(self.opened.schema_arrow.names)
        except FAULTS as error:
            return Head(
                fault=f"is no Parquet file, or has lost the directory at its end ({reason(error)}): "
                "fetch it again"
            )

    def read(self, wanted: Wanted) -> Iterator[Batch]:
        """The rows of each group; one that is damaged costs itself alone."""
        before = 0
        for group in range(self.opened.num_row_groups):
            number = before + 1
            try:
                about = self.opened.metadata.row_group(group)
                refuse_bomb(about, wanted.ratio)
                for batch in self.opened.iter_batches(BATCH, row_groups=[group], columns=wanted.names):
                    columns = [[told(value) for value in batch[name].to_pylist()] for name in wanted.names]
                    yield Batch(number, [list(row) for row in zip(*columns, strict=True)])
                    number += batch.num_rows
            except FAULTS as error:
                yield Batch(
                    number,
                    fault=f"is damaged from here to the end of its group of rows ({reason(error)}): "
                    "fetch it again; the other groups are read",
                )
            except SwollenError as error:
                yield Batch(number, fault=str(error))
            before += about.num_rows


class SwollenError(Exception):
    """A group of rows that unpacks to many times its size."""


def refuse_bomb(about: Any, ratio: int) -> None:  # noqa: ANN401 - pyarrow has no types
    """Raise for a group of rows that says of itself that it is a bomb."""
    chunks = [about.column(number) for number in range(about.num_columns)]
    packed = sum(one.total_compressed_size for one in chunks)
    if is_bomb(sum(one.total_uncompressed_size for one in chunks), packed, ratio):
        raise SwollenError(f"unpacks to over {ratio} times its size: {REMEDY}")


def told(value: object) -> str | int | None:
    """A value as text; of bytes that are not UTF-8 the number of the first bad one."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError as error:
            return error.start
    return value.isoformat() if isinstance(value, date) else str(value)


def load() -> None:
    """Load what parsing needs, if it is there."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415
    except ImportError:
        return  # the parent has said so


if __name__ == "__main__":
    serve(load, Table().answer)
