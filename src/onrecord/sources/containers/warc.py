"""WARC: crawled pages, a record after another in one pass; damaged records are told, all others are read."""

from __future__ import annotations

from collections.abc import Iterator

from ...config import FormatName
from ...errors import SourceError
from ..ahead import Ahead
from ..documents import too_long
from ..entries import Left
from ..inputs import Format, How, Input, Outcome
from ..whole import failed, longest
from . import responses
from .warc_members import MAGIC, begins, members
from .warc_records import START, Record, records

TYPES: dict[str, FormatName] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}
"""What is read of what servers send (IANA media types)."""
BESIDE = frozenset({"warcinfo", "request", "metadata"})
"""Types of records that tell of others: they are not counted."""
HEAD = 1 << 16
"""Bytes that the head of an answer may add to a page."""


def is_warc(head: bytes) -> bool:
    """Whether some bytes begin like a WARC file, or like a packed one."""
    return head.startswith(START) or (head.startswith(MAGIC) and begins(head, START))


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each record with a page, a text, a PDF or a feed; others are counted in a note."""
    if not found.stream.head(1):
        raise SourceError("is empty: fetch it again")
    left = Left()
    yield from left.noted(each(found, how, left), found)


def each(found: Input, how: How, left: Left) -> Iterator[Outcome]:
    """What comes of each record."""
    number = 0
    for part in parts(found):
        for one in records(part, longest(how.settings) + HEAD):
            number += 1
            if isinstance(one, SourceError):
                yield failed(f"{found.place}, record {number}", "warc", one)
            else:
                yield from of_record(one, number, found, how, left)


def parts(found: Input) -> Iterator[Ahead]:
    """The streams that a file's records are in: one, or a gzip member each."""
    if found.stream.head(len(MAGIC)).startswith(MAGIC):
        return members(found.stream, found.budget, START)
    return iter((found.stream,))


def of_record(one: Record, number: int, found: Input, how: How, left: Left) -> Iterator[Outcome]:
    """What comes of a record: its address becomes that of the document, its date a part of where that stands.

    When a page was crawled says nothing of when it was published.
    """
    address = one.head.get("warc-target-uri", "").strip("<>")
    date = one.head.get("warc-date", "on no day")
    place = f"{found.place}, record {number} ({address}, crawled {date})"
    try:
        if (content := readable(one, place, found, left)) is None:
            return
        if one.cut:
            size = f"a record of {int(one.head['content-length']):,} bytes"
            raise SourceError(too_long(how.settings.max_characters, size))
        why = one.head.get("warc-truncated", "")
        cut = f"cut off by the crawler ({why})" if why else ""
        for outcome in how.outcomes(content, how):
            made = outcome.addressed(address) if address and content.format != "feed" else outcome
            yield made._replace(note="; ".join(filter(None, (made.note, cut))))
    except SourceError as error:
        yield failed(place, "warc", error)


def readable(one: Record, place: str, found: Input, left: Left) -> Input | None:
    """What is to be read of a record; None, and counted, where it is nothing of ours."""
    kind = one.head["warc-type"].lower()
    if kind == "response":
        response = responses.response(one.block)
        if response.status != 200:
            left.out(f"HTTP {response.status}")
            return None
    elif kind in ("resource", "conversion"):
        response = responses.Response(200, *responses.media(one.head.get("content-type", "")), one.block, ())
    else:
        if kind not in BESIDE:
            left.out(f"{kind} record")
        return None
    if response.type not in TYPES:
        left.out(response.type or "no type")
        return None
    inside = found.inside("", responses.opened(response, found.budget), place=place)
    return inside._replace(format=TYPES[response.type], charset=response.charset)


FORMAT = Format("warc", "a WARC file", outcomes, (".warc", ".warc.gz", ".wet", ".wet.gz"), is_warc, many=True)
