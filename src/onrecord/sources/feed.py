"""RSS and Atom files: one document an entry, its full text where the feed has it, else its description.

Expat reads the XML in linear time and fetches nothing; entities are refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from xml.parsers import expat

from ..config import Settings
from ..errors import SourceError
from ..model import Document, iso_moment
from .documents import document
from .encodings import MARKS

OPENING = re.compile(
    rb"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,999})?(?:<(?:!--.{0,2000}?--|\?[^>]{0,500})>\s{0,999}){0,9}"
    rb"<(?:rss|feed|(?:\w{1,20}:)?RDF)[\s>]",
    re.DOTALL,
)
"""How a feed begins: RSS 2.0, Atom (RFC 4287), RSS 1.0."""

ENTRIES = frozenset({"item", "entry"})
CONTAINERS = frozenset({"channel", "feed"})
TEXTS = ("encoded", "content", "description", "summary")
"""What holds an entry's text, the fullest first: content:encoded, Atom's content, description, summary."""
DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
     "pre", "section", "table", "tr", "ul"}
)  # fmt: skip
"""Elements that stand in a paragraph of their own (HTML, 15.3.3 Flow content)."""
HIDDEN = frozenset({"script", "style", "template", "noscript"})
ENDS = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in HIDDEN}
NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
DEEPEST = 200  # elements inside each other


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
        if len(self.path) >= DEEPEST:
            raise SourceError(f"has over {DEEPEST} elements inside each other: is it a feed?")
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
    feed, parser = Feed(), expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = feed.start
    parser.EndElementHandler = feed.end
    parser.CharacterDataHandler = feed.data
    parser.EntityDeclHandler = refuse_entities
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceError(
            f"is not valid XML ({expat.ErrorString(error.code)} at line {error.lineno}): save the feed again"
        ) from error
    return feed


def refuse_entities(name: str, *_: object) -> None:
    """Raise: an entity can be made to grow without end."""
    raise SourceError(f"declares an XML entity ({name}), as no feed needs to: remove it")


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
        published=moment(entry) or published,
        url=entry.link,
        title=plain(entry.parts.get("title", "")) or None,
        publisher=plain(feed.title) or None,
        language=feed.language,
    )


def moment(entry: Entry) -> str | None:
    """When an entry was published, as ISO 8601; None where it does not say, or says it in no known way."""
    for name in DAYS:
        if said := entry.parts.get(name):
            try:
                found = parsedate_to_datetime(said) if "," in said or said[:1].isalpha() else iso_moment(said)
            except ValueError:
                continue
            return found.isoformat() if isinstance(found, datetime) else said
    return None


def plain(source: str) -> str:
    r"""The text of a piece of HTML, a paragraph a line; linear in its length.

    >>> plain("<p>Two died &amp; <b>six</b> were hurt.</p><p>It rained.</p>")
    'Two died & six were hurt.\n\nIt rained.'
    """
    paragraphs = "".join(pieces(source)).split("\0")
    return "\n\n".join(filter(None, (" ".join(html.unescape(one).split()) for one in paragraphs)))


def pieces(source: str) -> Iterator[str]:
    """The text between tags, a NUL where a paragraph ends."""
    at = 0
    while (opens := source.find("<", at)) >= 0:
        yield source[at:opens].replace("\0", " ")
        if source.startswith("<!--", opens):
            closes = source.find("-->", opens)
            at = closes + 3 if closes >= 0 else len(source)
            continue
        name = NAME.match(source, opens + 1)
        closes = source.find(">", opens) if name else -1
        if name is None or closes < 0:
            yield "<"
            at = opens + 1
            if name is not None:
                break
            continue
        at = closes + 1
        tag = name[1].lower()
        if tag in BLOCKS or tag == "br":
            yield "\0"
        if tag in HIDDEN and source[opens + 1] != "/":
            ends = ENDS[tag].search(source, at)
            at = ends.start() if ends else len(source)
    yield source[at:].replace("\0", " ")
