"""What two words beside or around a place say of its tag: found for all words of a document at once.

Two in five features are pairs, and each place has three of them: as numbers in order they take a tenth of the
time of strings in a dict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .features import AROUND_BOTH, FIRST, LAST, WITH_LEFT, WITH_RIGHT
from .model import Ints, load

Codes = NDArray[np.int64]
KINDS = (WITH_LEFT, WITH_RIGHT, AROUND_BOTH)
MANY = 1 << 20  # more than the words of all pairs
UNKNOWN = -1


class Pairs:
    """The words of all pairs with their numbers; of each kind its pairs' codes in order, and their rows."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self.numbers = numbers = {FIRST: 0, LAST: 1}
        found: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in KINDS}
        for name, row in rows.items():
            if pairs := found.get(name[:2]):
                left, _, right = name[3:].partition(" ")  # "<2=the dam"; a new word has the next number
                first = numbers.setdefault(left, len(numbers))
                pairs[0].append(first * MANY + numbers.setdefault(right, len(numbers)))
                pairs[1].append(row)
        self.tables = [in_order(*found[kind]) for kind in KINDS]

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


def in_order(codes: list[int], rows: list[int]) -> tuple[Codes, Codes]:
    """Codes in order, and the row of each."""
    code = np.array(codes, np.int64)
    order = code.argsort()
    return code[order], np.array(rows, np.int64)[order]


@cache
def shipped() -> Pairs:
    """The pairs of the shipped model, made once a process."""
    return Pairs(load().rows)
