"""Lines of set type -> running text: joined where a sentence goes on, words that were parted mended."""

from __future__ import annotations

import re
from collections.abc import Sequence

BREAK = re.compile(r"\b(\w+)([-\u2010\u00ad])[ \t]*\n[ \t\n]*(\f*)(\w+)")
"""A word with a hyphen at the end of a line, and what goes on in the next."""
SOFT = "\u00ad"
KEPT = frozenset(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "one", "two", "three",
     "four", "five", "six", "seven", "eight", "nine", "ten", "half", "mid", "non", "ex", "self", "well",
     "anti", "pro", "pre",
     "post", "semi", "north", "south", "east", "west", "high", "low", "long", "short", "cross",
     "vice", "co", "year"}
)  # fmt: skip
"""First parts of words that keep their hyphen in English print; a number that lost it would be another."""
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
SPACES = re.compile(r"[ \t\r\n\v\u00a0]+")
WORDS = re.compile(r"\w+(?:-\w+)*")
TAIL = 12
"""Characters at the end of a paragraph that tell whether its sentence has ended."""


def joined(pages: Sequence[Sequence[str]]) -> str:
    r"""The text of pages of blocks of lines: a blank line between paragraphs, a form feed where a page ends.

    >>> joined([["It was a bombard-\nment of", "hours, she said."], ["It rained."]])
    'It was a bombardment of hours, she said.\n\n\x0cIt rained.'
    """
    paragraphs: list[list[str]] = []
    pending = ""
    for page in pages:
        for block in page:
            if paragraphs and goes_on(paragraphs[-1][-1], block):
                paragraphs[-1].append(pending + block)
            else:
                paragraphs.append([pending + block])
            pending = ""
        pending += "\f"
    known = frozenset(WORDS.findall("\n".join("\n".join(page) for page in pages).lower()))
    running = ("\n".join(blocks) for blocks in paragraphs)
    return "\n\n".join(unwrapped(lines, known) for lines in running) + pending[1:]


def goes_on(before: str, block: str) -> bool:
    """Whether a sentence that has not ended goes on in the next block."""
    return block[:1].islower() and not ENDS.search(before[-TAIL:])


def unwrapped(lines: str, known: frozenset[str]) -> str:
    r"""Lines as running text.

    >>> unwrapped("Sixty-\ntwo well-known ex-\nperts", frozenset({"experts"}))
    'Sixty-two well-known experts'
    """
    text = BREAK.sub(lambda found: mended(found, known), lines)
    return SPACES.sub(" ", text).replace(" \f", "\f").replace("\f ", "\f").strip(" ")


def mended(found: re.Match[str], known: frozenset[str]) -> str:
    """A word that was parted at the end of a line, with its hyphen where that is its own."""
    first, hyphen, page, second = found.groups()
    hyphened = f"{first}-{second}"
    whole = first + second
    if hyphen == SOFT or (whole.lower() in known and hyphened.lower() not in known):
        return whole + page
    own = (
        hyphened.lower() in known
        or first.lower() in KEPT
        or not second.islower()
        or not first.isalpha()
        or found.string[: found.start()].endswith("-")
    )
    return (hyphened if own else whole) + page
