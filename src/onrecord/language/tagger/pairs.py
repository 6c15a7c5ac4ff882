"""What two words beside or around a place say of its tag: found for all words of a document at once.

Two in five features are pairs, and each place has three of them: as numbers in order they take a tenth of the
time of strings in a dict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from .features import AROUND_BOTH, FIRST, LAST, WITH_LEFT, WITH_RIGHT
from .model import Ints, load

KINDS = (WITH_LEFT, WITH_RIGHT, AROUND_BOTH)
MANY = 1 << 20  # more than the words of all pairs
UNKNOWN = -1


class Pairs:
    """The words of all pairs with their numbers; of each kind its pairs' codes in order, and their rows."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self.numbers: dict[str, int] = {FIRST: 0, LAST: 1}
        found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
        for name, row in rows.items():
            if (kind := name[:2]) in found:
                left, right = name[3:].split(" ")  # "<2=the dam"
                found[kind].append((self.number(left) * MANY + self.number(right), row))
        self.tables = [np.array(sorted(found[kind]), np.int64).reshape(-1, 2).T.copy() for kind in KINDS]

    def number(self, word: str) -> int:
        """The number of a word, a new one where it has none."""
        return self.numbers.setdefault(word, len(self.numbers))

    def of(self, words: Sequence[str]) -> Ints:
        """The numbers of words, `UNKNOWN` where no pair has them."""
        return np.array([self.numbers.get(word, UNKNOWN) for word in words], np.int64)

    def rows(self, left: Ints, own: Ints, right: Ints) -> tuple[Ints, Ints]:
        """The places that have features, and the row of each, by the words' numbers (N each)."""
        places, rows = [], []
        pairs = ((left, own), (own, right), (left, right))
        for (codes, row_of), (first, second) in zip(self.tables, pairs, strict=True):
            code = first * MANY + second
            at = np.searchsorted(codes, code).clip(max=len(codes) - 1)
            hit = np.flatnonzero((codes[at] == code) & (first >= 0) & (second >= 0))
            places.append(hit)
            rows.append(row_of[at[hit]])
        return np.concatenate(places), np.concatenate(rows)


@cache
def shipped() -> Pairs:
    """The pairs of the shipped model, made once a process."""
    return Pairs(load().rows)
