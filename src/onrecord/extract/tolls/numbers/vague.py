"""Vague words: "dozens", "tens of thousands", "several", "a handful", by the convention that bounds them."""

from __future__ import annotations

from functools import cache

from ....model import Count
from ..lexicon.reading import Reading
from ..lexicon.tables import match, sequences, vague
from ..lexicon.words import Sequences
from .counts import Amount, Limit
from .dozens import UNITS


@cache
def vague_words(convention: str) -> Sequences:
    """The vague words that are written as such."""
    return sequences(*(word for word in vague(convention) if word not in {"others", "bare plural"}))


def vague_word(reading: Reading, at: int, limit: Limit, convention: str) -> Amount | None:
    """Reads "dozens", "tens of thousands", "several", "a handful", "dozens, possibly hundreds,"."""
    size = match(vague_words(convention), reading.lower, at)
    if not size or reading.word(at - 1) == "how":
        return None
    word = " ".join(reading.lower[at : at + size])
    end, low = at + size, vague(convention)[word]
    unit = UNITS.get(reading.word(end))
    if unit and unit > 10 and word not in {"some", "many"}:
        word, low, end = f"{word} {reading.word(end)}", low * unit, end + 1
    if (
        word in {"some", "many", "few"}
        and reading.word(end) == "of"
        and reading.word(end + 1) not in PARTITIVE
    ):
        return None
    end = alternative(reading, end, convention)
    return Amount(at, end, Count(low=low, high=None, best=best_of(word), bound="vague", vague=word), "vague")


PARTITIVE = frozenset({"the", "those", "these", "them", "whom", "our", "his", "her", "their", "its"})


def best_of(word: str) -> int | None:
    """A couple names a number, the other vague words none."""
    return 2 if word.startswith("a couple") else None


def alternative(reading: Reading, end: int, convention: str) -> int:
    """Where "dozens, possibly hundreds," ends; the lower word counts."""
    at = end
    while (
        reading.word(at) in {",", "possibly", "perhaps", "maybe", "if", "not", "or", "even"} and at < end + 4
    ):
        at += 1
    size = match(vague_words(convention), reading.lower, at) if at > end else 0
    if not size or (reading.word(at + size) == "of" and reading.word(at + size + 1) in {"whom", "them"}):
        return end
    at += size
    return at + (reading.word(at) == "," and reading.word(at + 1) == "of")
