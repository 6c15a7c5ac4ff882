"""Abbreviations that end in a full stop, and which of them end no sentence."""

from __future__ import annotations

from functools import cache

import msgspec

from ..lexicon import load


class Abbreviations(msgspec.Struct, frozen=True):
    """The shape of lexicons/abbreviations.toml; every form is lower-cased, with its full stop."""

    titles: frozenset[str]
    ranks: frozenset[str]
    other: frozenset[str]
    compounds: frozenset[str]


def abbreviations() -> Abbreviations:
    """The lexicon."""
    return load("abbreviations", Abbreviations)


@cache
def never_last() -> frozenset[str]:
    """Those with which no sentence ends: ranks and titles."""
    return abbreviations().ranks | abbreviations().titles


WORDS = frozenset({"no.", "nos.", "art.", "fig.", "est.", "v."})
"""Abbreviations that are words, too, where all is in capitals: "THEY SAID NO."."""


def compounds() -> list[str]:
    """The nouns with hyphens that are one word, in small letters, with a capital and in capitals.

    >>> {"passer-by", "Passers-by", "SON-IN-LAW"} <= set(compounds())
    True
    """
    known = abbreviations().compounds
    return sorted({*known, *(one.capitalize() for one in known), *(one.upper() for one in known)})


def ranks() -> list[str]:
    """The ranks as they are written before a name, and those and titles in capitals.

    >>> {"Lt.", "Maj.-Gen.", "LT.", "MR."} <= set(ranks())
    True
    """
    shouted = (one.upper() for one in never_last() - WORDS)
    return sorted({*shouted, *(rank.title() for rank in abbreviations().ranks)})
