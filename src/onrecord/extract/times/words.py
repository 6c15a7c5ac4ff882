"""The lexicon of times, typed."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import msgspec

from ...lexicon import load

V = TypeVar("V")
Phrases = dict[str, list[tuple[tuple[str, ...], V]]]
"""Values of phrases by first word, the longest phrase first."""


class TimeWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/times.toml."""

    ambiguous: frozenset[str]
    time_prepositions: frozenset[str]
    before_clocks: frozenset[str]
    after_clocks: frozenset[str]
    counted: frozenset[str]
    currencies: frozenset[str]
    between: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    intentions: frozenset[str]
    states: frozenset[str]
    sayings: frozenset[str]
    periods: frozenset[str]
    comparable: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    plural_weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]
    clock_words: dict[str, int]
    zones: dict[str, str]
    days: dict[str, int]
    numbers_of_decades: dict[str, int]
    feasts: dict[str, str]
    movable: dict[str, tuple[int, int, int]]
    refs: dict[str, str]
    often: dict[str, str]
    deictics: dict[str, int]
    told: dict[str, bool]
    amounts: dict[str, int]
    bounds: dict[str, str]
    edges: dict[str, str]


@cache
def words() -> TimeWords:
    """The lexicon of times."""
    lexicon: TimeWords = load("times", TimeWords)
    return lexicon


def by_first_word(table: dict[str, V]) -> Phrases[V]:
    """A table of phrases, ready to be looked up at a word.

    >>> by_first_word({"a few": 0, "a number of": 0})["a"][0][0]
    ('a', 'number', 'of')
    """
    made: Phrases[V] = {}
    for phrase, value in table.items():
        parts = tuple(phrase.split())
        made.setdefault(parts[0], []).append((parts, value))
    for known in made.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return made


@cache
def feasts() -> Phrases[tuple[int, int]]:
    """Feasts with their month and day."""
    return by_first_word({name: (int(day[:2]), int(day[3:])) for name, day in words().feasts.items()})


@cache
def movable() -> Phrases[tuple[int, int, int]]:
    """Feasts on the nth weekday of a month: month, nth, weekday."""
    return by_first_word(words().movable)


@cache
def refs() -> Phrases[str]:
    """Words for a vague past, present or future."""
    return by_first_word(words().refs)


@cache
def amounts() -> Phrases[int]:
    """Vague amounts."""
    return by_first_word(words().amounts)


@cache
def bounds() -> Phrases[str]:
    """Modifiers of an amount."""
    return by_first_word(words().bounds)


@cache
def edges() -> Phrases[str]:
    """Words for a piece of a time."""
    return by_first_word(words().edges)
