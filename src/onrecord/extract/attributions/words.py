"""The cue lexicon with every form of every verb."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from ...language.inflect import verb
from ...lexicon import load

Shape = Literal[
    "that", "bare", "quote", "after", "wh", "to", "object", "as", "small", "hearer", "whole", "at", "hidden"
]


class Verbs(msgspec.Struct, frozen=True):
    """Verbs that report the same shapes of content."""

    lemmas: tuple[str, ...]
    shapes: frozenset[Shape]
    negated: bool = False
    institutional: bool = False
    stance: bool = False


class Phrases(msgspec.Struct, frozen=True):
    """Fixed phrases before a source."""

    sources: tuple[str, ...]


class Classes(msgspec.Struct, frozen=True):
    """Small closed classes of words."""

    auxiliaries: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    refusals: frozenset[str]
    indirect_questions: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    times: frozenset[str]
    circumstances: frozenset[str]
    adjuncts: frozenset[str]
    ties: frozenset[str]
    breaks: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The shape of lexicons/attributions.toml."""

    verbs: tuple[Verbs, ...]
    phrases: Phrases
    classes: Classes


class Entry(NamedTuple):
    """What a verb form reports."""

    shapes: frozenset[Shape]
    negated: bool


def words() -> Words:
    """The lexicon."""
    return load("attributions", Words)


@cache
def entries() -> dict[str, Entry]:
    """Every form of every verb, a particle with it: "said", "pointed out"."""
    found: dict[str, Entry] = {}
    for group in words().verbs:
        for lemma in group.lemmas:
            head, _, particle = lemma.partition(" ")
            for form in set(verb(head)):
                key = f"{form} {particle}".strip()
                known = found.get(key, Entry(frozenset(), False))
                found[key] = Entry(known.shapes | group.shapes, known.negated or group.negated)
    return found


@cache
def sources() -> tuple[tuple[str, ...], ...]:
    """The fixed phrases as words."""
    return tuple(tuple(phrase.split()) for phrase in words().phrases.sources)
