"""Parquet: a document a row, told from the names of the columns; parsed in a child process with limits."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec

from ...config import Settings
from ...errors import SourceError
from ...extras import needed
from ..children import limits
from ..children.parquet import Batch, Head, Source, Wanted
from ..children.process import Child
from ..inputs import Format, How, Input, Outcome
from ..whole import failed, file_bytes
from .columns import row, wanted


class Parser(Child):
    """The child process that parses one Parquet file; started with it, ended by `close`."""

    remedy = "write the table anew, or as CSV"

    def __init__(self, settings: Settings) -> None:
        super().__init__("onrecord.sources.children.parquet", "the Parquet parser", limits.of_files(settings))

    def open(self, source: Source) -> Head:
        """The names of the columns of a file; SourceError where it is none."""
        head = msgspec.msgpack.decode(self.next_answer(msgspec.msgpack.encode(source)), type=Head)
        if head.fault:
            raise SourceError(head.fault)
        return head

    def batches(self, columns: Wanted) -> Iterator[Batch]:
        """The rows of the file."""
        asked = msgspec.msgpack.encode(columns)
        while not (batch := msgspec.msgpack.decode(self.next_answer(asked), type=Batch)).ended:
            yield batch


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each row; a group of rows that is damaged costs itself alone."""
    needed(("pyarrow",), "parquet", "a Parquet file")
    some = False
    with Parser(how.settings) as parser:
        names = parser.open(source(found, how)).names
        fields = {field: names[column] for field, column in wanted(names).items()}
        columns = Wanted(list(fields.values()), how.settings.unpack_ratio)
        for batch in parser.batches(columns):
            some = True
            yield from of_batch(batch, list(fields), found, how)
    if not some:
        raise SourceError("has no rows: give one that has some")


def source(found: Input, how: How) -> Source:
    """The file itself where there is one, else its bytes."""
    if found.file is not None:
        return Source(path=os.path.abspath(found.file.name))
    return Source(data=file_bytes(found.stream, how.settings))


def of_batch(batch: Batch, fields: list[str], found: Input, how: How) -> Iterator[Outcome]:
    """What comes of some rows."""
    for number, values in enumerate(batch.rows, batch.number):
        place = f"{found.place}, row {number:,}"
        found.budget.take(sum(len(value) for value in values if isinstance(value, str)))
        try:
            yield Outcome(place, row(texts(fields, values), how.settings, how.published))
        except SourceError as error:
            yield failed(place, "parquet", error)
    if batch.fault:
        yield failed(f"{found.place}, row {batch.number:,}", "parquet", SourceError(batch.fault))


def texts(fields: list[str], values: list[str | int | None]) -> dict[str, str | None]:
    """The values of a row by their fields; SourceError where one is no text."""
    found = {}
    for field, value in zip(fields, values, strict=True):
        if isinstance(value, int):
            raise SourceError(f"is not UTF-8 at byte {value} of its {field}: write the table anew, as text")
        found[field] = value
    return found


FORMAT = Format(
    "parquet",
    "a Parquet file",
    outcomes,
    (".parquet", ".pq"),
    lambda head: head.startswith(b"PAR1"),
    sure=True,
    many=True,
)
