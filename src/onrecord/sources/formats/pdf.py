r"""PDF: the text layer of all pages as one document, in paragraphs; parsed in a child process with limits.

A form feed stands where a page ends, as in pdftotext: `text.count("\f", 0, start) + 1` is a span's page.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...config import Settings
from ...errors import SourceError
from ...extras import needed
from ...model import Document
from ..children import limits
from ..children.pdf import Sheets
from ..children.process import Child
from ..documents import document
from ..inputs import Format, How, Input, Outcome
from ..whole import file_bytes, one
from .paragraphs import joined

MAGIC = b"%PDF-"
HEAD = 1024
"""Where it stands: PDF 1.7, note 13 of appendix H."""


class Parser(Child):
    """The child process that parses PDF files; started with the first, ended by `close`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("onrecord.sources.children.pdf", "the PDF parser", limits.of_files(settings))

    def parse(self, data: bytes) -> Sheets:
        """The pages of a PDF file; SourceError where it is broken, takes too long or ends the process."""
        needed(("pdfminer",), "pdf", "a PDF file")
        found = msgspec.json.decode(self.answer(data), type=Sheets)
        if found.fault:
            raise SourceError(found.fault)
        return found


def is_pdf(head: bytes) -> bool:
    """Whether some bytes begin like a PDF file."""
    return MAGIC in head[:HEAD]


def read(
    data: bytes, settings: Settings, published: str | None = None, *, parser: Parser
) -> tuple[Document, str]:
    """The document of a PDF file, and a note on pages without text; no day of publication is in it."""
    found = parser.parse(data)
    if found.damaged:
        raise SourceError(
            f"is damaged on page {', '.join(map(str, found.damaged))} of {len(found.pages)}: fetch it again"
        )
    bare = [number for number, page in enumerate(found.pages, 1) if not page]
    if len(bare) == len(found.pages):
        raise SourceError(
            f"has no text on its {len(found.pages)} pages, which may be pictures of paper: "
            "make a text layer first (ocrmypdf IN.pdf OUT.pdf)"
        )
    made = document(
        joined(found.pages),
        max_characters=settings.max_characters,
        published=published,
        title=found.title,
        language=found.language,
    )
    return made, f"no text on page {', '.join(map(str, bare))} of {len(found.pages)}" if bare else ""


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a PDF file."""
    data = file_bytes(found.stream, how.settings)
    yield from one(found, *read(data, how.settings, how.published, parser=how.sheets))


FORMAT = Format("pdf", "a PDF file", outcomes, (".pdf",), is_pdf, sure=True)
