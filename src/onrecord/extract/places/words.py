"""The words and weights of lexicons/places.toml."""

from __future__ import annotations

from functools import cache

import msgspec

from ...lexicon import load


class PlaceWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/places.toml."""

    region_words: frozenset[str]
    parts_of_regions: frozenset[str]
    locative: frozenset[str]
    taking: frozenset[str]
    storming: frozenset[str]
    shelling: frozenset[str]
    attacking: frozenset[str]
    armed: frozenset[str]
    villages: frozenset[str]
    quarters: frozenset[str]
    sites: frozenset[str]
    holding: frozenset[str]
    roughly: frozenset[str]
    divisions: dict[str, frozenset[str]]
    based: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    buildings: frozenset[str]
    streets: frozenset[str]
    passages: frozenset[str]
    landscapes: frozenset[str]
    rivers: frozenset[str]
    wholes_of: frozenset[str]
    plurals: dict[str, str]
    organisations_of: frozenset[str]
    kinds_of: dict[str, frozenset[str]]
    people: frozenset[str]
    sayings: frozenset[str]
    inside: frozenset[str]
    abbreviations: frozenset[str]
    capitals: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    peoples: frozenset[str]
    compass: frozenset[str]
    recognition: dict[str, float]
    report: dict[str, float]
    ranking: dict[str, float]
    ranking_of_source: dict[str, float]


class State(msgspec.Struct, frozen=True):
    """The names of a state and the words for what is its own, of lexicons/parties.toml."""

    names: list[str]
    of: list[str]


class States(msgspec.Struct, frozen=True):
    """The states of lexicons/parties.toml."""

    states: list[State]


@cache
def peoples() -> frozenset[str]:
    """Words for what belongs to a state, a people or a continent, singular and plural: "russian", "arabs"."""
    own = {word for state in load("parties", States).states for word in state.of} | words().peoples
    return frozenset(own | {f"{word}s" for word in own})


@cache
def states_of() -> dict[str, str]:
    """The name of a state by the words for what is its own, singular and plural: "malian", "malians"."""
    found = {word: state.names[0] for state in load("parties", States).states for word in state.of}
    return found | {f"{word}s": name for word, name in found.items()}


def words() -> PlaceWords:
    """The lexicon, read once a process."""
    return load("places", PlaceWords)
