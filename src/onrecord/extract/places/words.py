"""The words and weights of lexicons/places.toml."""

from __future__ import annotations

import msgspec

from ...lexicon import load


class PlaceWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/places.toml."""

    region_words: frozenset[str]
    locative: frozenset[str]
    based: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    buildings: frozenset[str]
    organisations_of: frozenset[str]
    kinds_of: dict[str, frozenset[str]]
    people: frozenset[str]
    sayings: frozenset[str]
    inside: frozenset[str]
    abbreviations: frozenset[str]
    capitals: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    recognition: dict[str, float]
    report: dict[str, float]
    ranking: dict[str, float]


def words() -> PlaceWords:
    """The lexicon, read once a process."""
    return load("places", PlaceWords)
