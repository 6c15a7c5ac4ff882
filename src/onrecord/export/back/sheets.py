"""Edited workbooks: a sheet a table, rows as those of edited CSV; parsed in a child process with limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from ...archive import Archive
from ...config import Settings
from ...errors import ExportError, SourceError
from ...extras import package
from ...sources.children import limits
from ...sources.children.process import Child
from ...sources.children.xlsx import Row, Rows, Source
from ...sources.whole import too_large
from ..columns import FAILURES
from .placing import Found, Left
from .tables import kind_of, one


class Parser(Child):
    """The child process that parses one workbook; started with it, ended by `close`."""

    remedy = "save it anew as .xlsx, or as CSV"

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            "onrecord.sources.children.xlsx", "the reader of workbooks", limits.of_files(settings)
        )

    def rows(self, source: Source) -> Iterator[Row]:
        """The rows of all sheets; SourceError where there is nothing to be read."""
        asked = msgspec.msgpack.encode(source)
        if fault := self.some(asked).fault:
            raise SourceError(fault)
        while rows := self.some(asked).rows:
            yield from rows

    def some(self, asked: bytes) -> Rows:
        """Some rows, or why there are none."""
        return msgspec.msgpack.decode(self.next_answer(asked), type=Rows)


def read(path: Path, archive: Archive, settings: Settings) -> Iterator[Found]:
    """What the rows of a workbook have; what is no table of ours is told, sheet by sheet."""
    package("openpyxl", "reading an Excel workbook", "export")
    if path.stat().st_size > settings.file_megabytes << 20:
        raise ExportError(f"{path}: {too_large(settings)}")
    source = Source(str(path.absolute()), settings.unpack_ratio)
    with Parser(settings) as parser:
        try:
            for name, rows in groupby(parser.rows(source), lambda row: row.sheet):
                yield from sheet(f"{path} {name}", rows, archive)
        except SourceError as error:
            raise ExportError(f"{path}: {error}") from error


def sheet(place: str, rows: Iterator[Row], archive: Archive) -> Iterator[Found]:
    """What a sheet has, under the heading that stands in its first row."""
    head = next(rows)
    if set(head.cells) == set(FAILURES):
        return  # nothing there is of a record
    try:
        kind = kind_of(head.cells, place)
    except ExportError as error:
        yield Left(f"{place} row {head.number}", head.fault or str(error).removeprefix(f"{place}: "))
        return
    for row in rows:
        where = f"{place} row {row.number}"
        yield Left(where, row.fault) if row.fault else one(cells(head, row), kind, where, archive)


def cells(head: Row, row: Row) -> dict[str | None, str | None]:
    """The cells of a row by their headings; under None what has no heading."""
    found: dict[str | None, str | None] = {}
    for at, text in enumerate(row.cells + [""] * (len(head.cells) - len(row.cells))):
        name = head.cells[at] if at < len(head.cells) else ""
        if name or text:
            found[name or None] = text
    return found
