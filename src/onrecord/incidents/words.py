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
RAREST = 7.8
"""Of a word that is in no list: as if two of the 4,800 texts had it."""


class Word(NamedTuple):
    """A word in lower case without a genitive's end; whether it was written with a capital."""

    text: str
    capital: bool


def words(text: str) -> Iterator[Word]:
    """The words and numbers of a text, in order.

    >>> [word.text for word in words("Orlenko’s 14 neighbours")]
    ['orlenko', '14', 'neighbours']
    """
    for written in WORD.findall(text):
        if len(written) >= SHORTEST or written.isdigit():
            yield Word(plain(written), written[0].isupper())


def plain(written: str) -> str:
    """A word as it is compared: lower case, straight apostrophe, no genitive."""
    return written.lower().replace("’", "'").removesuffix("'s")


def rarity(word: str) -> float:
    """How rare a word is: the logarithm of texts for each text that has it; 0 where all have it."""
    return rarities().get(word, RAREST)


def listed(word: str) -> bool:
    """Whether a word stands in the list: names of small places and of people who are not known do not."""
    return word in rarities()


@cache
def rarities() -> dict[str, float]:
    """How rare each listed word is; the most texts that a word stands in are taken as all."""
    texts = {word: int(row["texts"]) for row in rows("rarity") for word in row["words"].split()}
    total = max(texts.values())
    return {word: math.log(total / count) for word, count in texts.items()}
