"""The words of lexicons/tolls.toml, with the tables that are derived from them."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from ...lexicon import load
from ...model import Category, SubjectKind

Frame = Literal["object", "subject", "both"]
Form = Literal["base", "third", "past", "participle", "ing"]
FORMS: dict[int, tuple[tuple[Form, ...], ...]] = {
    4: (("base",), ("third",), ("past", "participle"), ("ing",)),
    5: (("base",), ("third",), ("past",), ("participle",), ("ing",)),
}
"""What the words of a verb are, by their number; "killed" is both past and participle."""

Sequences = dict[str, tuple[tuple[str, ...], ...]]


class Verbs(msgspec.Struct, frozen=True):
    """Verbs of one category and frame."""

    category: Category
    frame: Frame
    forms: tuple[str, ...]
    person: bool = False
    perfect: bool = False


class Tailed(msgspec.Struct, frozen=True):
    """Verbs that are cues with one of some tails."""

    forms: tuple[str, ...]
    tails: dict[str, Category]


class Amounts(msgspec.Struct, frozen=True):
    """Words around numbers."""

    at_least: tuple[str, ...]
    above: tuple[str, ...]
    at_most: tuple[str, ...]
    below: tuple[str, ...]
    approx: tuple[str, ...]
    near: tuple[str, ...]
    just_over: tuple[str, ...]
    plain: tuple[str, ...]
    or_more: tuple[str, ...]
    or_so: tuple[str, ...]
    or_fewer: tuple[str, ...]
    unknown: tuple[str, ...]
    fractions: dict[str, int]
    groups: dict[str, int]
    of_size: frozenset[str]
    units: frozenset[str]
    more: frozenset[str]
    nobody: tuple[str, ...]
    anybody: tuple[str, ...]


class Readers(msgspec.Struct, frozen=True):
    """Words by which phrases and clauses are read."""

    agent_endings: tuple[str, ...]
    not_people: frozenset[str]
    things: frozenset[str]
    age_before: frozenset[str]
    age_of: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    between: frozenset[str]
    new_clause: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    subset_before: tuple[str, ...]
    subset_after: tuple[str, ...]
    fatal: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    currency: frozenset[str]


class Totals(msgspec.Struct, frozen=True):
    """Words of running counts and of lists of victims."""

    toll: tuple[str, ...]
    number: tuple[str, ...]
    casualty_before: frozenset[str]
    injured_before: frozenset[str]
    links: tuple[str, ...]
    past: tuple[str, ...]
    bringing: frozenset[str]
    spread: frozenset[str]
    growing: frozenset[str]
    expecting: frozenset[str]
    figure: frozenset[str]
    lists: tuple[str, ...]
    list_categories: dict[str, str]
    include: frozenset[str]


class Voice(msgspec.Struct, frozen=True):
    """Words around verbs."""

    be: frozenset[str]
    remain: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    feared: frozenset[str]
    through: frozenset[str]
    after: frozenset[str]
    no: frozenset[str]
    off: frozenset[str]
    fatally: frozenset[str]
    joint_killed: frozenset[str]
    joint_other: frozenset[str]
    survive: frozenset[str]
    alive: frozenset[str]
    each: frozenset[str]
    nulls: frozenset[str]
    ambiguous: frozenset[str]
    suffer: frozenset[str]
    heavy: frozenset[str]


class Doubt(msgspec.Struct, frozen=True):
    """Words that take a toll out of what is asserted."""

    unconfirmed: frozenset[str]
    condition: tuple[str, ...]
    modal_fact: frozenset[str]
    modal_ahead: frozenset[str]
    ahead: frozenset[str]
    would: frozenset[str]
    intent: frozenset[str]
    hypothesis: frozenset[str]
    deny: frozenset[str]
    claim: frozenset[str]
    first_reported: frozenset[str]
    without: frozenset[str]
    settled: frozenset[str]


class ScopeWords(msgspec.Struct, frozen=True):
    """Words that tell over what a toll counts."""

    rate: tuple[str, ...]
    not_rate_after: frozenset[str]
    cumulative: tuple[str, ...]
    superlative: frozenset[str]
    period_before: frozenset[str]
    period_words: tuple[str, ...]
    unit: frozenset[str]
    period_inside: frozenset[str]
    not_period: frozenset[str]
    background: tuple[str, ...]
    aggregate: tuple[str, ...]
    standing: frozenset[str]
    slow: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The shape of lexicons/tolls.toml."""

    vague: dict[str, dict[str, int]]
    amounts: Amounts
    people: dict[SubjectKind, tuple[str, ...]]
    readers: Readers
    plurals: dict[str, str]
    verbs: tuple[Verbs, ...]
    tailed: tuple[Tailed, ...]
    phrases: dict[str, Category]
    of: dict[str, Category]
    states: dict[str, str]
    nouns: dict[str, Category]
    totals: Totals
    voice: Voice
    doubt: Doubt
    scope: ScopeWords


