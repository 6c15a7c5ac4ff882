"""What a happening looks like to one who compares reports: its words by kind, weighed by rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from ..lexicon import load
from ..model import Spans
from .hazards import Hazards, mishaps
from .words import Word, listed, rarity, words

HEAD = 600  # characters of a report's beginning, where the news is
KEYS = 24  # words that a happening is looked up by
LEAST_RARE = 2.0  # of a key: a word that one text in seven has

Weights = dict[str, float]


class Places(Struct, frozen=True):
    """The part of lexicons/links.toml that this file reads: prepositions of place."""

    at_place: frozenset[str]


class Bag(NamedTuple):
    """Words with their weights, the length of that vector, and the sum of rarities."""

    weights: Weights
    length: float
    rare: float


class Portrait(NamedTuple):
    """The words of a happening: names, others, numbers; those of its head and of its fields; its mishaps."""

    names: Bag
    others: Bag
    numbers: Bag
    head: Bag
    people: Bag
    places: Bag
    sites: frozenset[str]
    mishaps: Hazards
    keys: tuple[str, ...]


def portrait(text: str, told: Spans, people: Iterable[str], places: Iterable[str]) -> Portrait:
    """The portrait of what a report tells in some spans, with people and places by name."""
    found = [word for start, end in told for word in words(text[start:end])]
    counted = Counter(word for word, _ in found)
    small = {word for word, capital in found if not capital}
    kinds: dict[str, dict[str, int]] = {"names": {}, "others": {}, "numbers": {}}
    for word, count in counted.items():
        kinds[kind(word, small)][word] = count
    bags = {name: bag(these) for name, these in kinds.items()}
    return Portrait(
        **bags,
        head=bag(Counter(word for word, _ in head(text, told))),
        people=bag(named(people)),
        places=bag(named(places)),
        sites=sites(found),
        mishaps=mishaps(counted),
        keys=keys(bags.values()),
    )


def kind(word: str, small: Collection[str]) -> str:
    """Names are words that are only ever written with a capital, as far as a report shows it."""
    if word[0].isdigit():
        return "numbers"
    return "others" if word in small else "names"


def head(text: str, told: Spans) -> Iterable[Word]:
    """The first words that are told."""
    left = HEAD
    for start, end in told:
        yield from words(text[start : min(end, start + left)])
        left -= end - start
        if left <= 0:
            return


def sites(found: Sequence[Word]) -> frozenset[str]:
    """Unlisted names behind a preposition of place: villages, streets and buildings that no gazetteer has."""
    before = load("links", Places).at_place
    return frozenset(
        word.text
        for (last, _), word in pairwise(found)
        if word.capital and last in before and not listed(word.text)
    )


def named(names: Iterable[str]) -> dict[str, int]:
    """The words of names, each once."""
    return {word: 1 for name in names for word, capital in words(name) if capital}


def bag(counts: Mapping[str, int]) -> Bag:
    """The words of a count, weighed by rarity and by the logarithm of how often they stand."""
    rare = {word: rarity(word) for word in counts}
    weights = {
        word: rare[word] if count == 1 else rare[word] * (1 + math.log(count))
        for word, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return Bag(weights, length, sum(rare.values()))


def keys(bags: Iterable[Bag]) -> tuple[str, ...]:
    """The words of the most weight, by which a happening is looked up."""
    weights = [(weight, word) for one in bags for word, weight in one.weights.items()]
    rare = [(-weight, word) for weight, word in weights if rarity(word) >= LEAST_RARE]
    return tuple(word for _, word in sorted(rare)[:KEYS])
