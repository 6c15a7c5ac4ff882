"""The words of a text for telling reports apart, and how rare each is in the news."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..lexicon import rows

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
SHORTEST = 2  # letters
UNLISTED = 2  # texts that a word which is in no list is taken to stand in


class Word(NamedTuple):
    """A word in lower case without a genitive's end; whether it was written with a capital."""

    text: str
    capital: bool

    @property
    def number(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[0].isdigit()


def words(text: str) -> Iterator[Word]:
    """The words and numbers of a text, in order.

    >>> [word.text for word in words("Orlenko’s 14 neighbours")]
    ['orlenko', '14', 'neighbours']
    """
    for found in WORD.finditer(text):
        written = found.group()
        if len(written) >= SHORTEST or written.isdigit():
            yield Word(plain(written), written[0].isupper())


def plain(written: str) -> str:
    """A word as it is compared: lower case, straight apostrophe, no genitive."""
    return written.lower().replace("’", "'").removesuffix("'s")


def rarity(word: str) -> float:
    """How rare a word is: the logarithm of texts for each text that has it; 0 where all have it."""
    total, known = counts()
    return max(0.0, math.log(total / known.get(word, UNLISTED)))


def listed(word: str) -> bool:
    """Whether a word stands in the list: names of small places and of people who are not known do not."""
    return word in counts()[1]


@cache
def counts() -> tuple[float, dict[str, int]]:
    """The most texts a word stands in, as the number of all, and in how many each listed word does."""
    known = {word: int(row["texts"]) for row in rows("rarity") for word in row["words"].split()}
    return float(max(known.values())), known
