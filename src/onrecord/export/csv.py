"""Rows as CSV: a row an item, no cell that a spreadsheet reckons with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO, TextIOWrapper
from typing import Any, BinaryIO

import msgspec

from ..incidents.shapes import Incident
from .columns import CLAIMS, LISTS, SPANS, TEXTS, Columns
from .rows import Row
from .together import claims as rows_of

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or skips before one (OWASP, "CSV Injection")."""
MARK = "\ufeff"
"""The byte order mark: without it spreadsheets take UTF-8 for something else."""
AND = "; "
"""Between several values of one cell."""


def claims(found: Incident, texts: Mapping[str, str]) -> str:
    """The claims of an incident, in the order of its reports; `texts` are the reports by their ids."""
    into = StringIO()
    put(rows_of(found, texts), CLAIMS, into)
    return into.getvalue()


def write(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """Write rows with their heading; how many there were."""
    into = TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        return put(rows, columns, into)
    finally:
        into.flush()
        into.detach()


def put(rows: Iterable[Row], columns: Columns, into: Any) -> int:  # noqa: ANN401 - what takes text
    """Write rows with their heading; how many there were."""
    into.write(MARK)
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(cells(row, columns))
        count += 1
    return count


def cells(row: Row, columns: Columns) -> Iterator[object]:
    """The cells of a row, in the order of the columns."""
    for name, kind in columns.items():
        yield cell(shown(row.get(name), kind))


def shown(value: object, kind: str) -> object:
    """A value as a cell has it: several ones with semicolons, characters as JSON, whole numbers as such.

    >>> shown(["army", "rebels"], TEXTS), shown([{"start": 1, "end": 3}], SPANS), shown(14.0, "real")
    ('army; rebels', '[[1,3]]', 14)
    """
    if value is None:
        return None
    if kind == TEXTS:
        return AND.join(map(str, value))  # type: ignore[call-overload]
    if kind in (SPANS, LISTS):
        return msgspec.json.encode(bare(value)).decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    return int(value) if isinstance(value, float) and value.is_integer() else value


def bare(value: object) -> object:
    """Spans as pairs: [[1, 3]]."""
    if isinstance(value, list):
        return [bare(one) for one in value]
    return [value["start"], value["end"]] if isinstance(value, dict) else value


def cell(value: object) -> object:
    """A value that no spreadsheet reckons with: an apostrophe stands before what begins as a formula.

    >>> cell("=1+1"), cell("ten"), cell(-3), cell(None)
    ("'=1+1", 'ten', -3, None)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
