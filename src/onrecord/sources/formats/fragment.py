"""A piece of HTML -> its text, every word of it: entries of feeds, chapters of books."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
     "pre", "section", "table", "tr", "ul"}
)  # fmt: skip
"""Elements that stand in a paragraph of their own (HTML, 15.3.3 Flow content)."""
HIDDEN = frozenset({"script", "style", "template", "noscript"})
ENDS = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in HIDDEN}
NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")


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
