"""Word documents (.docx): the paragraphs of text, tables and boxes in their order, and the footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from .. import zipped
from ..documents import document
from ..inputs import Format, How, Input, Outcome
from ..unpacking import Budget
from ..whole import longest, one
from . import xml

MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
CORE = "docProps/core.xml"
WORDS = "wordprocessingml"
"""What the names of elements of a text have in their namespace, in both editions of ISO/IEC 29500."""
MARKUP = 40
"""Bytes of XML that a byte of text may take: each word can have its own fonts, languages and edits."""
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
HIDDEN = frozenset({"Fallback", "moveFrom", "del"})
"""Elements whose text stands elsewhere too, or no more: ISO/IEC 29500-1, 17.13.5; 29500-3, 7.7."""
REMEDY = "save it again in the word processor"


class Body:
    """The paragraphs of a part of a document, as its XML is told."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[list[str]] = []
        self.hidden = 0
        self.inside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Note that an element begins."""
        space, local = name.rpartition(" ")[::2]
        if local in HIDDEN:
            self.hidden += 1
        if WORDS not in space:
            return
        if local == "p":
            self.open.append([])
        elif local in SIGNS and self.open and not self.hidden:
            self.open[-1].append(SIGNS[local])
        self.inside = local == "t"

    def words(self, words: str) -> None:
        """Note some characters."""
        if self.inside and self.open and not self.hidden:
            self.open[-1].append(words)

    def end(self, name: str) -> None:
        """Note that an element ends."""
        space, local = name.rpartition(" ")[::2]
        if local in HIDDEN:
            self.hidden -= 1
        self.inside = False
        if WORDS in space and local == "p" and self.open:
            self.done.append("".join(self.open.pop()).strip())


class Core:
    """The title and the language that a document gives itself."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.local = ""

    def start(self, name: str, _: dict[str, str]) -> None:
        """Note that an element begins."""
        self.local = name.rpartition(" ")[2]

    def words(self, words: str) -> None:
        """Note some characters."""
        self.found[self.local] = self.found.get(self.local, "") + words

    def end(self, _: str) -> None:
        """Note that an element ends."""
        self.local = ""


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a document."""
    with zipped.opened(found, how.settings) as archive:
        yield from one(found, read(archive, how.settings, found.budget, how.published))


def read(
    archive: zipfile.ZipFile, settings: Settings, budget: Budget, published: str | None = None
) -> Document:
    """The document of a Word file; when it was written or saved says nothing of when it was published."""
    names = frozenset(archive.namelist())
    if MAIN not in names:
        raise SourceError(f"is no Word document (it has no {MAIN}): {REMEDY}")
    body = Body()
    for name in (MAIN, *NOTES):
        if name in names:
            data = member(archive, name, settings, budget)
            xml.parse(data, start=body.start, end=body.end, words=body.words, remedy=REMEDY)
    core = Core()
    if CORE in names:
        data = member(archive, CORE, settings, budget)
        xml.parse(data, start=core.start, end=core.end, words=core.words, remedy=REMEDY)
    return document(
        "\n\n".join(filter(None, body.done)),
        max_characters=settings.max_characters,
        published=published,
        title=core.found.get("title", "").strip() or None,
        language=core.found.get("language", "").strip() or None,
    )


def member(archive: zipfile.ZipFile, name: str, settings: Settings, budget: Budget) -> bytes:
    """The bytes of a part of the file."""
    limit = longest(settings) * MARKUP
    data = zipped.part(archive, archive.getinfo(name), budget).read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"has over {limit:,} bytes in {name}: split it, or raise --max-characters")
    return data


FORMAT = Format(
    "docx", "a Word document", outcomes, (".docx", ".docm"), lambda head: head[:2] == b"PK", sure=True
)
