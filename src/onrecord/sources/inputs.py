"""What the readers of all formats are given, and what they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import msgspec

from ..config import FormatName, Settings
from ..errors import SourceError
from ..model import Document, Failure, Record
from .ahead import Ahead
from .unpacking import Budget

if TYPE_CHECKING:
    from .formats import html, pdf

DEEPEST = 4
"""Packings inside each other that are opened: a zip of tar.gz of jsonl.gz has four."""


class Outcome(NamedTuple):
    """What came of one input, line or entry: where it stands, the document or why there is none, its bytes.

    The result is a record only where records were asked for; `origin` is the input. A size of 0 is that of
    the bytes which have been read since the outcome before.
    """

    source: str
    result: Document | Record | Failure
    size: int = 0
    note: str = ""
    origin: str = ""

    def addressed(self, url: str) -> Outcome:
        """The same with the address that its document was found at, where it is one."""
        if not isinstance(self.result, Document):
            return self
        return self._replace(result=msgspec.structs.replace(self.result, url=url))


class Input(NamedTuple):
    """One thing to be read: where it stands, its name, its bytes, and what is known of it from outside.

    `name` is that of the file inside its packings; `file` is there where one can go back and forth in it.
    """

    place: str
    name: str
    stream: Ahead
    budget: Budget
    file: BinaryIO | None = None
    format: FormatName | None = None
    charset: str | None = None
    depth: int = 0

    def inside(self, name: str, stream: Ahead, *, place: str | None = None) -> Input:
        """Something in this input, to be read in its turn; SourceError where it is too deep inside."""
        if self.depth >= DEEPEST:
            raise SourceError(f"is packed over {DEEPEST} times: unpack it")
        return Input(
            place or f"{self.place}/{name}",
            name,
            stream,
            self.budget,
            format=self.format,
            depth=self.depth + 1,
        )


class How(NamedTuple):
    """How inputs are to be read, and what a format may call: parsers, and what reads what is inside."""

    settings: Settings
    published: str | None
    records: bool
    pages: html.Parser
    sheets: pdf.Parser
    outcomes: Callable[[Input, How], Iterator[Outcome]]
    promises: Callable[[str], bool]


class Format(NamedTuple):
    """A kind of file: what it is called, how it is known, and what reads it.

    `sure`: a file of another beginning is none of this kind. `many`: it may hold many documents.
    `packing`: what counts is what is inside.
    """

    name: str
    title: str
    read: Callable[[Input, How], Iterator[Outcome]]
    endings: tuple[str, ...] = ()
    begins: Callable[[bytes], bool] = lambda _: False
    sure: bool = False
    many: bool = False
    packing: bool = False
