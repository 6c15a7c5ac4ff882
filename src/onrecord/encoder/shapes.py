"""The shape of a word piece: the case of its word, and whether the piece is the first of its line.

The word pieces are uncased and forget line ends; shapes give both back. Shape 0 says nothing of either.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from ..lexicon import REMEMBERED
from .arrays import Ints

NONE, LOWER, TITLE, CAPITALS, MIXED = range(5)
LINE = 5  # added to the case of a piece that is the first of its line
SHAPES = 2 * LINE
WORD = re.compile(r"[^\W_]+")
SHOUTED = 0.6  # share of the words of two letters or more in capitals from which case tells nothing


class Runs:
    """The words of a text, runs of letters and digits: where each starts and ends, and its case."""

    def __init__(self, text: str) -> None:
        words = list(WORD.finditer(text))
        spans = np.array([word.span() for word in words] or [(-1, -1)], np.int32)
        self.starts, self.ends = spans[:, 0], spans[:, 1]
        self.cases = np.array([*(case(word.group()) for word in words), NONE], np.int32)

    def at(self, places: Ints) -> Ints:
        """The number of the word at each of some characters, -1 between words."""
        found = np.searchsorted(self.starts, places, side="right") - 1
        return np.asarray(np.where(places < self.ends[found], found, -1))


def shapes(text: str, places: Ints, runs: Runs) -> Ints:
    """The shape of each piece."""
    found = runs.cases[runs.at(places[:, 0])]
    ends = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4") == ord("\n")
    line = np.append(np.cumsum(ends), 0)[places[:, 0]]
    found[np.r_[True, line[1:] != line[:-1]][: len(found)]] += LINE
    return found


@lru_cache(maxsize=REMEMBERED)
def case(word: str) -> int:
    """The case of a word.

    >>> [case(word) for word in ("9", "town", "Town", "I", "NATO", "McAdam")] == [0, 1, 2, 2, 3, 4]
    True
    """
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if len(word) > 1 else TITLE
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED if word.lower() != word.upper() else NONE


def silent(shapes: Ints) -> Ints:
    """Shapes that say nothing of case."""
    return (shapes >= LINE) * np.int32(LINE)


def caseless(text: str) -> bool:
    """Whether the case of a text tells nothing: capitals nearly throughout, or none at all.

    >>> caseless("POLICE SAID THAT Two died."), caseless("police said so."), caseless("Police said so.")
    (True, True, False)
    """
    words = [word for word in WORD.findall(text) if len(word) > 1 and word.lower() != word.upper()]
    shouted = sum(word.isupper() for word in words)
    return shouted >= SHOUTED * len(words) or all(word.islower() for word in words)