class Sense(NamedTuple):
    """What a verb form can be."""

    category: Category
    frame: Frame
    forms: frozenset[Form]
    person: bool = False
    perfect: bool = False


class Tails(NamedTuple):
    """What a verb form is with the tails that make it a cue."""

    forms: frozenset[Form]
    tails: dict[tuple[str, ...], Category]


@cache
def words() -> Words:
    """The lexicon."""
    return load("tolls", Words)


@cache
def verbs() -> dict[str, tuple[Sense, ...]]:
    """The senses of each verb form, the first of them the plain one."""
    table: dict[str, list[Sense]] = {}
    for group in words().verbs:
        for verb in group.forms:
            for form, names in named(verb):
                sense = Sense(group.category, group.frame, names, group.person, group.perfect)
                table.setdefault(form, []).append(sense)
    return {form: tuple(senses) for form, senses in table.items()}


@cache
def tailed() -> dict[str, tuple[Tails, ...]]:
    """The tails of each verb form."""
    table: dict[str, list[Tails]] = {}
    for group in words().tailed:
        tails = {tuple(tail.split()): category for tail, category in group.tails.items()}
        for verb in group.forms:
            for form, names in named(verb):
                table.setdefault(form, []).append(Tails(names, tails))
    return {form: tuple(found) for form, found in table.items()}


def named(verb: str) -> list[tuple[str, frozenset[Form]]]:
    """The forms of a verb with what each can be: "put puts put putting" has "put" as base and past."""
    parts = verb.split()
    names: dict[str, set[Form]] = {}
    for word, kinds in zip(parts, FORMS[len(parts)], strict=True):
        names.setdefault(word, set()).update(kinds)
    return [(word, frozenset(kinds)) for word, kinds in names.items()]


Patterns = dict[str, tuple[tuple[tuple[frozenset[str], ...], Category], ...]]


@cache
def patterns(name: Literal["phrases", "of"]) -> Patterns:
    """Cue phrases by each of their first words, longest first: "lose|lost their|his lives" and its kin."""
    table: dict[str, list[tuple[tuple[frozenset[str], ...], Category]]] = {}
    source: dict[str, Category] = getattr(words(), name)
    for text, category in source.items():
        steps = tuple(frozenset(step.split("|")) for step in text.split())
        for first in steps[0]:
            table.setdefault(first, []).append((steps, category))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in table.items()}


@cache
def sequences(*phrases: str) -> Sequences:
    """Phrases by their first word, each as its words, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def match(table: Sequences, lower: list[str], at: int) -> int:
    """How many tokens at a place are one of some phrases; 0 where none is."""
    if at >= len(lower):
        return 0
    for parts in table.get(lower[at], ()):
        if tuple(lower[at : at + len(parts)]) == parts:
            return len(parts)
    return 0


@cache
def kinds() -> dict[str, SubjectKind]:
    """The kind of each noun for people; the first list that has a noun decides."""
    table: dict[str, SubjectKind] = {}
    for kind, nouns in words().people.items():
        for noun in nouns:
            table.setdefault(noun, kind)
    return table


@cache
def vague(convention: str) -> dict[str, int]:
    """The lowest counts of vague words under a convention; what it leaves open is as in "acled".

    >>> vague("acled")["dozens"], vague("plural")["dozens"]
    (12, 24)
    """
    tables = words().vague
    return tables["acled"] | tables[convention]
