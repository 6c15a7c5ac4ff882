"""The trigger lexicon with every form of every word, and what classes of words tell of a party."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from ...language.inflect import verb
from ...lexicon import REMEMBERED, load
from ...model import EventType, Status

Frame = Literal["direct", "mutual", "meeting", "moving", "visiting", "giving", "blaming", "suffered"]
Gate = Literal[
    "sure", "violent", "armed", "official", "states", "crowd", "crowdish", "victim", "built", "people",
    "weapon", "fighters", "forces", "property", "traveller", "office", "held", "opponents", "giver", "leaver",
    "sender", "returner", "captive", "territory", "accused", "charged", "razed", "taken", "policed", "kept",
    "gunfire", "shots", "hackers", "comer", "strikers", "struck",
    "toppled", "departing",
]  # fmt: skip
PLURALS = {"men": "man", "women": "woman", "children": "child", "policemen": "policeman", "wives": "wife"}
GAP = "*"


class Triggers(msgspec.Struct, frozen=True):
    """Words of one type, mode and frame."""

    type: EventType
    gate: Gate
    mode: str | None = None
    frame: Frame = "direct"
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    to: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    harm: bool = False
    refused: frozenset[str] = frozenset()
    unarmed: frozenset[str] = frozenset()


class Light(msgspec.Struct, frozen=True):
    """Verbs that carry an event noun."""

    verbs: tuple[str, ...]
    suffered: frozenset[str]
    claims: frozenset[str]


class StatusWords(msgspec.Struct, frozen=True):
    """Words that tell whether an event happened."""

    negations: frozenset[str]
    attempted: tuple[str, ...]
    planned: tuple[str, ...]
    threatened: tuple[str, ...]
    negated: tuple[str, ...]
    hypothetical: tuple[str, ...]
    carried: tuple[str, ...]
    enabling: tuple[str, ...]
    alleged: tuple[str, ...]
    tried: tuple[str, ...]
    trials: frozenset[str]
    saying: tuple[str, ...]
    absolving: tuple[str, ...]
    arising: tuple[str, ...]
    dying: tuple[str, ...]
    nouns: dict[str, Status]
    modifiers: dict[str, Status]
    attempts: frozenset[str]
    modals: dict[str, Status]
    conditionals: frozenset[str]
    object_control: tuple[str, ...]
    charging: tuple[str, ...]
    nobody: frozenset[str]
    fronted: dict[str, Status]
    that: dict[str, Status]


class Background(msgspec.Struct, frozen=True):
    """What sets an event in the past of the report's own happenings."""

    words: frozenset[str]
    marking: frozenset[str]
    days: int


class Words(msgspec.Struct, frozen=True):
    """The shape of lexicons/events.toml."""

    triggers: tuple[Triggers, ...]
    light: Light
    status: StatusWords
    background: Background
    classes: dict[str, frozenset[str]]
    instruments: dict[str, frozenset[str]]
    contexts: dict[str, frozenset[str]]
    acled: dict[str, dict[str, tuple[str, str]]]


class Entry(NamedTuple):
    """One trigger: the words after a verb, or before a noun's head, and the group it belongs to."""

    words: tuple[str, ...]
    group: Triggers


def words() -> Words:
    """The lexicon."""
    return load("events", Words)


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """The entries of every verb form, those with the most words first."""
    table: dict[str, list[Entry]] = {}
    for group in words().triggers:
        for text in group.verbs:
            head, *rest = text.split()
            if head in ("sexually", "forcibly"):
                head, rest = rest[0], ["<", head]
            elif rest[:1] == ["-"]:
                head, rest = rest[1], ["<", head, "-"]  # "baton-charged"
            for form in spellings(head) if head != "be" else {"be", "is", "was", "were", "are", "been"}:
                table.setdefault(form, []).append(Entry(tuple(rest), group))
    return {form: tuple(sorted(found, key=lambda one: -len(one.words))) for form, found in table.items()}


