"""JSON lines -> parts of so many documents: where each begins, found by reading the file once."""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..sources import shown
from ..sources.formats.jsonl import FORMAT
from . import stores
from .shapes import Part

PIECE = 1 << 20
"""Bytes of a line that are held at once."""


class Counted(NamedTuple):
    """A part, and how many documents it promises."""

    part: Part
    documents: int


def are_lines(name: str, format: str | None) -> bool:  # noqa: A002 - as the option is called
    """Whether a file is to be cut by lines: by what was asked for, else by its name."""
    return format == "jsonl" or (format is None and name.lower().endswith(FORMAT.endings))


def raw(name: str) -> str:
    """The bytes of a name that is not UTF-8, in hexadecimal digits; "" for one that JSON can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).hex()
    return ""


def opened(name: str) -> BinaryIO:
    """The bytes of a file, or of an object in a store."""
    return stores.opened(name) if stores.is_store(name) else Path(name).open("rb")


def parts(name: str, size: int) -> Iterator[Counted]:
    """The parts of a file of JSON lines, each of `size` lines that are not blank; the last has fewer.

    A file that does not begin as JSON lines do is one part: what is wrong with it is told as a whole.
    """
    with opened(name) as stream:
        if not stream.read(64).removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
            return
        stream.seek(0)
        found = Cut(name)
        for piece, begins in pieces(stream):
            document = begins and bool(piece.strip())
            if document and found.documents == size:
                yield found.ended(cut=True)
            found.add(piece, begins=begins, document=document)
        yield found.ended(cut=found.start > 0)


def pieces(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file, long ones in pieces, and whether a piece begins its line."""
    begins = True
    for piece in iter(lambda: stream.readline(PIECE), b""):
        yield piece, begins
        begins = piece.endswith(b"\n")


class Cut:
    """The part that is being counted."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.start = self.before = 0
        self.begin()

    def begin(self) -> None:
        """Begin a part where the last one ended."""
        self.size = self.lines = self.documents = 0
        self.digest = hashlib.sha256()

    def add(self, piece: bytes, *, begins: bool, document: bool) -> None:
        """Take in a line, or a piece of one."""
        self.digest.update(piece)
        self.size += len(piece)
        self.lines += begins
        self.documents += document

    def ended(self, *, cut: bool) -> Counted:
        """The part as it is, and the next one begun."""
        mark = self.digest.hexdigest()
        part = Part(shown(self.name), self.size, mark, self.start, self.before, cut, raw(self.name))
        documents = self.documents
        self.start += self.size
        self.before += self.lines
        self.begin()
        return Counted(part, documents)
