"""The child in which edited workbooks are parsed: `python -m onrecord.sources.children.xlsx MEGABYTES`.

The first message opens a file, each that follows asks for some rows. Nothing in it is reckoned with: a
formula is a fault of its row, macros and links to other files are not even read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import msgspec
from msgspec import Struct

from ..unpacking import REMEDY, is_bomb, reason
from .pipe import serve

FAULTS = (
    OSError, ValueError, NotImplementedError, LookupError, TypeError, AttributeError, RuntimeError, EOFError,
    MemoryError, SyntaxError, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl and the parsers beneath it raise; a fault of XML is a SyntaxError."""
ROWS = 1_048_576
"""Rows of a sheet, as Excel has them: one cell at row 10^12 would fill a file with empty rows."""
WIDEST = 256
"""Columns that are looked at."""
TOGETHER = 64
"""Rows that are sent at once."""
ESCAPED = re.compile("_x00(0[1-9A-Fa-f]|1[0-9A-Fa-f]|5[Ff])_")
"""How a workbook writes characters that XML has not, and the `_` of what looks so (ISO/IEC 29500)."""


class Source(Struct, frozen=True):
    """The file that is to be opened, and how many times its size it may unpack to."""

    path: str
    ratio: int


class Row(Struct, frozen=True):
    """A row of a sheet: its number from 1, its cells as a table of text has them, what is wrong with it."""

    sheet: str
    number: int
    cells: list[str] = []
    fault: str = ""


class Rows(Struct, frozen=True):
    """Some rows, in their order; none where the file is at its end. `fault`: there is nothing to be read."""

    rows: list[Row] = []
    fault: str = ""


class Workbook:
    """The file that is open, and how far it has been read."""

    def __init__(self) -> None:
        self.rows: Iterator[Row] | None = None

    def answer(self, data: bytes) -> bytes:
        """The answer to a message."""
        if self.rows is None:
            return msgspec.msgpack.encode(self.open(msgspec.msgpack.decode(data, type=Source)))
        some = [row for row, _ in zip(self.rows, range(TOGETHER), strict=False)]
        return msgspec.msgpack.encode(Rows(some))

    def open(self, source: Source) -> Rows:
        """Nothing yet, or why there is nothing to be read."""
        from openpyxl import load_workbook  # noqa: PLC0415 - the child alone needs it

        try:
            if swollen(source):
                return Rows(fault=f"unpacks to over {source.ratio} times its size: {REMEDY}")
            book = load_workbook(source.path, read_only=True, keep_vba=False, keep_links=False)
        except FAULTS as error:
            return Rows(
                fault=f"is no Excel workbook, or a damaged or locked one ({reason(error)}): "
                "save it as .xlsx, without a password"
            )
        self.rows = rows_of(book)
        return Rows()


def swollen(source: Source) -> bool:
    """Whether a file says of itself that it is a bomb; zipfile gives no more than it says."""
    with zipfile.ZipFile(source.path) as book:
        parts = book.infolist()
    packed = sum(part.compress_size for part in parts)
    return is_bomb(sum(part.file_size for part in parts), packed, source.ratio)


def rows_of(book: Any) -> Iterator[Row]:  # noqa: ANN401 - openpyxl is not typed
    """The rows of all sheets that have something in them; damage costs the rest of its sheet."""
    for sheet in book.worksheets:
        number, blank = 0, None
        try:
            sheet.reset_dimensions()  # what a file says of its size need not be so
            for number, row in enumerate(sheet.iter_rows(max_row=ROWS, max_col=WIDEST), 1):
                if row is blank:
                    continue  # openpyxl fills a million rows with one and the same
                if any(cell.value is not None for cell in row):
                    yield told(sheet.title, number, row)
                else:
                    blank = row
        except FAULTS as error:
            yield Row(
                sheet.title,
                number + 1,
                fault=f"is damaged from here to the end of the sheet ({reason(error)}): save it anew",
            )


def told(sheet: str, number: int, row: tuple[Any, ...]) -> Row:
    """A row with its cells as text, as far as there are any."""
    cells = []
    for cell in row:
        if cell.data_type == "f":
            return Row(
                sheet, number, fault=f"{cell.coordinate} is a formula, which nothing reckons with: "
                "put its value in its place (copy, paste special, values)",
            )  # fmt: skip
        if cell.data_type == "e":
            return Row(sheet, number, fault=f"{cell.coordinate} is an error ({cell.value}): give its value")
        cells.append(text(cell.value))
    while not cells[-1]:
        del cells[-1]
    return Row(sheet, number, cells)


def text(value: object) -> str:
    r"""A value as a table of text has it: days as ISO has them, whole numbers as such.

    >>> text(14.0), text(True), text(datetime(2023, 10, 18)), text("a_x000D_b"), text(None)
    ('14', 'true', '2023-10-18', 'a\rb', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def load() -> None:
    """Load what parsing needs, if it is there."""
    try:
        import openpyxl  # noqa: F401, PLC0415
    except ImportError:
        return  # the parent has said so


if __name__ == "__main__":
    serve(load, Workbook().answer)
