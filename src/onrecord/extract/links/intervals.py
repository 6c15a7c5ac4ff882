"""Stretches of text, so kept that those around some characters are found without a walk over all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ...model import Span

NEAREST = 64  # stretches of one size that are looked at around a place: real texts nest three or four deep


class Intervals:
    """Numbered stretches of text, apart by their size in powers of two."""

    def __init__(self, stretches: Iterable[tuple[Span, int]]) -> None:
        sizes: dict[int, list[tuple[int, int, int]]] = {}
        for (start, end), number in stretches:
            sizes.setdefault((end - start).bit_length(), []).append((start, end, number))
        self.sizes = [(size, sorted(found)) for size, found in sorted(sizes.items())]
        self.starts = [[start for start, _, _ in found] for _, found in self.sizes]

    def around(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the stretches that hold some characters, the small before the large.

        >>> list(Intervals([((0, 90), 0), ((10, 30), 1), ((40, 60), 2)]).around(12, 15))
        [1, 0]
        """
        for (size, found), starts in zip(self.sizes, self.starts, strict=True):
            last = bisect_right(starts, start)
            first = max(bisect_left(starts, end - (1 << size)), last - NEAREST)
            for _, stop, number in found[first:last]:
                if stop >= end:
                    yield number
