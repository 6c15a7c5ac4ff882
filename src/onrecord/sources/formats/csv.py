"""CSV and TSV: a document a row, told from the names in the first row; a bad row costs itself alone."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from itertools import chain

from ...errors import SourceError
from .. import encodings
from ..ahead import Ahead
from ..inputs import Format, How, Input, Outcome
from ..whole import failed
from .columns import blank, columns, row, wanted
from .jsonl import longest_line
from .text import note

SAMPLE = 1 << 20
"""How many bytes tell the encoding."""
DELIMITERS = (",", "\t", ";", "|")
MEND = "mend its quotation marks or delimiters"


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each row that is not blank."""
    limit = longest_line(how.settings)
    csv.field_size_limit(limit)
    encoding, guess = told(found.stream, how)
    lines = decoded(found.stream, encoding, limit)
    blanks, first = beginning(lines)
    below = rows(chain([first], lines), separator(first))
    _, header = next(below, (0, SourceError("has no names of columns in its first row: give it some")))
    if isinstance(header, SourceError):
        raise header
    at = wanted(header)
    number = 0
    for number, cells in below:
        place = f"{found.place}:{blanks + number}"
        try:
            values = named(cells, header, at, encoding)
            yield Outcome(place, row(values, how.settings, how.published), note=guess)
        except SourceError as error:
            yield failed(place, "csv", error)
        guess = ""  # told once
    if not number:
        raise SourceError("has no rows but the names of the columns: give one that has some")


class Lines:
    """The lines of a table as a reader of rows asks for them; those of the row at hand can be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.row: list[str] = []
        self.again: deque[str] = deque()

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.lines)
        self.row.append(line)
        return line

    def give_back(self) -> None:
        """All lines of the row at hand but its first are to be read again."""
        self.again.extendleft(reversed(self.row[1:]))
        del self.row[1:]


def rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str] | SourceError]]:
    """Each row that is not blank, or what is wrong with it, and the line that it begins in.

    A quotation mark that is never closed would take all rows below into its cell; so after a broken row
    reading goes on in the next line. What comes there may be a piece of the broken row, until one is whole.
    Time stays linear: what opens a cell in one line closes it in another.
    """
    fed = Lines(lines)
    reader = csv.reader(fed, delimiter=delimiter, strict=True)
    number, width, sure = 1, 0, True
    while True:
        number += len(fed.row)
        fed.row.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            fed.give_back()
            sure = False
            yield number, SourceError(f"is no row ({error}): {MEND}")
            continue
        except SourceError as error:
            yield number, error
            return
        if cells is None:
            return
        width = width or len(cells)
        if blank(cells):
            continue
        sure = sure or (len(cells) == width and not any('"' in cell for cell in cells))
        yield number, cells if sure else SourceError(f"may be a piece of the broken row above it: {MEND}")


def beginning(lines: Iterator[str]) -> tuple[int, str]:
    """How many blank lines a table begins with, and its first row."""
    for number, line in enumerate(lines):
        if line.strip():
            return number, line
    raise SourceError("is empty: give a first row with the names of the columns, one of them text")


def told(stream: Ahead, how: How) -> tuple[str, str]:
    """The encoding of a table, by its first bytes, and a note where it was guessed."""
    head = stream.read(SAMPLE)
    stream.give_back(head)
    encodings.refuse_binary(head)
    for mark, name in encodings.MARKS:
        if head.startswith(mark):
            return name, ""
    if how.settings.encoding:
        return encodings.known(how.settings.encoding), ""
    try:
        found = encodings.decode(head[: head.rfind(b"\n") + 1] or head)
    except SourceError:
        return "utf-8", ""  # each row that is not is told
    return found.encoding, note(found)


def decoded(stream: Ahead, encoding: str, limit: int) -> Iterator[str]:
    """The lines of a table, bytes that are none of its encoding as halves of surrogate pairs."""
    if encoding.startswith(("utf-16", "utf-32")):
        raise SourceError(f"is {encoding.upper()}: save the table as UTF-8")
    first = True
    while line := stream.readline(limit):
        if len(line) == limit:
            raise SourceError(
                f"has a line of over {limit:,} bytes: mend its line ends, or raise --max-characters"
            )
        if first:
            line = line.removeprefix(encodings.MARKS[0][0])
            first = False
        yield line.decode(encoding, "surrogateescape")


def separator(first: str) -> str:
    """What parts the cells of a table: what makes the most names that we know, in the first row."""
    return max(DELIMITERS, key=lambda one: len(columns(parted(first, one))))


def parted(line: str, delimiter: str) -> list[str]:
    """The cells of a line, none where it is no row."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def named(
    cells: list[str] | SourceError, header: list[str], at: dict[str, int], encoding: str
) -> dict[str, str | None]:
    """The cells of a row by their fields; SourceError where they do not fit the table."""
    if isinstance(cells, SourceError):
        raise cells
    if len(cells) > len(header):
        raise SourceError(f"has {len(cells)} cells where the first row has {len(header)}: {MEND}")
    if any("\udc80" <= sign <= "\udcff" for cell in cells if not cell.isascii() for sign in cell):
        raise SourceError(f"is not {encoding} as the table is: save it as UTF-8, or give --encoding")
    return {field: cells[column] for field, column in at.items() if column < len(cells)}


FORMAT = Format("csv", "a table (CSV or TSV)", outcomes, (".csv", ".tsv", ".tab"), many=True)
