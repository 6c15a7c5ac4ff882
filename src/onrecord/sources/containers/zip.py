"""ZIP: archives of reports; an office document or a book is told by what is in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from .. import entries
from ..entries import Entry
from ..formats import docx, epub
from ..inputs import Format, How, Input, Outcome
from ..unpacking import Budget
from ..zipped import opened, part

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes, of a file with entries and of one without."""


def is_zip(head: bytes) -> bool:
    """Whether some bytes begin like a zip file."""
    return head.startswith(MAGIC)


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a zip file: of a document, a book, or each thing in it."""
    with opened(found, how.settings) as archive:
        names = frozenset(archive.namelist())
        found = found._replace(file=cast(BinaryIO, archive.fp))
        if docx.MAIN in names:
            yield from docx.outcomes(found, how)
        elif epub.CONTAINER in names:
            yield from epub.outcomes(found, how)
        else:
            yield from entries.outcomes(listed(archive, found.budget), found, how, "zip")


def listed(archive: zipfile.ZipFile, budget: Budget) -> Iterator[Entry]:
    """The files in an archive, in its order."""
    for info in archive.infolist():
        if not info.is_dir():
            yield Entry(info.filename, partial(part, archive, info, budget), info.compress_size)


FORMAT = Format("zip", "a ZIP archive", outcomes, (".zip",), is_zip, sure=True, many=True, packing=True)
