"""How far readings cover each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .reading import Range, Reading


class Index:
    """Readings, and which of them stand at each token."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.all = list(readings)
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        for number, reading in enumerate(self.all):
            for token in tokens(reading):
                self.at[token].append(number)

    def near(self, reading: Reading) -> list[int]:
        """The numbers of the readings that share a token with one."""
        return sorted({number for token in tokens(reading) for number in self.at.get(token, ())})


def tokens(reading: Reading) -> Iterator[int]:
    """The tokens of a reading's content and cue."""
    for start, end in (*reading.content, *([reading.cue] if reading.cue else [])):
        yield from range(start, end)


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
