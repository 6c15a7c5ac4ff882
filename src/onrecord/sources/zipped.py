"""Files that are zip files inside - archives, office documents, books - and the bytes of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from ..config import Settings
from ..errors import SourceError
from .ahead import Ahead
from .inputs import Input
from .unpacking import PIECE, REMEDY, Budget, is_bomb, reason, unpacked
from .whole import file_bytes

ENCRYPTED = 0x1
"""The bit that says so (APPNOTE 4.4.4)."""


def opened(found: Input, settings: Settings) -> zipfile.ZipFile:
    """A zip file with its directory read: from the file where there is one, else held in memory."""
    try:
        return zipfile.ZipFile(found.file or io.BytesIO(file_bytes(found.stream, settings)))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise SourceError(
            f"has lost the directory that stands at its end ({reason(error)}): fetch it again, "
            "or mend it with zip -FF"
        ) from error


def part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Ahead:
    """The bytes of an entry; SourceError where they are locked, or too many for their packed size."""
    if info.flag_bits & ENCRYPTED:
        raise SourceError("is encrypted: unpack it with its password")
    if is_bomb(info.file_size, info.compress_size, budget.ratio):
        raise SourceError(
            f"unpacks to {info.file_size:,} bytes, over {budget.ratio} times its size: {REMEDY}"
        )
    return unpacked(pieces(archive, info), budget, "it")


def pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked bytes of an entry, its checksum tested at the end."""
    with archive.open(info) as stream:
        while piece := stream.read(PIECE):
            yield piece
