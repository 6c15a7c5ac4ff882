"""What a word says of its own tag and of its neighbours', summed once for each distinct word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from . import features
from .model import Ints, load

KEPT = 8192  # distinct words whose sums are kept, 16 MB; a new document begins anew above it
EDGE = ("", False)
"""The word beside the first or the last of a sentence."""
OWN, LEFT, RIGHT, FAR_LEFT, FAR_RIGHT = range(5)  # a word's roles: of its own tag, of the next word's, ...
OF_EDGE = ((), ("<^",), (">$",), ("<<^",), (">>$",))

Rows = Sequence[int] | NDArray[np.intp]
Word = tuple[str, bool]
"""A word, and whether its sentence is in capitals throughout."""


def of_roles(word: Word) -> tuple[tuple[str, ...], ...]:
    """The features of a word in each of its roles."""
    if word == EDGE:
        return OF_EDGE
    return (
        features.own(*word),
        features.before(*word),
        features.after(*word),
        features.beyond(word[0], "<"),
        features.beyond(word[0], ">"),
    )


def summed(groups: Iterable[Iterable[str]]) -> Ints:
    """The summed weights of each group of features (groups x tags); what was never seen counts nothing."""
    nothing, rows, starts = [load().nothing], list[int](), list[int]()
    for group in groups:
        starts.append(len(rows))
        rows += known(group) or nothing  # else an empty group would get the weights of the next one
    return added(rows, starts)


def known(group: Iterable[str]) -> list[int]:
    """The rows of the features of a group that have weights."""
    row_of = load().rows.get
    return [row for row in map(row_of, group) if row is not None]


def added(rows: Rows, starts: Rows) -> Ints:
    """The summed weights of groups of rows by where each group starts, none of them empty (groups x tags)."""
    weights = load()
    if not len(starts):
        return np.zeros((0, len(weights.tags)), np.int32)
    return np.asarray(np.add.reduceat(weights.single.take(rows, 0).astype(np.int32), starts))


class Sums:
    """The sums of words by role (words x roles x tags), and the row of each word in them."""

    def __init__(self) -> None:
        self.rows: dict[Word, int] = {}
        self.sums: Ints = np.empty((0, len(OF_EDGE), len(load().tags)), np.int32)
        self.lock = Lock()

    def of(self, words: Sequence[Word]) -> tuple[Ints, list[int]]:
        """The sums, and the rows of some words in them."""
        with self.lock:
            if len(self.rows) > KEPT:
                self.rows, self.sums = {}, self.sums[:0]
            if new := [word for word in dict.fromkeys(words) if word not in self.rows]:
                self.add(new)
            return self.sums, [self.rows[word] for word in words]

    def add(self, new: Sequence[Word]) -> None:
        """Sum the features of new words."""
        begin, end = len(self.rows), len(self.rows) + len(new)
        if end > len(self.sums):
            grown = np.empty((2 * end, *self.sums.shape[1:]), np.int32)
            grown[:begin] = self.sums[:begin]
            self.sums = grown
        made = summed(role for word in new for role in of_roles(word))
        self.sums[begin:end] = made.reshape(len(new), *self.sums.shape[1:])
        self.rows.update(zip(new, range(begin, end), strict=True))
