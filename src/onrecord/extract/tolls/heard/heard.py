"""What the encoder hears: the counted, the chances of what became of them, and the words that say so."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast, get_args

from ....encoder.labels import CUES
from ....model import Category
from ..cues.claims import Scene

CATEGORIES = frozenset(get_args(Category))


class Heard(NamedTuple):
    """The counted at tokens [start, end) as the encoder hears them; the chances of what became of them.

    `near` says that the cue stands in their sentence.
    """

    start: int
    end: int
    score: float
    kinds: dict[Category, float]
    cue: tuple[int, int]
    near: bool

    @property
    def best(self) -> Category:
        """What most likely became of them."""
        return next(iter(self.kinds))


def find(scene: Scene) -> list[Heard]:
    """What the encoder hears, in text order."""
    reading = scene.reading
    cues = [reading.tokens.range(one.start, one.end) for one in reading.labels.spans.get(CUES, ())]
    starts = [start for start, _ in cues]
    found: list[Heard] = []
    for one in reading.labels.counted:
        first, stop = reading.tokens.range(one.start, one.end)
        kinds = {cast(Category, name): chance for name, chance in one.kinds if name in CATEGORIES}
        if kinds and first < stop:
            begin, end = (bisect_left(starts, at) for at in scene.sentence(first))
            left = max(begin, bisect_left(starts, first) - 1)  # cues lie apart: none beyond is nearer
            right = min(end, bisect_left(starts, stop) + 1)
            near = cues[left:right] if begin < end else cues[max(0, begin - 1) : begin]
            found.append(Heard(first, stop, one.score, kinds, nearest(near, first, stop), begin < end))
    return found


def nearest(cues: list[tuple[int, int]], first: int, stop: int) -> tuple[int, int]:
    """The cue nearest to tokens [first, stop); these themselves where there is none.

    >>> nearest([(0, 1), (5, 6)], 7, 9), nearest([], 7, 9)
    ((5, 6), (7, 9))
    """
    return min(cues, key=lambda cue: max(first - cue[1], cue[0] - stop), default=(first, stop))