@cache
def nouns() -> dict[str, tuple[Entry, ...]]:
    """The entries of every noun by its last word, those with the most words first."""
    table: dict[str, list[Entry]] = {}
    for group in words().triggers:
        for text in group.nouns:
            *before, head = text.split()
            table.setdefault(head, []).append(Entry(tuple(before), group))
    return {head: tuple(sorted(found, key=lambda one: -len(one.words))) for head, found in table.items()}


@cache
def compounds() -> dict[tuple[str, str], bool]:
    """The parts of verbs with a hyphen, finite, and whether each is of the past: ("baton", "charged")."""
    made: dict[tuple[str, str], bool] = {}
    for group in words().triggers:
        for parts in map(str.split, group.verbs):
            if parts[1:2] == ["-"]:
                form, first = verb(parts[2]), parts[0]
                made |= {(first, form.base): False, (first, form.third): False, (first, form.past): True}
    return made


def spellings(base: str) -> set[str]:
    """The forms of a verb, with one l and with two: "cancelled", "canceled"."""
    made = {*verb(base)}
    if base.endswith("el"):
        made |= {base + ending for ending in ("ed", "led", "ing", "ling")}
    return made


@cache
def lemmas(name: str) -> dict[str, str]:
    """The base of every form of the verbs of a list: of `light`, of a list of [status]."""
    chosen = words().light.verbs if name == "light" else getattr(words().status, name)
    table: dict[str, str] = {}
    for text in chosen:
        head, *rest = text.split()
        forms = ("be", "is", "was", "were", "are", "been", "being") if head == "be" else spellings(head)
        for form in forms:
            table[" ".join((form, *rest))] = text
    return table


@lru_cache(maxsize=REMEMBERED)
def singulars(word: str) -> tuple[str, ...]:
    """A noun and the singular forms it can be the plural of.

    >>> singulars("armies")
    ('armies', 'army', 'armi', 'armie')
    """
    return tuple(dict.fromkeys(forms(word)))


def forms(word: str) -> Iterator[str]:
    """The word itself and what it can be the plural of."""
    yield word
    if word in PLURALS:
        yield PLURALS[word]
    elif word.endswith(("s-by", "s-in-law")):
        yield word.replace("s-", "-", 1)
    elif word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("es"):
            yield word[:-2]
        yield word[:-1]


@lru_cache(maxsize=REMEMBERED)
def classes_of(word: str) -> frozenset[str]:
    """The classes that list a noun, "prime minister" too."""
    table, endings = classes()
    found = frozenset[str]().union(*(table.get(form, ()) for form in singulars(word)))
    return found | {"people"} if any(form.endswith(endings) for form in singulars(word)) else found


@cache
def classes() -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """The classes of every listed word, and the endings of nouns for persons."""
    table: dict[str, frozenset[str]] = {}
    for name, listed in words().classes.items():
        for word in listed:
            table[word] = table.get(word, frozenset()) | {name}
    return table, tuple(words().classes["person_endings"])


@cache
def quantifiers() -> tuple[tuple[str, ...], ...]:
    """The phrases before a number as words, the longest first."""
    listed = sorted(words().classes["quantifiers"], key=lambda text: (-len(text), text))
    return tuple(tuple(text.split()) for text in listed)


@lru_cache(maxsize=REMEMBERED)
def instrument_mode(word: str) -> str | None:
    """The mode that a weapon gives an assault."""
    for mode, listed in words().instruments.items():
        if any(form in listed for form in singulars(word)):
            return mode
    return None


@lru_cache(maxsize=REMEMBERED)
def is_demonym(word: str, *, ending: bool = True) -> bool:
    """Whether a lower-cased word names a nation or a side: "rebel"; by its `ending`: "russian"."""
    classes = words().classes
    if word in classes["demonyms"] or (word.endswith("s") and word[:-1] in classes["demonyms"]):
        return True
    return ending and len(word) > 5 and word.endswith(tuple(classes["demonym_endings"]))


@cache
def that() -> dict[str, Status]:
    """The status that each form of a verb gives to the clause that is its object: "denied that"."""
    return {form: given for base, given in words().status.that.items() for form in verb(base)}
