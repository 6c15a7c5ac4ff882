"""RSS and Atom files: one document an entry, its full text where the feed has it, else its description.

Expat reads the XML in linear time and fetches nothing; entities are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from ..documents import document
from ..encodings import MARKS
from ..inputs import Format, How, Input, Outcome
from ..moments import moment
from ..whole import failed, text_bytes
from . import xml
from .fragment import plain

OPENING = re.compile(
    rb"\s{0,999}(?>(?:<!--.{0,2000}?-->|<\?[^>]{0,500}>)\s{0,999}){0,10}"
    rb"<(?:rss|feed|(?:\w{1,20}:)?RDF)[\s>]",
    re.DOTALL,
)
"""How a feed begins: RSS 2.0, Atom (RFC 4287), RSS 1.0; a comment ends where it first can (`?>`)."""

ENTRIES = frozenset({"item", "entry"})
CONTAINERS = frozenset({"channel", "feed"})
TEXTS = ("encoded", "content", "description", "summary")
"""What holds an entry's text, the fullest first: content:encoded, Atom's content, description, summary."""
DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")


class Entry(NamedTuple):
    """An entry as the feed has it: its number from 1, its elements by name, and its address."""

    number: int
    parts: dict[str, str]
    link: str | None


class Feed:
    """What is taken from a feed: its own title and language, and its entries."""

    def __init__(self) -> None:
        self.title = ""
        self.language: str | None = None
        self.entries: list[Entry] = []
        self.path: list[str] = []
        self.words: list[str] = []
        self.parts: dict[str, str] | None = None
        self.link: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""
        local = name.rpartition(" ")[2]
        self.path.append(local)
        if local in ENTRIES and self.parts is None:
            self.parts, self.link = {}, None
        if self.language is None and (said := attributes.get("http://www.w3.org/XML/1998/namespace lang")):
            self.language = said
        if self.parts is not None and local == "link" and attributes.get("rel", "alternate") == "alternate":
            self.link = self.link or attributes.get("href")
        if self.depth() == 1:
            self.words = []

    def depth(self) -> int:
        """How deep inside an entry, or inside the feed's own part, the last element stands."""
        for at in range(len(self.path) - 1, -1, -1):
            if self.path[at] in (ENTRIES if self.parts is not None else CONTAINERS):
                return len(self.path) - 1 - at
        return 0

    def data(self, words: str) -> None:
        """Note some characters."""
        self.words.append(words)

    def end(self, _: str) -> None:
        """Note that an element ends."""
        depth, local = self.depth(), self.path.pop()
        if depth == 1:
            self.take(local, "".join(self.words).strip())
        if local in ENTRIES and depth == 0 and self.parts is not None:
            link = self.link or self.parts.get("link") or None
            self.entries.append(Entry(len(self.entries) + 1, self.parts, link))
            self.parts = None

    def take(self, name: str, words: str) -> None:
        """Keep the words of an element, the first of its name."""
        if self.parts is not None:
            self.parts.setdefault(name, words)
        elif name == "title":
            self.title = self.title or words
        elif name == "language":
            self.language = self.language or words or None


def is_feed(data: bytes) -> bool:
    """Whether some bytes begin like a feed."""
    return bool(OPENING.match(data[:8192].removeprefix(MARKS[0][0])))


def parse(data: bytes) -> Feed:
    """The feed of an XML text; SourceError says where it is broken."""
    feed = Feed()
    xml.parse(data, start=feed.start, end=feed.end, words=feed.data, remedy="save the feed again")
    return feed


def read(
    data: bytes, settings: Settings, published: str | None = None
) -> Iterator[tuple[int, Document | SourceError]]:
    """The document of each entry with its number, or what is wrong; `published` is for those without one."""
    feed = parse(data)
    if not feed.entries:
        raise SourceError("is a feed without entries: give one that has some")
    for entry in feed.entries:
        try:
            yield entry.number, of_entry(entry, feed, settings, published)
        except SourceError as error:
            yield entry.number, error


def of_entry(entry: Entry, feed: Feed, settings: Settings, published: str | None) -> Document:
    """The document of an entry."""
    texts = (plain(entry.parts[name]) for name in TEXTS if entry.parts.get(name))
    return document(
        next((text for text in texts if text), ""),
        max_characters=settings.max_characters,
        published=told(entry) or published,
        url=entry.link,
        title=plain(entry.parts.get("title", "")) or None,
        publisher=plain(feed.title) or None,
        language=feed.language,
    )


def told(entry: Entry) -> str | None:
    """When an entry was published, as ISO 8601; None where it does not say, or says it in no known way."""
    return next(filter(None, (moment(entry.parts.get(name, "")) for name in DAYS)), None)


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each entry of a feed."""
    for number, made in read(text_bytes(found.stream, how.settings), how.settings, how.published):
        place = f"{found.place}, entry {number}"
        yield failed(place, "feed", made) if isinstance(made, SourceError) else Outcome(place, made)


FORMAT = Format("feed", "a feed", outcomes, endings=(".rss", ".atom"), begins=is_feed, many=True)
