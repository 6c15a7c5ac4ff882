"""The lexicons of hedges, typed."""

from __future__ import annotations

from functools import cache

import msgspec

from ...lexicon import load

Terms = dict[str, list[str]]
Ranges = dict[str, tuple[float, float]]


class Refusals(msgspec.Struct, frozen=True):
    """Words beside a form that make it something else than a hedge."""

    before: frozenset[str]
    months: frozenset[str]
    estimated: frozenset[str]
    able: frozenset[str]
    unable: frozenset[str]
    purpose: frozenset[str]
    permitted: frozenset[str]
    copulas: frozenset[str]


class Clauses(msgspec.Struct, frozen=True):
    """Words at which clauses begin and end."""

    after_comma: frozenset[str]
    bare: frozenset[str]
    that: frozenset[str]
    judging: frozenset[str]
    dummies: frozenset[str]
    reporting: frozenset[str]


class Holder(msgspec.Struct, frozen=True):
    """Who is known to use a scale."""

    scale: str
    country: list[str]
    names: list[str]
    bodies: list[str]
    bare: list[str]


class Context(msgspec.Struct, frozen=True):
    """Words that take a body away from its scale."""

    former: frozenset[str]
    foreign: frozenset[str]


class HedgeWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/hedges.toml."""

    adjectives: Terms
    adverbs: Terms
    nouns: Terms
    modals: Terms
    beliefs: Terms
    evidentials: Terms
    refusals: Refusals
    clauses: Clauses
    holders: tuple[Holder, ...]
    context: Context


class Scales(msgspec.Struct, frozen=True):
    """The shape of lexicons/scales.toml, in percent."""

    scales: dict[str, Ranges]
    survey: Ranges


Form = tuple[tuple[str, ...], str, str]
"""The words of a form, its term, and its kind."""


@cache
def words() -> HedgeWords:
    """The lexicon of hedges."""
    return load("hedges", HedgeWords)


@cache
def forms() -> dict[str, list[Form]]:
    """The forms by their first word, the longest first."""
    table: dict[str, list[Form]] = {}
    for kind in ("adjectives", "adverbs", "nouns", "modals", "beliefs", "evidentials"):
        for term, written in getattr(words(), kind).items():
            for form in written:
                parts = tuple(form.split())
                table.setdefault(parts[0], []).append((parts, term, kind))
    for known in table.values():
        known.sort(key=lambda form: -len(form[0]))
    return table
