"""Tar: archives read in one pass, also packed ones; after a damaged header the next good one is found."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

from ...errors import SourceError
from .. import entries
from ..ahead import Ahead
from ..entries import Bad, Entry
from ..inputs import Format, How, Input, Outcome
from ..unpacking import PIECE, Budget, reason, unpacked

AT = slice(257, 263)
MAGIC = (b"ustar\0", b"ustar ")
"""What POSIX and GNU archives say there; older ones are known by their ending."""

NEWER = hasattr(tarfile.TarInfo, "_frombuf")
"""Whether Python reads archives by this and not by `frombuf`; 3.14.10 does."""
AGAIN = "fetch it again; the rest is read"


class Header(tarfile.TarInfo):
    """A header that tells when it is broken; Python's own takes that for the end of the archive."""

    broken = ended = 0

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
        """The header in a block of bytes."""
        with nullcontext() if NEWER else cls.counting(buf):
            return super().frombuf(buf, encoding, errors)

    @classmethod
    def _frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str, **how: bool) -> Header:
        """The same, where archives are read by this one."""
        with cls.counting(buf):
            made: Header = super()._frombuf(buf, encoding, errors, **how)  # type: ignore[misc]
            return made

    @classmethod
    @contextmanager
    def counting(cls, buf: bytes | bytearray) -> Iterator[None]:
        """Where a block is read: whether it is no header is counted."""
        try:
            yield
        except tarfile.HeaderError:
            if any(buf):
                cls.broken += 1
            elif buf:
                cls.ended += 1  # a block of NULs
            raise


def is_tar(head: bytes) -> bool:
    """Whether some bytes begin like a tar archive."""
    return head[AT] in MAGIC


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each file in an archive, and of what is damaged between them."""
    header = type("Header", (Header,), {})  # counts for this archive alone
    try:
        archive = tarfile.open(fileobj=found.stream, mode="r|", tarinfo=header, ignore_zeros=True)  # type: ignore[call-overload]  # noqa: SIM115
    except tarfile.TarError as error:
        raise SourceError(
            f"is no tar archive, or is damaged at its start ({reason(error)}): fetch it again"
        ) from error
    with archive:
        yield from entries.outcomes(listed(archive, header, found.budget), found, how, "tar")


def listed(archive: tarfile.TarFile, header: type[Header], budget: Budget) -> Iterator[Entry | Bad]:
    """The files in an archive, in its order, and where it is damaged; links and folders hold no text."""
    at, broken = 0, 0
    while True:
        try:
            info = archive.next()
        except tarfile.TarError as error:
            yield Bad(f"byte {at:,}", SourceError(f"is damaged ({reason(error)}): {AGAIN}"))
            if archive.offset <= at:
                return
            at = archive.offset
            continue
        if header.broken > broken:
            yield Bad(f"byte {at:,}", SourceError(f"has a damaged header, what it was of is lost: {AGAIN}"))
        if info is None:
            break
        at, broken = archive.offset, header.broken
        archive.members = []  # type: ignore[attr-defined]  # else all headers are kept
        if info.isreg():
            yield Entry(clean(info.name), partial(part, archive, info, budget))
    if not header.ended:
        yield Bad(f"byte {at:,}", SourceError(f"has no end, so that it may have been cut off: {AGAIN}"))


def clean(name: str) -> str:
    """A name as text: bytes of it that are no UTF-8 become `�`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def part(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Ahead:
    """The bytes of an entry."""
    return unpacked(pieces(archive, info), budget, "it")


def pieces(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    """The bytes of an entry as they come."""
    stream = archive.extractfile(info)
    while stream is not None and (piece := stream.read(PIECE)):
        yield piece


FORMAT = Format("tar", "a tar archive", outcomes, (".tar",), is_tar, many=True, packing=True)
