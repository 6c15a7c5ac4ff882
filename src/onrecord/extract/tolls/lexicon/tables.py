"""Tables derived from lexicons/tolls.toml: verbs by form, phrases by first word, nouns by kind."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from ....model import Category, SubjectKind
from .shapes import Shape, shape
from .words import FORMS, Form, Frame, Sequences, words


class Sense(NamedTuple):
    """What a verb form can be."""

    category: Category
    frame: Frame
    forms: frozenset[Form]
    person: bool = False
    perfect: bool = False


class Tail(NamedTuple):
    """A tail that makes a verb form a cue: `before` the counted or beside the verb, `behind` them."""

    forms: frozenset[Form]
    before: Shape
    behind: Shape | None
    category: Category
    person: bool
    frame: Frame
    agent: frozenset[str]
    setting: frozenset[str]


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
def tailed() -> dict[str, tuple[Tail, ...]]:
    """The tails of each verb form, the longest first."""
    table: dict[str, list[Tail]] = {}
    for group in words().tailed:
        agent = frozenset(words().classes[group.agent] if group.agent else ())
        setting = frozenset(words().classes[group.setting] if group.setting else ())
        for text, category in group.tails.items():
            before, behind = parted(text)
            for form, names in [pair for verb in group.forms for pair in named(verb)]:
                tail = Tail(
                    names, before, behind, category, group.person, group.frame, agent, setting
                )  # fmt: skip
                table.setdefault(form, []).append(tail)
    return {form: tuple(sorted(found, key=length)) for form, found in table.items()}


def parted(text: str) -> tuple[Shape, Shape | None]:
    """The parts of a tail before and behind the counted; no second part where they have no place."""
    before, found, behind = text.partition("X")
    return shape(before), shape(behind) if found else None


def length(tail: Tail) -> int:
    """What sorts the longest tail first."""
    return -len(tail.before) - len(tail.behind or ())


def named(verb: str) -> list[tuple[str, frozenset[Form]]]:
    """The forms of a verb with what each can be: "put puts put putting" has "put" as base and past."""
    parts = verb.split()
    names: dict[str, set[Form]] = {}
    for word, kinds in zip(parts, FORMS[len(parts)], strict=True):
        names.setdefault(word, set()).update(kinds)
    return [(word, frozenset(kinds)) for word, kinds in names.items()]


Patterns = dict[str, tuple[tuple[Shape, Category], ...]]


@cache
def patterns(name: Literal["phrases", "of", "being"]) -> Patterns:
    """Cue phrases by each of their first words, longest first: "lose|lost their|his lives" and its kin."""
    table: dict[str, list[tuple[Shape, Category]]] = {}
    source: dict[str, Category] = getattr(words(), name)
    for text, category in source.items():
        steps = shape(text)
        for first in steps[0].words:
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
