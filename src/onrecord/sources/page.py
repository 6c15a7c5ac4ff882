"""The child process in which strangers' HTML is parsed: `python -m onrecord.sources.page MEGABYTES`.

A page comes in on standard input and its parts go out on standard output, each as eight bytes of length
and the bytes. What goes wrong ends the process; its parent reads the reason from standard error.
"""

from __future__ import annotations

import logging
import sys
from typing import BinaryIO

import msgspec
from msgspec import Struct

WIDTH = 8

RUNNING_TEXT = (
    "//*[self::title or self::h1 or self::h2 or self::h3 or self::li or self::blockquote or self::p]"
    "[not(.//time) and not(contains(@class, 'date'))]"
)
"""Elements in which a date is part of what is told."""


class Page(Struct, frozen=True):
    """What was found in a page; `text` is None where no main text was found."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message."""
    stream.write(len(data).to_bytes(WIDTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, None where the other side has gone."""
    head = stream.read(WIDTH)
    if len(head) < WIDTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def limit_memory(megabytes: int) -> None:
    """Keep this process from taking more memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    size = megabytes << 20
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ValueError, OSError):
        return  # macOS refuses; the limit of time still holds


def parts(html: str) -> Page:
    """The main text of a page, and what its head says of it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - the child alone needs it

    found = bare_extraction(html, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Page()
    return Page(
        text=found.text or None,
        title=found.title or None,
        published=published(html),
        publisher=found.sitename or None,
        url=found.url or None,
        language=found.language or None,
    )


def published(html: str) -> str | None:
    """The day a page says it was published; a date in its running text says nothing of that."""
    from htmldate import find_date  # noqa: PLC0415 - trafilatura's own companion
    from trafilatura import load_html  # noqa: PLC0415

    tree = load_html(html)
    if tree is None:
        return None
    for told in tree.xpath(RUNNING_TEXT):
        told.clear(keep_tail=True)
    # `max_date` is fixed, since with trafilatura's "today" the same page would give other dates later
    return find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")


def serve() -> None:
    """Say that all is loaded, then answer pages until the parent closes the pipe."""
    limit_memory(int(sys.argv[1]))
    import htmldate  # noqa: F401, PLC0415 - loaded before the clock of the first page runs
    import trafilatura  # noqa: F401, PLC0415

    logging.disable(logging.CRITICAL)  # standard error is for the reason of an end
    send(sys.stdout.buffer, b"")
    while (html := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, msgspec.json.encode(parts(html.decode())))


if __name__ == "__main__":
    serve()
