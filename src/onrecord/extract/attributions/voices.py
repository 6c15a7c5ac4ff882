"""Who can speak or be told: people, groups, bodies, by the noun at the head of a phrase."""

from __future__ import annotations

from functools import cache

import msgspec

from ...lexicon import load
from .page import Page

NAMES = frozenset({"NNP", "NNPS"})


class People(msgspec.Struct, frozen=True):
    """Nouns for one person, and irregular plurals."""

    offices: frozenset[str]
    singular: frozenset[str]
    plurals: dict[str, str]


class Groups(msgspec.Struct, frozen=True):
    """Nouns for many people."""

    nouns: frozenset[str]


class Organisations(msgspec.Struct, frozen=True):
    """Nouns for a body."""

    heads: frozenset[str]


class Parties(msgspec.Struct, frozen=True):
    """What is read here of lexicons/parties.toml."""

    people: People
    groups: Groups
    organisations: Organisations


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


def with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns with their regular plurals."""
    ends = {noun: noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}
    return nouns | frozenset(ends.values())


def is_voice(page: Page, start: int, end: int) -> bool:
    """Whether a base noun phrase is somebody: a name, a pronoun of people, a noun for people or a body."""
    head = end - 1
    if page.tags[head] == "PRP":
        return page.words[head] not in {"it", "itself"}
    return page.tags[head] in NAMES or page.words[head] in voices()
