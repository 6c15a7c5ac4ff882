"""The cue lexicon with every form of every verb."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from ...language.inflect import verb
from ...lexicon import load

Shape = Literal[
    "that",
    "bare",
    "any",
    "quote",
    "after",
    "wh",
    "to",
    "object",
    "as",
    "small",
    "hearer",
    "whole",
    "at",
    "idea",
    "number",
    "hidden",
]


class Verbs(msgspec.Struct, frozen=True):
    """Verbs that report the same shapes of content."""

    lemmas: tuple[str, ...]
    shapes: frozenset[Shape]
    negated: bool = False
    institutional: bool = False
    stance: bool = False


class Others(msgspec.Struct, frozen=True):
    """Adjectives or nouns that report the same shapes of content, a preposition with them."""

    words: tuple[str, ...]
    shapes: frozenset[Shape]


class Deeds(msgspec.Struct, frozen=True):
    """Verbs that are none of speech, by what makes them so."""

    bare: tuple[str, ...]
    thing: tuple[str, ...]
    lives: tuple[str, ...]
    lifeless: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True):
    """Fixed phrases before a source."""

    sources: tuple[str, ...]
    views: frozenset[str]


class Classes(msgspec.Struct, frozen=True):
    """Small closed classes of words."""

    also_nouns: frozenset[str]
    rarely_verbs: frozenset[str]
    copulas: frozenset[str]
    light_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    refusals: frozenset[str]
    carriers: frozenset[str]
    indirect_questions: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    times: frozenset[str]
    circumstances: frozenset[str]
    adjuncts: frozenset[str]
    occasions: frozenset[str]
    ties: frozenset[str]
    breaks: frozenset[str]
    contrasts: frozenset[str]
    ahead: frozenset[str]
    which_time: frozenset[str]
    roughly: frozenset[str]
    figures: frozenset[str]
    told: frozenset[str]
    ideas: frozenset[str]
    partly: frozenset[str]
    received: frozenset[str]
    fractions: frozenset[str]
    approximators: frozenset[str]
    conditions: frozenset[str]
    causatives: frozenset[str]
    nobody: frozenset[str]
    trailing: frozenset[str]
    reflexives: frozenset[str]
    labels: frozenset[str]
    namings: frozenset[str]
    naming: frozenset[str]
    waving: frozenset[str]
    claims: frozenset[str]
    rejoined: frozenset[str]
    resulting: frozenset[str]
    totalling: frozenset[str]
    withheld: frozenset[str]
    media: frozenset[str]
    citing: frozenset[str]
    persisting: frozenset[str]
    settings: frozenset[str]
    names: frozenset[str]
    printed: frozenset[str]
    directing: frozenset[str]
    acts: frozenset[str]
    topics: frozenset[str]
    sides: frozenset[str]
    meetings: frozenset[str]
    giving: frozenset[str]
    giving_plain: frozenset[str]
    particulars: frozenset[str]
    telling: frozenset[str]
    not_telling: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The shape of lexicons/attributions.toml."""

    verbs: tuple[Verbs, ...]
    adjectives: tuple[Others, ...]
    nouns: tuple[Others, ...]
    phrases: Phrases
    deeds: Deeds
    classes: Classes


class Entry(NamedTuple):
    """What a verb form reports."""

    shapes: frozenset[Shape]
    negated: bool
    stance: bool


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
                known = found.get(key)
                shapes = known.shapes | group.shapes if known else group.shapes
                negated = group.negated or (known is not None and known.negated)
                found[key] = Entry(shapes, negated, group.stance and (known is None or known.stance))
    return found


@cache
def certain() -> dict[str, str]:
    """Forms of verbs that can be nothing else, with the tag they have: "says", "argued", "believe"."""
    found: dict[str, str] = {}
    for group in words().verbs:
        for lemma in group.lemmas:
            head = lemma.partition(" ")[0]
            if head not in words().classes.also_nouns:
                forms = verb(head)
                found |= {forms.base: "VBP", forms.third: "VBZ", forms.past: "VBD"}
    return found


@cache
def forms() -> dict[str, str]:
    """Every finite form of every verb without particle, with its tag."""
    found: dict[str, str] = {}
    for group in words().verbs:
        for lemma in group.lemmas:
            if " " not in lemma:
                made = verb(lemma)
                found |= {made.base: "VBP", made.third: "VBZ", made.past: "VBD"}
    return found


@cache
def deeds() -> dict[str, str]:
    """Every form of the verbs that may be none of speech, with what makes them so."""
    kinds = msgspec.structs.asdict(words().deeds)
    return {form: kind for kind, lemmas in kinds.items() for lemma in lemmas for form in verb(lemma)}


@cache
def refusing() -> frozenset[str]:
    """The forms of verbs by which something is said or kept from somebody: "denied", "refuses"."""
    return frozenset(form for lemma in ("deny", "refuse") for form in verb(lemma))


@cache
def rarely_verbs() -> frozenset[str]:
    """The forms of verbs that are more often nouns."""
    return frozenset(form for lemma in words().classes.rarely_verbs for form in verb(lemma))


@cache
def adjectives() -> dict[str, frozenset[Shape]]:
    """The adjectives with what may follow them."""
    return others(words().adjectives)


@cache
def nouns() -> dict[str, frozenset[Shape]]:
    """The nouns with what may follow them."""
    return others(words().nouns)


@cache
def openers() -> frozenset[str]:
    """The first words of all verb forms, adjectives and nouns."""
    return frozenset(text.partition(" ")[0] for table in (entries(), adjectives(), nouns()) for text in table)


def others(groups: tuple[Others, ...]) -> dict[str, frozenset[Shape]]:
    """The words of some groups with all their shapes."""
    found: dict[str, frozenset[Shape]] = {}
    for group in groups:
        for word in group.words:
            found[word] = found.get(word, frozenset()) | group.shapes
    return found


@cache
def sources() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The fixed phrases as words, by their first."""
    phrases = [tuple(phrase.split()) for phrase in words().phrases.sources]
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}
