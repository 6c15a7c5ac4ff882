"""The piece of a report that something stands in: whole sentences, not too many of them."""

from __future__ import annotations

import re

from ..model import Span

END = re.compile(r"[.!?…][”’\"')\]]*\s+|\n")
"""Where a sentence may end; as good as any for a place to cut."""
AROUND = 260  # characters before and behind, at most
LONGEST = 2000  # characters in all


def window(text: str, span: Span, around: int = AROUND) -> Span:
    """The sentences around some characters.

    >>> text = "It rained. Ten died in Lisk, he said. Then it snowed."
    >>> text[slice(*window(text, (11, 14)))]
    'Ten died in Lisk, he said.'
    """
    first, last = span
    last = min(last, first + LONGEST, len(text))
    end = end_of(text, last, around)
    return begin_of(text, first, around), last + len(text[last:end].rstrip())


def begin_of(text: str, first: int, around: int) -> int:
    """Where the sentence of a character begins; at a word where it is too long."""
    least = max(0, first - around)
    ends = [found.end() for found in END.finditer(text, least, first)]
    if ends:
        return ends[-1]
    return 0 if least == 0 else text.find(" ", least, first) + 1 or least


def end_of(text: str, last: int, around: int) -> int:
    """Where the sentence of a character ends; at a word where it is too long."""
    most = min(len(text), last + around)
    found = END.search(text, max(0, last - 1), most)
    if found:
        return max(last, found.end())
    return most if most == len(text) else max(last, text.rfind(" ", last, most))
