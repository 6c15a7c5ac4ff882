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


def abbreviations() -> Abbreviations:
    """The lexicon."""
    return load("abbreviations", Abbreviations)


@cache
def never_last() -> frozenset[str]:
    """Those with which no sentence ends: ranks and titles."""
    return abbreviations().ranks | abbreviations().titles


def ranks() -> list[str]:
    """The ranks as they are written before a name.

    >>> {"Lt.", "Maj.-Gen."} <= set(ranks())
    True
    """
    return sorted(rank.title() for rank in abbreviations().ranks)
