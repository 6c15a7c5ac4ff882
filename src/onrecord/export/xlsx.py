"""Rows as an Excel workbook: a sheet a kind, text as text, the same bytes every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from ..extras import package
from .columns import Columns
from .csv import shown
from .rows import Row

LONGEST = 32_767
"""Characters of a cell, as Excel has them."""
ROWS = 1_048_576
"""Rows of a sheet, the heading among them."""
MADE = datetime(2000, 1, 1)
"""When a workbook is said to have been made: it has a moment, and ours has none to tell."""
WIDTHS = {"words": 40, "sentence": 80, "document": 14, "incident": 14, "report": 14, "claim": 14}
"""Characters that a column is wide where it is not as usual."""
USUAL = 16
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Text stays text: nothing that strangers wrote is reckoned with, linked, or taken for a number."""


def write(tables: Iterable[tuple[str, Columns, Iterable[Row]]], stream: BinaryIO, lost: Counter[str]) -> int:
    """Write a sheet a table; how many rows there were. What Excel has no room for is counted in `lost`."""
    xlsxwriter = package("xlsxwriter", "an Excel workbook", "export")
    book = xlsxwriter.Workbook(stream, {**PLAIN, "constant_memory": True})
    book.set_properties({"created": MADE})
    written = 0
    try:
        for name, columns, rows in tables:
            written += sheet(book, name, columns, rows, lost)
    finally:
        book.close()
    return written


def sheet(book: Any, name: str, columns: Columns, rows: Iterable[Row], lost: Counter[str]) -> int:  # noqa: ANN401
    """Write a table as a sheet whose heading stays in sight; how many rows there were."""
    into = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    into.freeze_panes(1, 0)
    for column, title in enumerate(columns):
        into.set_column(column, column, WIDTHS.get(title, USUAL))
        into.write_string(0, column, title, bold)
    written = 0
    for row in rows:
        if written + 1 >= ROWS:
            lost[f"rows of {name} do not fit into a sheet of {ROWS:,}"] += 1
            continue
        written += 1
        for column, (title, kind) in enumerate(columns.items()):
            put(into, written, column, shown(row.get(title), kind), lost)
    return written


def put(into: Any, row: int, column: int, value: object, lost: Counter[str]) -> None:  # noqa: ANN401
    """Write a cell: a number as a number, all else as text."""
    if value is None or value == "":
        return
    if isinstance(value, int | float):
        into.write_number(row, column, value)
        return
    text = str(value)
    if len(text) > LONGEST:
        lost[f"cells are cut off after {LONGEST:,} characters"] += 1
    into.write_string(row, column, text[:LONGEST])
