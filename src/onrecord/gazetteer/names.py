"""Names as they are looked up: without case, accents and the marks that spellings differ in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .composing import composed

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
DROPPED = "'’‘ʼʻʹʺ`´\"."
PARTING = "-‐‑‒–—―−_/,()"
MARKS = str.maketrans(PARTING, " " * len(PARTING), DROPPED)
REMEMBERED = 8192  # names whose keys are kept; lexicon.REMEMBERED, which a builder alone cannot import
SHORTEST = 4  # letters of another name: shorter ones are airport codes and transliterations of one syllable


@lru_cache(maxsize=REMEMBERED)
def folded(name: str) -> str:
    """A name as its lookup key.

    >>> folded("Ivano-Frankivs’k"), folded("St. Gallen"), folded("Córdoba"), folded("U.S.")
    ('ivano frankivsk', 'st gallen', 'cordoba', 'us')
    """
    plain = name.lower()
    bare = plain if plain.isascii() else unaccented(plain)
    return " ".join(bare.translate(MARKS).split())


def unaccented(name: str) -> str:
    """A small-lettered name in plain letters.

    >>> unaccented("łódź")
    'lodz'
    """
    plain = composed("NFKD", name).translate(LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def usable(name: str) -> bool:
    """Whether another name can be read in English news: a name in Latin letters, no code."""
    key = folded(name)
    return len(key) >= SHORTEST and key.isascii() and name[0].isupper() and not name.isupper()
