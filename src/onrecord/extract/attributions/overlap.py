"""How far readings cover each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .reading import Range, Reading

STRIDE = 32
"""Tokens of a text that are looked up together."""


class Index:
    """Readings, and which of them stand in each stretch of the text."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.all = list(readings)
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        for number, reading in enumerate(self.all):
            for stretch in stretches(ranges(reading)):
                self.at[stretch].append(number)

    def over(self, token: int) -> list[int]:
        """The numbers of the readings that a token stands in."""
        beside = self.at.get(token // STRIDE, ())
        return [number for number in beside if shared([(token, token + 1)], ranges(self.all[number]))]

    def near(self, reading: Reading) -> list[int]:
        """The numbers of the readings that share a token with one."""
        own = ranges(reading)
        beside = {number for stretch in stretches(own) for number in self.at.get(stretch, ())}
        return sorted(number for number in beside if shared(own, ranges(self.all[number])))


def ranges(reading: Reading) -> tuple[Range, ...]:
    """The tokens of a reading's content and cue."""
    return (*reading.content, reading.cue) if reading.cue else tuple(reading.content)


def stretches(some: Iterable[Range]) -> set[int]:
    """The stretches of the text that some ranges touch.

    >>> sorted(stretches([(30, 33), (40, 41)]))
    [0, 1]
    """
    return {at for start, end in some for at in range(start // STRIDE, (end - 1) // STRIDE + 1)}


def shared(some: Iterable[Range], others: Sequence[Range]) -> int:
    """How many tokens stand in both of two lists of ranges."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def alike(some: Sequence[Range], others: Sequence[Range]) -> float:
    """The share of the tokens of two lists of ranges that stand in both.

    >>> alike([(0, 4)], [(2, 6)])
    0.3333333333333333
    """
    both = shared(some, others)
    return both / (size(some) + size(others) - both)


def size(ranges: Iterable[Range]) -> int:
    """How many tokens stand in some ranges."""
    return sum(end - start for start, end in ranges)
