"""Amounts without a number: "an unknown number of", "no one", "not a single", "any"."""

from __future__ import annotations

from functools import cache

from ..lexicon.people import kind_of
from ..lexicon.reading import Reading
from ..lexicon.tables import match, sequences
from ..lexicon.words import Sequences, words
from .counts import Amount, unknown, zero


@cache
def unknown_phrases() -> Sequences:
    """Reads "an unknown number of" and its kin."""
    return sequences(*words().amounts.unknown)


def unstated(reading: Reading, at: int) -> Amount | None:
    """Reads "an unknown number of", "no one", "no", "any"."""
    lower, amounts = reading.lower, words().amounts
    if size := match(unknown_phrases(), lower, at):
        return Amount(at, at + size, unknown(), "unknown")
    if size := match(sequences(*amounts.nobody), lower, at):
        return Amount(at, at + size, zero(), "none")
    if size := match(sequences(*amounts.anybody), lower, at):
        return Amount(at, at + size, zero(), "any")
    if lower[at] == "not" and reading.word(at + 1) in {"a", "one"}:
        return not_a(reading, at)
    if lower[at] in {"no", "zero"} and reading.tag(at + 1) in {"NN", "NNS", "JJ", "VBN", "RBR", "JJR", "VBD"}:
        return Amount(at, at + 1, zero(), "none")
    return None


def not_a(reading: Reading, at: int) -> Amount | None:
    """Reads "not a soul", "not a single worker", "not one passenger", "not one of the 40"."""
    end = at + 2 + (reading.word(at + 2) == "single")
    one = reading.lower[at + 1] == "one" or end > at + 2
    if one and reading.word(end) == "of":
        return Amount(at, end, zero(), "none")
    person = reading.word(end) in NOT_A or (one and kind_of(reading.word(end)) is not None)
    return Amount(at, end, zero(), "none") if person and reading.word(end + 1) != "but" else None


NOT_A = frozenset({"life", "person", "soul", "casualty"})
"""What is none behind "not a", "not a single"."""
