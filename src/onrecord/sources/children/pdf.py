"""The child in which strangers' PDF is parsed: `python -m onrecord.sources.children.pdf MEGABYTES`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from .pipe import serve

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage

SURELY = "zlib"
"""What the parser says where bytes are broken; other faults that it finds do no harm to the text."""


FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What the parser stumbles over in a page that is broken, besides errors of its own."""


class Sheets(Struct, frozen=True):
    """What was found in a PDF file: the blocks of each page, which are damaged, or why there is nothing."""

    pages: list[list[str]] = []
    damaged: list[int] = []
    title: str | None = None
    language: str | None = None
    fault: str = ""


def parts(data: bytes) -> Sheets:
    """The text of a PDF file by pages, and what it says of itself."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect  # noqa: PLC0415 - the child alone needs it
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    try:
        opened = PDFDocument(PDFParser(BytesIO(data)))
        pages = list(PDFPage.create_pages(opened))
    except PDFPasswordIncorrect:
        return Sheets(fault="has a password: save it without one")
    except PSException as error:
        return Sheets(fault=f"is damaged ({str(error) or type(error).__name__}): fetch it again")
    if not pages:
        return Sheets(fault="is damaged, or has no pages: fetch it again")
    found = list(read(pages))
    return Sheets(
        pages=[blocks for blocks, _ in found],
        damaged=[number for number, (_, damaged) in enumerate(found, 1) if damaged],
        title=said(opened, (one.get("Title") for one in opened.info)),
        language=said(opened, (opened.catalog.get("Lang"),)),
    )


def read(pages: Iterable[PDFPage]) -> Iterator[tuple[list[str], bool]]:
    """The blocks of each page, and whether it is damaged."""
    from pdfminer import settings  # noqa: PLC0415
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415
    from pdfminer.layout import LAParams, LTTextContainer  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams())
    interpreter = PDFPageInterpreter(manager, device)
    for page in pages:
        damaged = False
        for strict in (True, False):  # else bytes that are broken are left out without a word
            settings.STRICT = strict
            try:
                interpreter.process_page(page)
                break
            except (PSException, *FAULTS) as error:
                damaged |= SURELY in str(error) or not strict
        boxes = (one.get_text() for one in device.get_result() if isinstance(one, LTTextContainer))
        yield [box.strip() for box in boxes if box.strip()], damaged


def said(opened: PDFDocument, values: Iterable[Any]) -> str | None:
    """The first of some values of a PDF file that is a text."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415
    from pdfminer.utils import decode_text  # noqa: PLC0415

    for value in values:
        found = resolve1(value)
        if isinstance(found, bytes) and (text := " ".join(decode_text(found).replace("\0", "").split())):
            return text
    return None


def load() -> None:
    """Load what parsing needs, if it is there."""
    try:
        import pdfminer.converter  # noqa: F401, PLC0415
    except ImportError:
        return  # the parent has said so


def answer(data: bytes) -> bytes:
    """The parts of a PDF file, as JSON."""
    return msgspec.json.encode(parts(data))


if __name__ == "__main__":
    serve(load, answer)
