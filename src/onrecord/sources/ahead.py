"""A stream that can be looked into before it is read, and that can take back what was read too far."""

from __future__ import annotations

import io
from typing import Protocol

HEAD = 8192
"""How many of its first bytes tell what a file is."""
TIMES = 16
"""How often a byte may be searched again: a record of 4 KB gives back 64 KB that were read with it."""


class Readable(Protocol):
    """What bytes are read from, some or a line at a time."""

    def read(self, size: int = ..., /) -> bytes:
        """So many bytes, fewer at the end."""

    def readline(self, size: int = ..., /) -> bytes:
        """The bytes up to the next line end, at most so many."""


class Ahead:
    """The bytes of an input; `taken` counts those that have been read."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.held = io.BytesIO()
        self.taken = 0

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes that are not yet read; fewer at the end, or where a line of JSON has come."""
        data = self.held.read()
        while len(data) < size and not is_json_line(data):
            piece = some(self.stream, size - len(data))
            if not piece:
                break
            data += piece
        self.held = io.BytesIO(data)
        return data

    def first_line(self, limit: int) -> bytes:
        """The first line that is not blank and not yet read, never more than the limit."""
        lines: list[bytes] = []
        size = taken = self.taken
        while size - taken < limit and (line := self.readline(limit - (size - taken))):
            lines.append(line)
            size += len(line)
            if line.strip():
                break
        self.give_back(b"".join(lines))
        return lines[-1] if lines else b""

    def read(self, size: int = -1) -> bytes:
        """So many bytes, all without a size; fewer at the end."""
        data = self.held.read(size)
        if size < 0 or len(data) < size:
            data += filled(self.stream, size - len(data) if size >= 0 else -1)
        self.taken += len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        """The bytes up to the next line end, at most so many."""
        data = self.held.readline(size)
        if not data.endswith(b"\n") and (size < 0 or len(data) < size):
            data += self.stream.readline(size - len(data) if size >= 0 else -1)
        self.taken += len(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Take bytes back, to be read again."""
        at = self.held.tell() - len(data)
        if at >= 0 and self.held.getbuffer()[at : at + len(data)] == data:
            self.held.seek(at)  # nothing is copied
        else:
            self.held = io.BytesIO(data + self.held.read())
        self.taken -= len(data)


class Again:
    """Lets bytes be searched again, in all at most `TIMES` as many as have been read: time stays linear.

    With as many as have been read, good records between damaged ones that stand close together were lost.
    """

    def __init__(self) -> None:
        self.given = 0

    def give(self, stream: Ahead, data: bytes) -> None:
        """Give bytes back to a stream, unless too many have been."""
        if self.given + len(data) <= TIMES * stream.taken:
            self.given += len(data)
            stream.give_back(data)


def is_json_line(data: bytes) -> bool:
    """Whether bytes hold a whole line that begins like a JSON object: more may be long in coming."""
    return data.lstrip()[:1] == b"{" and b"\n" in data.lstrip()


def some(stream: Readable, size: int) -> bytes:
    """Some bytes, as they come: at most so many, none at the end."""
    read1 = getattr(stream, "read1", stream.read)
    found: bytes = read1(size)
    return found


def filled(stream: Readable, size: int) -> bytes:
    """So many bytes, all without a size, also where a read gives fewer than there are to come."""
    if size < 0:
        return stream.read()
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
