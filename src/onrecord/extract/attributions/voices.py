"""Who can speak or be told: people, groups, bodies, by the noun at the head of a phrase."""

from __future__ import annotations

from functools import cache

import msgspec

from ...lexicon import load
from .page import NAMES, Page
from .words import words


class People(msgspec.Struct, frozen=True):
    """Nouns for one person, and irregular plurals."""

    offices: frozenset[str]
    singular: frozenset[str]
    plurals: dict[str, str]


class Groups(msgspec.Struct, frozen=True):
    """Nouns for many people."""

    nouns: frozenset[str]


class Organisations(msgspec.Struct, frozen=True):
    """Nouns for a body, names of bodies, and their abbreviations."""

    heads: frozenset[str]
    names: frozenset[str]
    short: dict[str, str]


class State(msgspec.Struct, frozen=True):
    """A state by its names."""

    names: frozenset[str]


class Parties(msgspec.Struct, frozen=True):
    """What is read here of lexicons/parties.toml."""

    people: People
    groups: Groups
    organisations: Organisations
    states: tuple[State, ...]


@cache
def bodies() -> frozenset[str]:
    """Nouns for a body, one or many: "ministry", "ministries"."""
    return with_plurals(load("parties", Parties).organisations.heads)


@cache
def voices() -> frozenset[str]:
    """Nouns for somebody, one or many."""
    known = load("parties", Parties)
    people = known.people
    return with_plurals(people.offices | people.singular) | {*people.plurals} | known.groups.nouns | bodies()


@cache
def bodies_by_name() -> frozenset[str]:
    """Names of bodies and states: "un", "european union", "iran"."""
    known = load("parties", Parties)
    return organisations_by_name() | {name for state in known.states for name in state.names}


@cache
def organisations_by_name() -> frozenset[str]:
    """Names of bodies: "un", "european union"."""
    own = load("parties", Parties).organisations
    return own.names | {*own.short}


def with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns with their regular plurals."""
    made = {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}
    return nouns | made | {noun + "s" for noun in nouns}


def is_voice(page: Page, start: int, end: int) -> bool:
    """Whether a base noun phrase is somebody: a name, a pronoun of people, a noun for people or a body."""
    head = end - 1
    if page.tags[head] == "PRP":
        return page.words[head] not in {"it", "itself"}
    return page.tags[head] in NAMES or page.words[head] in voices()


def without_time(page: Page, start: int, end: int) -> int:
    """Where a phrase ends before a time that the tags make one with it: "said three officers [last year]"."""
    stop = next((at for at in range(start + 1, end) if page.is_time(at, end)), end)
    if any(page.tags[at].startswith(("VB", "W")) for at in range(start, stop)):
        return end  # the time of a clause: "a poll released last week"
    return stop - (stop < end and stop - start > 1 and page.tags[stop - 1] == "IN")


def without_place(page: Page, start: int, end: int) -> int:
    """Where a named source ends before the place of its speaking: "shouted Ada Orel [from the door]".

    A body or a name after the preposition tells who somebody is: "Ada Orel from the ministry", "of Lisk".
    """
    at = page.phrase_from.get(start, end)
    if at >= end - 1 or page.tags[at - 1] not in NAMES or page.words[at] not in words().classes.settings:
        return end
    stop = page.phrase_from.get(at + 1, at + 1)
    described = any(page.tags[i] in NAMES or page.words[i] in bodies() for i in range(at + 1, end))
    return end if described or stop == at + 1 else at
