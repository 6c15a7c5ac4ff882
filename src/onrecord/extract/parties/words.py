"""The lexicon of parties, typed, with the tables that are derived from it."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from ...lexicon import REMEMBERED, load


class Titles(msgspec.Struct, frozen=True):
    """What stands before a person's name."""

    male: frozenset[str]
    female: frozenset[str]
    plain: frozenset[str]


class People(msgspec.Struct, frozen=True):
    """Nouns for one person."""

    offices: frozenset[str]
    singular: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    ranks: frozenset[str]
    needs_of: frozenset[str]
    kin: frozenset[str]
    either: frozenset[str]
    no_agents: frozenset[str]
    anyone: frozenset[str]
    young: frozenset[str]
    children: frozenset[str]
    same: tuple[frozenset[str], ...]
    plurals: dict[str, str]


class Groups(msgspec.Struct, frozen=True):
    """Nouns for many people."""

    nouns: frozenset[str]
    always: frozenset[str]
    sides: frozenset[str]
    institutions: frozenset[str]


class Organisations(msgspec.Struct, frozen=True):
    """Words by which a name or a description is an organisation."""

    heads: frozenset[str]
    pairs: frozenset[str]
    any: frozenset[str]
    names: frozenset[str]
    armed: frozenset[str]
    bands: frozenset[str]
    companies: frozenset[str]
    firms: frozenset[str]
    short: dict[str, str]
    metonyms: dict[str, str]


class Things(msgspec.Struct, frozen=True):
    """Nouns for things that can be a source."""

    documents: frozenset[str]


class Pronouns(msgspec.Struct, frozen=True):
    """Pronouns by what they can stand for."""

    male: frozenset[str]
    female: frozenset[str]
    thing: frozenset[str]
    many: frozenset[str]
    speaker: frozenset[str]
    speakers: frozenset[str]
    nobody: frozenset[str]
    rest: frozenset[str]
    relative: frozenset[str]
    empty: frozenset[str]


class Voices(msgspec.Struct, frozen=True):
    """Words by which a speaker goes on."""

    continuing: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    questions: frozenset[str]


class Places(msgspec.Struct, frozen=True):
    """Capitalised words that name no party."""

    openers: frozenset[str]
    never: frozenset[str]
    words: frozenset[str]


class Judges(msgspec.Struct, frozen=True):
    """Words whose subject holds a view."""

    verbs: frozenset[str]
    chances: frozenset[str]
    adjectives: frozenset[str]


class Joins(msgspec.Struct, frozen=True):
    """Small words in and around names and descriptions."""

    after_head: frozenset[str]
    linking: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    negative: frozenset[str]
    alias: list[str]
    posts: frozenset[str]
    quantities: frozenset[str]
    belonging: frozenset[str]
    located: frozenset[str]


class First(msgspec.Struct, frozen=True):
    """First names, parted by blanks."""

    names: str


class State(msgspec.Struct, frozen=True):
    """A state, the words for what is its own, and its capital."""

    names: list[str]
    of: list[str]
    capital: str | None = None
    spelt: list[str] = []


class PartyWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/parties.toml."""

    titles: Titles
    people: People
    groups: Groups
    organisations: Organisations
    things: Things
    pronouns: Pronouns
    voices: Voices
    places: Places
    judges: Judges
    joins: Joins
    first: First
    states: tuple[State, ...]


@cache
def words() -> PartyWords:
    """The lexicon of parties."""
    return load("parties", PartyWords)


@cache
def titles() -> frozenset[str]:
    """Every word that can stand before a name as a title or an office."""
    known = words()
    return known.titles.male | known.titles.female | known.titles.plain | known.people.offices


@cache
def persons() -> frozenset[str]:
    """Every noun for one person."""
    return words().people.offices | words().people.singular


@cache
def first_names() -> frozenset[str]:
    """The first names."""
    return frozenset(words().first.names.split())


@cache
def states() -> dict[str, str]:
    """The first name of a state by each of its names.

    >>> states()["u.k."]
    'united kingdom'
    """
    return {name: state.names[0] for state in words().states for name in state.names}


@cache
def demonyms() -> dict[str, str]:
    """The first name of a state by each word for what is its own, singular and plural."""
    found = {word: state.names[0] for state in words().states for word in state.of}
    return found | {f"{word}s": name for word, name in found.items() if word.endswith(("n", "i", "k", "d"))}


@cache
def capitals() -> dict[str, str]:
    """The first name of a state by its capital."""
    return {
        name: state.names[0]
        for state in words().states
        for name in (state.capital, *state.spelt)
        if name is not None
    }


@lru_cache(maxsize=REMEMBERED)
def alike(noun: str) -> frozenset[str]:
    """The nouns that may be said of one person in place of another: a justice is a judge.

    >>> sorted(alike("judge")), sorted(alike("miner"))
    (['judge', 'justice', 'magistrate'], ['miner'])
    """
    return next((nouns for nouns in words().people.same if noun in nouns), frozenset({noun}))


@lru_cache(maxsize=REMEMBERED)
def singular(word: str) -> str:
    """The singular of a lower-cased noun, itself if it has none here.

    >>> singular("wives"), singular("ministries"), singular("officials"), singular("congress")
    ('wife', 'ministry', 'official', 'congress')
    """
    known = words().people.plurals.get(word)
    if known:
        return known
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
