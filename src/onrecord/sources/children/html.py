"""The child in which strangers' HTML is parsed: `python -m onrecord.sources.children.html MEGABYTES`."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from .pipe import serve

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


def load() -> None:
    """Load what parsing needs."""
    import htmldate  # noqa: F401, PLC0415
    import trafilatura  # noqa: F401, PLC0415


def answer(html: bytes) -> bytes:
    """The parts of a page, as JSON."""
    return msgspec.json.encode(parts(html.decode()))


if __name__ == "__main__":
    serve(load, answer)
