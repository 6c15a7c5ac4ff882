"""What kind of incident a text tells: how many of its words are those of each hazard."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from ..lexicon import load
from .words import rarity

Hazards = Mapping[str, float]
"""By hazard, the share of a text's hazard words; the length of it as a vector is 1."""


VIOLENT = 0.25
"""The share of a deed's words from which on a text tells what people did."""


class Words(Struct, frozen=True):
    """lexicons/hazards.toml: by hazard, its words; those that are people's deeds."""

    deeds: frozenset[str]
    hazards: dict[str, frozenset[str]]


def deeds() -> frozenset[str]:
    """The hazards that are what people do to each other."""
    return load("hazards", Words).deeds


@cache
def by_word() -> dict[str, tuple[str, ...]]:
    """By word, the hazards that it tells."""
    found: dict[str, tuple[str, ...]] = {}
    for hazard, words in load("hazards", Words).hazards.items():
        for word in words:
            found[word] = (*found.get(word, ()), hazard)
    return found


def hazards(counts: Mapping[str, int]) -> Hazards:
    """The hazards of a text by the counts of its words.

    >>> found = hazards({"train": 3, "carriages": 1, "fire": 1})
    >>> max(found, key=lambda name: found[name])
    'rail'
    """
    weights: dict[str, float] = {}
    for word, count in counts.items():
        for hazard in by_word().get(word, ()):
            share = rarity(word) * (1 + math.log(count)) / len(by_word()[word])
            weights[hazard] = weights.get(hazard, 0.0) + share
    length = math.hypot(*weights.values()) or 1.0
    return {hazard: weight / length for hazard, weight in weights.items()}


def hazard(counts: Mapping[str, int]) -> str | None:
    """The mishap that a text tells of, None where it tells people's deeds, or little of any.

    >>> hazard({"train": 3, "carriages": 1, "fire": 1}), hazard({"gunmen": 2, "bus": 1}), hazard({"road": 1})
    ('rail', None, None)
    """
    told = hazards(counts)
    first = max(told, key=lambda name: told[name], default="")
    words = sum(count for word, count in counts.items() if first in by_word().get(word, ()))
    violent = any(weight > VIOLENT for name, weight in told.items() if name in deeds())
    return first if words > 1 and not violent else None


def mishaps(counts: Mapping[str, int]) -> Hazards:
    """The hazards of a text without those that are people's deeds, which are told every day."""
    return {name: weight for name, weight in hazards(counts).items() if name not in deeds()}
