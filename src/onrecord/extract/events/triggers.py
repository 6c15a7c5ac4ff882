"""Trigger words in the text: verbs with what follows them, nouns with what stands before their head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .clauses import BE, HAVE, Group, following, group, quantity
from .page import Page
from .tags import NAMES, NOUNS
from .words import GAP, Entry, Triggers, nouns, singulars, verbs, words

BETWEEN = frozenset(
    {
        "DT",
        "JJ",
        "JJR",
        "RBR",
        "CD",
        "PRP$",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "POS",
        "HYPH",
        "RB",
        "IN",
        "VBN",
        "$",
    }
)
PARTICLES = frozenset(
    {"on", "up", "down", "off", "out", "in", "at", "for", "to", "with", "upon", "into", "aside", "over",
     "back", "of", "against", "through", "away", "from", "free"}
)  # fmt: skip
NAMING = frozenset({"in", "during", "of"})
ENDING = frozenset(
    {"suspension", "halt", "freeze", "end", "reduction", "withdrawal", "cancellation", "ban", "cut", "cuts"}
)
"""Nouns that make of what follows them its contrary."""
WIDEST = 8  # tokens between a verb and the word that belongs to it: "set the two buses on fire" has four
NARROW = 4  # tokens between a verb and its noun: "fired several heavy rockets" has two


class Trigger(NamedTuple):
    """A trigger: its own tokens, its head, where the clause goes on, and its group of the lexicon."""

    tokens: tuple[int, ...]
    head: int
    end: int
    group: Triggers
    verb: Group | None


def others(page: Page, found: Trigger) -> Iterator[Trigger]:
    """What else the words of a trigger can mean."""
    made = senses(page, found.head) if found.verb is not None else noun_senses(page, found.head)
    told = found.tokens[0] < found.head  # by its subject, which may only stand there: "a bomb was detonated"
    yield from (one for one in made if one.group is not found.group and (told or one.tokens == found.tokens))


def find(page: Page) -> Iterator[Trigger]:
    """The triggers of a page in order, none inside another; what they mean is judged later."""
    used: set[int] = set()
    for at in range(len(page.words)):
        if at in used:
            continue
        found = verb_at(page, at)
        found = longest(page, at) if found is None or used.intersection(found.tokens) else found
        if found:
            used.update(found.tokens)
            yield found


def longest(page: Page, at: int) -> Trigger | None:
    """The noun trigger whose last word is at a token, or at the next one where it holds this one, too.

    "Assassination attempt" is one deed, "ceasefire agreement" no ceasefire.
    """
    found = noun_at(page, at)
    later = noun_at(page, at + 1) if found and at + 1 < len(page.words) else None
    return later if later and at in later.tokens else found


def verb_at(page: Page, at: int) -> Trigger | None:
    """The verb trigger that begins at a token."""
    return next(senses(page, at), None) if page.words[at] in verbs() and is_verb(page, at) else None


def senses(page: Page, at: int) -> Iterator[Trigger]:
    """What the verb at a token can mean, the first of the lexicon first: to capture a man, or a town."""
    readings = [(entry, suffered(page, at, entry)) for entry in verbs()[page.words[at]]]
    told = [(entry, rest) for entry, rest in readings if rest]
    for entry, rest in [*told, *((entry, rest_of(page, at, entry)) for entry, _ in readings)]:
        if rest is not None:
            tokens = tuple(sorted({at, *rest}))
            own = group(page, at)
            if own.passive and page.words[at] in BE:
                own = own._replace(passive=False)
            done_to = page.phrase_at(at + 1)  # "shot [the driver] dead"
            gapped = GAP in entry.words or (bool(rest) and done_to is not None and done_to.end <= min(rest))
            end = at + 1 if gapped else max(tokens) + 1
            yield Trigger(tokens, at, end, entry.group, own)


def is_verb(page: Page, at: int) -> bool:
    """Whether a token is used as a verb: no participle inside a noun phrase, no noun in -ing."""
    tag = page.tags[at]
    if not tag.startswith("VB"):
        return False
    if page.words[at] == "blame" and page.word(at - 1) == "to":
        return False  # "is to blame"
    if page.tag(at - 1) == "HYPH" or (tag == "VBG" and page.tag(at - 1) in {"RBS", "RBR"}):
        return False  # "the most arresting portrait"
    if tag == "VBG" and page.tag(at + 1) == "NN" and page.tag(at - 1) in {"DT", "JJ", "NN", "NNP", "POS"}:
        return False  # "a military hacking group"
    if is_named(page, at):
        return False
    phrase = page.phrase_at(at)
    return phrase is None or (
        phrase.start == at and tag == "VBG" and page.tag(at + 1) in {"DT", "PRP$", "CD"}
    )


def is_named(page: Page, at: int) -> bool:
    """Whether an -ing form is the noun of a deed: "injured in stabbing", "rounds of firing by police"."""
    alone = any(not entry.words for entry in nouns().get(page.words[at], ()))
    if page.tags[at] != "VBG" or page.word(at - 1) not in NAMING or not alone:
        return False
    return (
        page.phrase_at(at) is None
        and page.tag(at + 1) in {"IN", ",", ".", "CC"}
        and not following(page, at + 1)
    )


def rest_of(page: Page, at: int, entry: Entry) -> list[int] | None:
    """The tokens of what has to follow a verb, None where it does not follow."""
    low, high = page.sentence(at)
    if entry.words[:1] == ("<",):
        first = at - len(entry.words) + 1
        before = first >= low and page.words[first:at] == list(entry.words[1:])
        return list(range(first, at)) if before else None
    found: list[int] = []
    place, room = at + 1, 0
    for index, word in enumerate(entry.words):
        if word == GAP:
            room = WIDEST
            continue
        first = all(is_particle(before) for before in entry.words[:index])
        noun = first and room == 0 and not is_particle(word)
        if room == 0 and not is_particle(word):
            place += quantity(page, place)  # "detonated at least 20 bombs"
            counted = page.tag(place) in {"CD", "DT"} and page.word(place) != word
            place += index == 1 and counted and is_particle(entry.words[0])  # "set off two bombs"
        spot = next_word(
            page, place, min(high, place + (NARROW if noun else room) + 1), word, free=bool(room)
        )
        if spot is None:
            return None
        found.append(spot)
        place, room = spot + 1, 0
    return found


def suffered(page: Page, at: int, entry: Entry) -> list[int] | None:
    """The noun that belongs to a verb where it is the subject of a passive: "several rounds were fired".

    With the particle behind the verb, if that has one: "the bodies were handed over".
    """
    behind, noun = split(entry.words)
    if not noun or tuple(page.words[at + 1 : at + 1 + len(behind)]) != behind:
        return None
    own = group(page, at)
    had = own.infinitive and page.word(own.start - 1) in HAVE
    phrase = page.phrase_at(own.start - 1 - had)
    if phrase is None or not own.passive or (own.infinitive and not had):
        return None
    size = len(noun)
    for end in range(phrase.start + size, phrase.end + 1):
        *before, head = page.words[end - size : end]
        if (*before,) == noun[:-1] and noun[-1] in singulars(head):
            return [*range(end - size, end), *range(at + 1, at + 1 + len(behind))]
    return None


def split(rest: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The particle of what follows a verb and its noun, which is none where words are open or nouns follow.

    >>> split(("over", "body")), split(("stone",)), split(("aside",)), split(("*", "hostage"))
    ((('over',), ('body',)), ((), ('stone',)), ((), ()), ((), ()))
    """
    behind = rest[: bool(rest) and is_particle(rest[0])]
    noun = rest[len(behind) :]
    closed = noun and noun[0] not in (GAP, "<") and not any(is_particle(word) for word in noun)
    return (behind, noun) if closed else ((), ())


