"""Stretches of a text in order, such as its tokens: those that some characters touch are found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..model import Span


class Ordered:
    """Stretches of characters in order, none inside another."""

    def __init__(self, stretches: Sequence[Span]) -> None:
        self.starts = [start for start, _ in stretches]
        self.ends = [end for _, end in stretches]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first stretch that shares a character with [start, end), and after the last.

        >>> Ordered([(0, 4), (5, 9), (9, 10)]).range(3, 9)
        (0, 2)
        """
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def over(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the stretches that share a character with some spans.

        >>> Ordered([(0, 4), (6, 9)]).over(((3, 5), (8, 12)))
        [0, 1]
        """
        return sorted({number for span in spans for number in range(*self.range(*span))})
