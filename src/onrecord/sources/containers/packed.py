"""Packed files (gzip, bzip2, xz, Zstandard), unpacked as they are read: `news.jsonl.gz` is JSON lines."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Protocol

from ...extras import needed
from ..ahead import Ahead
from ..inputs import Format, How, Input, Outcome
from ..unpacking import PIECE, unpacked

GZIP = b"\x1f\x8b"
MEMORY = 256 << 20
"""Bytes that unpacking xz may take: its strongest setting needs 65 MB, a hostile file asks for gigabytes."""
NAMED = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
"""Endings that stand for two."""


class Decompressor(Protocol):
    """What unpacks one stream of bytes (as in bz2, lzma and zstd)."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether it gives nothing more without more bytes."""

    @property
    def unused_data(self) -> bytes:
        """The bytes after its end."""

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes:
        """Some unpacked bytes, at most so many."""


class Bytes(Protocol):
    """What packed bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""


class Gzip:
    """What unpacks one member of a gzip file, with its checksum."""

    def __init__(self, bits: int = zlib.MAX_WBITS | 16) -> None:
        self.inner = zlib.decompressobj(bits)
        self.full = False

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self.inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether it gives nothing more without more bytes."""
        return not self.inner.unconsumed_tail and not self.full

    @property
    def unused_data(self) -> bytes:
        """The bytes after its end."""
        return self.inner.unused_data

    def decompress(self, data: bytes, max_length: int = PIECE, /) -> bytes:
        """Some unpacked bytes, at most so many."""
        made = self.inner.decompress(self.inner.unconsumed_tail + data, max_length)
        self.full = len(made) == max_length
        return made


class Zstd:
    """What unpacks one frame of a Zstandard file; its damage becomes a ValueError."""

    def __init__(self) -> None:
        self.module = needed(("compression.zstd", "backports.zstd"), "zstd", "a Zstandard file")
        self.inner: Decompressor = self.module.ZstdDecompressor()

    @property
    def eof(self) -> bool:
        """Whether the frame has ended."""
        return self.inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether it gives nothing more without more bytes."""
        return self.inner.needs_input

    @property
    def unused_data(self) -> bytes:
        """The bytes after its end."""
        return self.inner.unused_data

    def decompress(self, data: bytes, max_length: int = PIECE, /) -> bytes:
        """Some unpacked bytes, at most so many."""
        try:
            return self.inner.decompress(data, max_length)
        except self.module.ZstdError as error:
            raise ValueError(str(error)) from error


def pieces(stream: Ahead, fresh: Callable[[], Decompressor]) -> Iterator[bytes]:
    """The unpacked bytes of a stream, which may be several packed ones after another."""
    data = stream.read(PIECE)
    while data:
        one = fresh()
        yield from of_one(stream, one, data)
        data = (one.unused_data or stream.read(PIECE)).lstrip(b"\0")  # tapes are filled up with NULs


def of_one(stream: Bytes, one: Decompressor, data: bytes) -> Iterator[bytes]:
    """The unpacked bytes of a stream whose first bytes have been read, up to the end of its member."""
    while not one.eof:
        if one.needs_input and not data and not (data := stream.read(PIECE)):
            raise EOFError("it ends in the middle")
        made = one.decompress(data, PIECE)
        data = b""
        if made:
            yield made


def inner(name: str) -> str | None:
    """The name of what a packed file holds, None for a name that is not of one: "a.csv" for "a.csv.gz"."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix in NAMED:
        return path.stem + NAMED[suffix]
    return path.stem if any(suffix in one.endings for one in FORMATS) else None


def outcomes(found: Input, how: How, *, title: str, fresh: Callable[[], Decompressor]) -> Iterator[Outcome]:
    """What comes of what is packed."""
    stream = unpacked(pieces(found.stream, fresh), found.budget, title)
    name = inner(found.name)
    yield from how.outcomes(found.inside(name or "", stream, place=found.place), how)


def packing(name: str, title: str, magic: bytes, fresh: Callable[[], Decompressor], *endings: str) -> Format:
    """The format of a packing."""
    return Format(
        name,
        title,
        partial(outcomes, title=title, fresh=fresh),
        endings=endings,
        begins=lambda head: head.startswith(magic),
        sure=True,
        many=True,
        packing=True,
    )


FORMATS = (
    packing("gz", "a gzip file", GZIP, Gzip, ".gz", ".tgz"),
    packing("bz2", "a bzip2 file", b"BZh", bz2.BZ2Decompressor, ".bz2", ".tbz2"),
    packing(
        "xz", "an xz file", b"\xfd7zXZ\0", partial(lzma.LZMADecompressor, memlimit=MEMORY), ".xz", ".txz"
    ),
    packing("zst", "a Zstandard file", b"(\xb5/\xfd", Zstd, ".zst", ".tzst"),
)