def is_particle(word: str) -> bool:
    """Whether a word right after a verb is a preposition or an adverb, not a noun."""
    return word in PARTICLES


def next_word(page: Page, start: int, stop: int, word: str, free: bool) -> int | None:
    """Where a word stands next, singular or plural, over words that can stand before it in its phrase."""
    for at in range(start, stop):
        if page.words[at] == word or (page.tags[at] in NOUNS and word in singulars(page.words[at])):
            return at
        if page.tags[at] == "CC" and page.tag(at - 1) == "NN" and page.tag(at + 1) == "NN":
            continue  # "lifted trade and travel restrictions"
        if page.tags[at] not in BETWEEN and not (free and page.tags[at] in {",", "CC", "PRP"}):
            return None
        if page.words[at] == "no" or (free and page.words[at] in ENDING):
            return None  # "gave no warning", "announced a suspension of aid"
    return None


def noun_at(page: Page, at: int) -> Trigger | None:
    """The noun trigger whose last word is at a token."""
    if page.tags[at] not in NOUNS | {"VBG"} or is_month(page, at):
        return None
    phrase = page.phrase_at(at)
    if page.tags[at] == "VBG" and (phrase is None or phrase.start == at) and not is_named(page, at):
        return None
    return next(noun_senses(page, at), None)


def noun_senses(page: Page, at: int) -> Iterator[Trigger]:
    """What a noun at a token can mean, the first of the lexicon first: the strike of an army, of workers."""
    for head in singulars(page.words[at]):
        for entry in nouns().get(head, ()):
            size = len(entry.words)
            if tuple(page.words[at - size : at]) == entry.words if size else True:
                yield Trigger(tuple(range(at - size, at + 1)), at, at + 1, entry.group, None)


def is_month(page: Page, at: int) -> bool:
    """Whether "March" is the month, and not what the marchers do."""
    return page.words[at] == "march" and (page.tags[at] in NAMES or page.doc[at].text[:1].isupper())


def stands(page: Page, found: Trigger) -> bool:
    """Whether a noun trigger is used for the happening: it heads its phrase, no compound of another kind."""
    classes = words().classes
    before = page.word(found.tokens[0] - 1)
    if before in classes["not_before"] or (
        before == "-" and page.word(found.tokens[0] - 2) in classes["not_before"]
    ):
        return False
    after, tag = page.word(found.end), page.tag(found.end)
    if tag in NOUNS or (tag == "HYPH" and page.tag(found.end + 1) in NOUNS | {"VBN", "JJ", "VBG"}):
        return any(form in classes["keeps"] for form in singulars(after))
    return tag not in {"VBG"} or page.phrase_at(found.end) is None
