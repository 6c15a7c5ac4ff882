"""Where the sentences of a text roughly begin and end: enough to say which of them tell what."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..model import Span

END = re.compile(r"[.!?]['\"”’)]{0,2}\s+(?=['\"“‘(]?[A-Z])|\n+")
LEAST = 20  # characters: a shorter piece is an abbreviation's


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, one after another without a gap.

    >>> sentences("Two miners died on Monday. Another is missing.")
    ((0, 27), (27, 46))
    """
    starts = [0]
    for found in END.finditer(text):
        if found.end() - starts[-1] >= LEAST or "\n" in found.group():
            starts.append(found.end())
    ends = [*starts[1:], len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def at(found: tuple[Span, ...], place: int) -> int:
    """The number of the sentence that a character stands in."""
    return max(0, bisect_right(found, place, key=lambda span: span[0]) - 1)
