"""Words of a text as SQLite's FTS5 tells them apart (unicode61, remove_diacritics 2), for PostgreSQL.

PostgreSQL's own parser takes "62-year-old" and addresses for single words and knows no other rule, so that
the same question would find other reports in the one archive than in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import combining, normalize

ALSO = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
MARKS = r"\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
"""Diacritics that stand alone: part of a word, and left out of it."""
MARK = re.compile(f"[{MARKS}]")
WORD = re.compile(rf"(?:[^\W_]|[{ALSO}])(?:[^\W_]|[{ALSO}{MARKS}])*")
LONGEST = 500
"""Characters of a word that count: PostgreSQL's words have 2,046 bytes."""
POSITIONS = 16_383
"""The last position that a vector can tell; all words behind it stand there."""


class Token(NamedTuple):
    """A word as it is looked for, and its characters in the text."""

    word: str
    start: int
    end: int


class Bare(dict[int, str]):
    """Small letters by number, without diacritics where they are Latin."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        alike = letter.casefold()  # the final sigma, the long s
        letter = alike if len(alike) == 1 else letter
        first, *marks = list(normalize("NFD", letter))
        plain = marks and first.isascii() and all(map(combining, marks))
        self[number] = found = "" if MARK.fullmatch(letter) else first if plain else letter
        return found


BARE = Bare()


def folded(word: str) -> str:
    """A word as it is compared: small letters without diacritics.

    >>> folded("Zürich"), folded("ÉTÉ"), folded("Київ")
    ('zurich', 'ete', 'київ')
    """
    small = word.lower()
    return (small if small.isascii() else small.translate(BARE))[:LONGEST]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order.

    >>> [one.word for one in tokens("A 62-year-old’s café, 3.5 km")]
    ['a', '62', 'year', 'old', 's', 'cafe', '3', '5', 'km']
    """
    for found in WORD.finditer(text):
        yield Token(folded(found[0]), found.start(), found.end())


def vector(columns: Iterable[tuple[str, str | None]]) -> str:
    """The tsvector of some texts, each with its weight; a gap keeps phrases from going over two of them.

    >>> vector([("A", "Fire, fire"), ("D", "A fire")])
    "'fire':1A,2A,5D 'a':4D"
    """
    places: dict[str, list[str]] = {}
    first = 1
    for weight, text in columns:
        some = WORD.findall(text or "")
        for at, found in enumerate(some, first):
            places.setdefault(folded(found), []).append(f"{min(at, POSITIONS)}{weight}")
        first += len(some) + 1
    return " ".join(f"'{word}':{','.join(some)}" for word, some in places.items())
