"""The members of a gzip file of records, each as a stream, so that a damaged one costs itself alone.

warcio 1.8 and FastWARC 2.0 give up a whole file at its first damaged member; here the next good one is looked
for, in the bytes since the damaged one began, too: a broken code may have run on over its end.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ...errors import SourceError
from ..ahead import Again, Ahead
from ..unpacking import PIECE, Budget, unpacked
from .packed import Gzip, of_one

MAGIC = b"\x1f\x8b\x08"
PROBE = 2048
"""Packed bytes that show how a member begins."""
KEPT = 16 << 20
"""Packed bytes of a member that are kept to be searched again."""


class Kept:
    """A stream whose bytes are kept since a member began, as many as may be."""

    def __init__(self, stream: Ahead) -> None:
        self.stream, self.again = stream, Again()
        self.bytes = bytearray()

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""
        data = self.stream.read(size)
        if len(self.bytes) <= KEPT:
            self.bytes += data
        return data

    def ended(self, unused: bytes) -> None:
        """Give back what a whole member has not used."""
        self.stream.give_back(unused)
        self.bytes = bytearray()

    def broken(self, start: bytes) -> bool:
        """Go on, after a broken member, to the next that begins with some bytes; False for none."""
        if len(self.bytes) <= KEPT:
            self.again.give(self.stream, bytes(self.bytes[1:]))
        self.bytes = bytearray()
        return found(self.stream, start)


def members(stream: Ahead, budget: Budget, start: bytes) -> Iterator[Ahead]:
    """Each member of a gzip file; after a damaged one the next that begins with `start`."""
    kept = Kept(stream)
    while data := kept.read(PIECE):
        if not data.strip(b"\0"):
            kept.ended(b"")  # tapes are filled up with NULs
            continue
        inflating = Gzip()
        part = unpacked(of_one(kept, inflating, data), budget, "a record")
        yield part
        drain(part)
        if inflating.eof:
            kept.ended(inflating.unused_data)
        elif not kept.broken(start):
            return


def drain(part: Ahead) -> None:
    """Read a member to its end, or to where it is damaged, as has been told."""
    try:
        while part.read(PIECE):
            pass
    except SourceError:
        return


def found(stream: Ahead, start: bytes) -> bool:
    """Whether a member that begins with some bytes is still to come; it is what is read next."""
    window = b""
    while data := stream.read(PIECE):
        window += data
        at = window.find(MAGIC)
        while at >= 0:
            if at + PROBE > len(window):
                window += stream.read(PROBE)
            if begins(window[at : at + PROBE], start):
                stream.give_back(window[at:])
                return True
            at = window.find(MAGIC, at + 1)
        window = window[-len(MAGIC) + 1 :]
    return False


def begins(data: bytes, start: bytes) -> bool:
    """Whether some bytes are the beginning of a member that begins with others."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, len(start)) == start
    except zlib.error:
        return False
