"""EPUB books: a document a chapter, in the order of reading, with all its words."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from .. import encodings, zipped
from ..documents import document
from ..entries import Left
from ..inputs import Format, How, Input, Outcome
from ..moments import moment
from ..unpacking import Budget
from ..whole import failed, longest
from . import xml
from .fragment import plain

CONTAINER = "META-INF/container.xml"
LOCKS = "META-INF/encryption.xml"
BODY = re.compile(r"<body[\s>].*", re.DOTALL | re.IGNORECASE)
TITLES = (
    re.compile(r"<h[1-3][\s>].{0,2000}?</h[1-3]", re.DOTALL | re.IGNORECASE),
    re.compile(r"<title[\s>].{0,2000}?</title", re.DOTALL | re.IGNORECASE),
)
"""Where a chapter says what it is called, the first that does."""
REMEDY = "fetch the book again"


class Package:
    """What a book says of itself (EPUB 3.3, 5): its metadata, its files, and the order they are read in."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.order: list[str] = []
        self.contents: set[str] = set()
        self.local = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""
        self.local = name.rpartition(" ")[2]
        if self.local == "item" and {"id", "href"} <= attributes.keys():
            self.files[attributes["id"]] = attributes["href"]
            if "nav" in attributes.get("properties", "").split():
                self.contents.add(attributes["id"])
        elif self.local == "itemref" and "idref" in attributes:
            self.order.append(attributes["idref"])

    def words(self, words: str) -> None:
        """Note some characters."""
        self.said[self.local] = self.said.get(self.local, "") + words

    def end(self, _: str) -> None:
        """Note that an element ends."""
        self.local = ""

    def about(self, name: str) -> str | None:
        """What the metadata has of some name."""
        return " ".join(self.said.get(name, "").split()) or None

    def path(self, name: str, root: str) -> str:
        """Where a part of the book stands in its archive."""
        if name not in self.files:
            raise SourceError(f"the book does not say which file its part {name!r} is: {REMEDY}")
        address = unquote(self.files[name].partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(root), address))


class Rootfile:
    """Where a book has its package document, and which of its files are locked."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""
        local = name.rpartition(" ")[2]
        path = attributes.get({"rootfile": "full-path", "CipherReference": "URI"}.get(local, ""))
        if path:
            self.paths.append(unquote(path))


class Book(NamedTuple):
    """An open book."""

    archive: zipfile.ZipFile
    settings: Settings
    budget: Budget

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a file in it."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            raise SourceError(f"{name} is not in the book: {REMEDY}") from None
        limit = longest(self.settings)
        data = zipped.part(self.archive, info, self.budget).read(limit + 1)
        if len(data) > limit:
            raise SourceError(f"has over {limit:,} bytes: raise --max-characters")
        return data

    def paths(self, name: str) -> list[str]:
        """The files that one of META-INF tells of."""
        found = Rootfile()
        data = self.bytes_of(name)
        xml.parse(data, start=found.start, end=lambda _: None, words=lambda _: None, remedy=REMEDY)
        return found.paths


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each chapter of a book; pages without words, such as covers, are counted in a note."""
    left = Left()
    with zipped.opened(found, how.settings) as archive:
        yield from left.noted(chapters(Book(archive, how.settings, found.budget), found, how, left), found)


def chapters(book: Book, found: Input, how: How, left: Left) -> Iterator[Outcome]:
    """What comes of each chapter that has words."""
    root = next(iter(book.paths(CONTAINER)), None)
    if root is None:
        raise SourceError(f"does not say in {CONTAINER} what it holds: {REMEDY}")
    package = Package()
    xml.parse(book.bytes_of(root), start=package.start, end=package.end, words=package.words, remedy=REMEDY)
    locked = set(book.paths(LOCKS)) if LOCKS in book.archive.namelist() else set()
    for number, name in enumerate(package.order, 1):
        place = f"{found.place}, chapter {number}"
        try:
            if name in package.contents:
                left.out("table of contents")
                continue
            path = package.path(name, root)
            if path in locked:
                raise SourceError("is locked by its seller (DRM): give a copy that is not")
            if made := chapter(book, package, path, how.published):
                yield Outcome(place, made)
            else:
                left.out("page without words")
        except SourceError as error:
            yield failed(place, "epub", error)


def chapter(book: Book, package: Package, path: str, published: str | None) -> Document | None:
    """The document of a chapter, None where it has no words."""
    source = encodings.decode(book.bytes_of(path), html=True).text
    body = BODY.search(source)
    text = plain(body[0] if body else source)
    if not text:
        return None
    return document(
        text,
        max_characters=book.settings.max_characters,
        published=moment(package.about("date") or "") or published,
        title=title(source) or package.about("title"),
        publisher=package.about("publisher"),
        language=package.about("language"),
    )


def title(source: str) -> str | None:
    """What a chapter calls itself."""
    matches = (pattern.search(source) for pattern in TITLES)
    return next(filter(None, (" ".join(plain(found[0] + ">").split()) for found in matches if found)), None)


FORMAT = Format(
    "epub", "an EPUB book", outcomes, (".epub",), lambda head: head[:2] == b"PK", sure=True, many=True
)
