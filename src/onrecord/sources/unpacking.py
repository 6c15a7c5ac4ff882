"""What comes out of packed files and archives: a stream with limits, whatever they claim of themselves."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from ..errors import BombError, SourceError
from .ahead import Ahead

PIECE = 1 << 16
FREE = 64 << 20
"""Bytes that anything may unpack to, however small it is."""
REMEDY = "look into it, or raise unpack_ratio (docs/cli.md, Settings)"
"""What to do about what unpacks to more than it may."""

DAMAGE = (
    EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
"""What the readers of packed bytes raise."""


def is_bomb(unpacked: int, packed: int, ratio: int) -> bool:
    """Whether so many packed bytes unpack to more than they may: `FREE`, and `ratio` times their number."""
    return unpacked > FREE + ratio * packed


class Budget:
    """How much may be unpacked from one input, in all and at any depth: a multiple of its own size."""

    def __init__(self, packed: Callable[[], int], ratio: int) -> None:
        self.packed, self.ratio = packed, ratio
        self.unpacked = 0

    def take(self, size: int) -> None:
        """Count unpacked bytes; BombError where they are too many."""
        self.unpacked += size
        if is_bomb(self.unpacked, self.packed(), self.ratio):
            raise BombError(f"unpacks to over {self.ratio} times its size, as no reports do: {REMEDY}")


class Unpacked(io.RawIOBase):
    """The pieces of unpacked bytes as a stream; damage becomes a SourceError that names the place."""

    def __init__(self, pieces: Iterator[bytes], budget: Budget, kind: str) -> None:
        self.pieces, self.budget, self.kind = pieces, budget, kind
        self.rest = memoryview(b"")
        self.size = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end."""
        if not self.rest:
            self.rest = memoryview(self.piece())
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size

    def piece(self) -> bytes:
        """The next piece, none at the end."""
        try:
            found = next(self.pieces, b"")
        except SourceError:
            raise
        except DAMAGE as error:
            raise SourceError(
                f"is damaged {self.size:,} bytes into {self.kind} ({reason(error)}): fetch it again"
            ) from error
        self.size += len(found)
        self.budget.take(len(found))
        return found


def unpacked(pieces: Iterator[bytes], budget: Budget, kind: str) -> Ahead:
    """The stream of some pieces."""
    return Ahead(io.BufferedReader(Unpacked(pieces, budget, kind), PIECE))


def reason(error: BaseException) -> str:
    """An error in few words."""
    return str(error).rstrip(".") or type(error).__name__
