"""Lines whose small letters tell nothing: reports that an archive has kept without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Span

LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^\W\d_]{2,}")
LONG = 30  # words of a line that must have capitals somewhere; a wrapped line of a report has a dozen
FEWEST = 0.03  # share of words with a capital below which a long line has lost them: usual is a tenth or more


def small(text: str) -> Iterator[Span]:
    """The lines in small letters: long ones, and in a text that has no capital at all every one.

    >>> list(small("police shot two. they fled.")), list(small("Police shot two. they fled."))
    ([(0, 27)], [])
    """
    none = text.islower()
    for line in LINE.finditer(text):
        words = WORD.findall(line.group())
        high = sum(not word.islower() for word in words)
        if none or (len(words) >= LONG and high < FEWEST * len(words)):
            yield line.span()


def mostly_small(text: str) -> bool:
    """Whether most of a text stands in lines that have lost their capitals."""
    return 2 * sum(end - start for start, end in small(text)) > len(text)
