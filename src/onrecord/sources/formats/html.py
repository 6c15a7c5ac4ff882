"""HTML: the main text of a page and what it says of itself, parsed in a child process with limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from .. import encodings
from ..children import limits
from ..children.html import Page
from ..children.process import Child
from ..documents import document
from ..inputs import Format, How, Input, Outcome
from ..whole import one, text_bytes
from .text import note

OPENING = re.compile(
    rb"\s{0,999}(?>(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)\s{0,999}){0,9}"
    rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h1|table|br|a)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins (mimesniff.spec.whatwg.org, 7.1); a comment ends where it first can (`?>`)."""


def is_page(data: bytes) -> bool:
    """Whether some bytes begin like an HTML page, in whatever encoding."""
    head = data[:8192].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return bool(OPENING.match(head)) and b">" in head


class Parser(Child):
    """The child process that parses pages; started with the first page, ended by `close`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("onrecord.sources.children.html", "the HTML parser", limits.of_pages(settings))

    def parse(self, html: str) -> Page:
        """The parts of a page; SourceError where it takes too long or ends the process."""
        return msgspec.json.decode(self.answer(html.encode()), type=Page)


def read(
    data: bytes,
    settings: Settings,
    published: str | None = None,
    *,
    parser: Parser,
    charset: str | None = None,
) -> tuple[Document, str]:
    """The document of a page, and a note where its encoding was guessed; `published` beats what is found."""
    found = encodings.decode(data, html=True, encoding=settings.encoding, told=charset)
    if not found.text.strip():
        raise SourceError("is empty: give the page as the browser saves it")
    page = parser.parse(found.text)
    if page.text is None:
        raise SourceError(
            "has no main text that we can find (no article, or 256 elements inside each other): "
            "save the report as plain text"
        )
    made = document(
        page.text,
        max_characters=settings.max_characters,
        published=published or page.published,
        url=page.url,
        title=page.title,
        publisher=page.publisher,
        language=page.language,
    )
    return made, note(found)


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a page."""
    data = text_bytes(found.stream, how.settings)
    yield from one(found, *read(data, how.settings, how.published, parser=how.pages, charset=found.charset))


FORMAT = Format("html", "HTML", outcomes, endings=(".html", ".htm", ".xhtml"), begins=is_page)
