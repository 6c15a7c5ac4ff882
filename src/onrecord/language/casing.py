"""Lines whose small letters tell nothing: reports that an archive has kept without capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Span

LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^\W\d_]{2,}")
LONG = 30  # words of a line that must have capitals somewhere; a wrapped line of a report has a dozen
LETTERS = 2  # that a word has at least
FEWEST = 0.03  # share of words with a capital below which a long line has lost them: usual is a tenth or more


@lru_cache(maxsize=4)  # several ask of one text
def small(text: str) -> tuple[Span, ...]:
    """The lines in small letters: long ones, and in a text that has no capital at all every one.

    >>> small("police shot two. they fled."), small("Police shot two. they fled.")
    (((0, 27),), ())
    """
    none = text.islower()
    return tuple(line.span() for line in LINE.finditer(text) if none or lost(line.group()))


def lost(line: str) -> bool:
    """Whether a line is long and has hardly a capital."""
    if len(line) < LETTERS * LONG:
        return False
    words = WORD.findall(line)
    return len(words) >= LONG and sum(not word.islower() for word in words) < FEWEST * len(words)


def mostly_small(text: str) -> bool:
    """Whether most of a text stands in lines that have lost their capitals."""
    return 2 * sum(end - start for start, end in small(text)) > len(text)
