"""All formats, and which of them an input is in: told by its name, else by its first bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..errors import SourceError
from . import encodings
from .containers import packed, tar, warc
from .containers import zip as archives
from .formats import csv, docx, eml, epub, feed, html, jsonl, parquet, pdf, text
from .inputs import Format, How, Input, Outcome
from .whole import failed

FORMATS: tuple[Format, ...] = (
    feed.FORMAT,  # before pages: both may begin with an XML declaration
    html.FORMAT,
    pdf.FORMAT,
    warc.FORMAT,  # before gzip, which its records are packed with one by one
    *packed.FORMATS,
    tar.FORMAT,
    archives.FORMAT,  # tells itself whether it is an office document or a book
    docx.FORMAT,
    epub.FORMAT,
    parquet.FORMAT,
    eml.FORMAT,
    csv.FORMAT,
    jsonl.FORMAT,
    text.FORMAT,
)
"""In the order in which first bytes are looked at."""

ENDINGS = {ending: one for one in FORMATS for ending in one.endings}
NAMES = {one.name: one for one in FORMATS}
MIXED = frozenset({".xml"})
"""Ends of names that may be one format or another."""


def by_ending(name: str) -> Format | None:
    """The format that a file's name promises, if it does: "a.warc.gz" is WARC, "a.csv.gz" is gzip."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    return ENDINGS.get("".join(suffixes[-2:])) or ENDINGS.get("".join(suffixes[-1:]))


def promises(name: str) -> bool:
    """Whether a file's name promises a report, or what may hold some; of a packed file the name inside."""
    found = by_ending(name)
    if found is None:
        return PurePath(name).suffix.lower() in MIXED
    inner = packed.inner(name)
    return inner is None or promises(inner)


def many(name: str) -> bool:
    """Whether an input may hold many documents."""
    found = by_ending(name)
    return found is None or found.many


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of an input, in whatever format; what fails is an outcome too."""
    promised = by_ending(found.name)
    stage: str = found.format or (promised.name if promised else "open")
    try:
        chosen = choose(found, how)
        stage = chosen.name
        yield from chosen.read(found, how)
    except SourceError as error:
        yield failed(found.place, stage, error)


def choose(found: Input, how: How) -> Format:
    """The format of an input: what was asked for, what its name promises, what it looks like."""
    head = found.stream.head()
    if found.format is not None:
        wanted = NAMES[found.format]
        around = next((one for one in FORMATS if one.packing and one.begins(head)), None)
        return around if around is not None and not wanted.begins(head) else wanted
    promised = by_ending(found.name)
    if promised is None:
        return like(found, head, how)
    if promised.sure and not promised.begins(head):
        raise SourceError(stranger(promised, head))
    return promised


def like(found: Input, head: bytes, how: How) -> Format:
    """The format that an input looks like; plain text where it looks like none."""
    for one in FORMATS:
        if one.begins(head):
            return one
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return text.FORMAT
    line = found.stream.first_line(jsonl.longest_line(how.settings))
    return jsonl.FORMAT if jsonl.is_object(line) else text.UNLINED


def stranger(promised: Format, head: bytes) -> str:
    """What to tell about a file whose name promises what it is not."""
    if not head:
        return "is empty: fetch or save it again"
    for magic, kind, remedy in encodings.BINARY[1:]:
        if head.startswith(magic) and not promised.packing:
            return f"is {kind}, not {promised.title}: {remedy}"
    seen = next((one for one in FORMATS if one.begins(head)), None)
    looks = f"looks like {seen.title}" if seen else "does not begin as one does"
    return f"is called {promised.title} but {looks}: give it the ending of what it is, or fetch it again"
