"""What the tagger looks at: for each word the features of its own form and of its form as a neighbour.

Each role of a word is a function of the word alone, so that a document costs one reading per distinct
word; only a few features (pairs of words, the first word, the blanks around a mark) belong to a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...lexicon import REMEMBERED

STRAIGHT = str.maketrans(
    {"’": "'", "‘": "`", "“": "``", "”": "''", "„": "``", "«": "``", "»": "''", "‑": "-"}
)
DIGIT = re.compile(r"\d")
RUNS = re.compile(r"(.)\1+", re.DOTALL)
FIRST, LAST = "^", "$"  # what stands before the first word and after the last
WITH_LEFT, WITH_RIGHT, AROUND_BOTH = "<2", ">2", "<>"
"""Kinds of pairs: a word with the one before it, with the one after it, the two around it."""


@lru_cache(maxsize=REMEMBERED)
def normal(word: str) -> str:
    """A word with straight apostrophes and every digit as 0.

    >>> normal("’98")
    "'00"
    """
    return DIGIT.sub("0", word.translate(STRAIGHT))


class Kinds(dict[int, str]):
    """What `str.translate` makes of characters: their kinds, each found out once."""

    def __missing__(self, code: int) -> str:
        """X for a capital, x for another letter, 0 for a digit, any other mark as it is."""
        character = chr(code)
        found = ("x" if character == character.lower() else "X") if character.isalpha() else character
        self[code] = found
        return found


KINDS = Kinds()


@lru_cache(maxsize=REMEMBERED)
def shape(word: str) -> str:
    """The kinds of characters of a word, each run of one kind once.

    >>> shape("McKay"), shape("U.S."), shape("T-00")
    ('XxXx', 'X.X.', 'X-0')
    """
    return RUNS.sub(r"\1", word[:24].translate(KINDS))


@lru_cache(maxsize=REMEMBERED)
def own(word: str, caseless: bool) -> tuple[str, ...]:
    """The features of a word for its own tag; `caseless` where the sentence is in capitals throughout."""
    plain = normal(word)
    lower = plain.lower()
    form = shape(lower if caseless else plain)
    found = ["b", "l=" + lower, "h=" + form]
    if not caseless:
        found.append("w=" + plain)
    size = len(lower)
    flag = "?" if caseless else "X" if plain[:1] != lower[:1] else "x"
    for length in range(1, 6):
        if size > length:
            found.append(f"s{length}={lower[-length:]}")
    for length in range(1, 5):
        if size > length:
            found.append(f"p{length}={lower[:length]}")
    found.append(f"c2={flag}{lower[-2:]}")
    found.append(f"c3={flag}{lower[-3:]}")
    if "-" in lower and size > 1:
        found.append("-=" + lower.rpartition("-")[2])
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def before(word: str, caseless: bool) -> tuple[str, ...]:
    """The features of a word for the tag of the word after it."""
    return beside(word, caseless, "<")


@lru_cache(maxsize=REMEMBERED)
def after(word: str, caseless: bool) -> tuple[str, ...]:
    """The features of a word for the tag of the word before it."""
    return beside(word, caseless, ">")


def beside(word: str, caseless: bool, side: str) -> tuple[str, ...]:
    """The features of a word for the tag of a neighbour."""
    plain = normal(word)
    lower = plain.lower()
    form = shape(lower if caseless else plain)
    return (
        f"{side}l={lower}",
        f"{side}h={form}",
        f"{side}s2={lower[-2:]}",
        f"{side}s3={lower[-3:]}",
        f"{side}p2={lower[:2]}",
    )


@lru_cache(maxsize=REMEMBERED)
def beyond(word: str, side: str) -> tuple[str, ...]:
    """The features of a word for the tag two words away."""
    lower = normal(word).lower()
    return (f"{side}{side}l={lower}", f"{side}{side}s2={lower[-2:]}")


def placed(
    words: Sequence[str], lowers: Sequence[str], blanks: Sequence[bool], at: int, caseless: bool
) -> list[str]:
    """The features of a place in a sentence: pairs of words, the first word, the blanks around a mark.

    The shipped model's pairs are looked up by `pairs.py`, with the same meaning.
    """
    lower = lowers[at]
    left = lowers[at - 1] if at else FIRST
    right = lowers[at + 1] if at + 1 < len(lowers) else LAST
    beside = [f"{WITH_LEFT}={left} {lower}", f"{WITH_RIGHT}={lower} {right}", f"{AROUND_BOTH}={left} {right}"]
    return [*beside, *alone(words, lowers, blanks, at, caseless)]


def alone(
    words: Sequence[str], lowers: Sequence[str], blanks: Sequence[bool], at: int, caseless: bool
) -> list[str]:
    """The features of a place without its pairs: of most places none."""
    lower, found = lowers[at], list[str]()
    if not at:
        found.append("^=" + ("?" if caseless else shape(normal(words[at]))))
        found.append("^s3=" + lower[-3:])
    if not lower[0].isalnum():
        found.append(f"m={lower} {int(at == 0 or blanks[at - 1])}{int(blanks[at])}")
    return found


def shouts(words: Sequence[str]) -> bool:
    """Whether a sentence is in capitals throughout, so that capitals tell nothing.

    >>> shouts("THREE SOLDIERS DIED NEAR THE BRIDGE .".split())
    True
    """
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    upper = sum(word.isupper() for word in letters)
    return len(letters) > 2 and upper > 0.7 * len(letters)
