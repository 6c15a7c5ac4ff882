"""Plural nouns for people without a number: "Children were killed"."""

from __future__ import annotations

from msgspec.structs import replace

from .... import doc as on_doc
from ....language.phrases import Phrase
from ....model import Count
from ..lexicon.people import is_plural, kind_of
from ..lexicon.reading import MODIFIERS, Reading
from ..lexicon.tables import vague
from ..lexicon.words import words
from .group import Group
from .phrase import described


def bare_plurals(reading: Reading, convention: str) -> dict[int, Group]:
    """Plural nouns for people without a number, by their first token: "Children", "mobilised men"."""
    low = vague(convention)["bare plural"]
    count = Count(low=low, high=None, best=None, bound="vague", vague="bare plural")
    found: dict[int, Group] = {}
    for phrase in on_doc.phrases(reading.doc):
        if not bare(reading, phrase):
            continue
        start = first_modifier(reading, phrase)
        word = reading.lower[phrase.head]
        other = word == "others"
        made = replace(count, vague="others") if other else count
        group = Group(start, phrase.head + 1, phrase.head, made, "plural", kind_of(word), bare=True)
        found[start] = described(reading, by_the_hundred(reading, group, convention))
    return found


def by_the_hundred(reading: Reading, group: Group, convention: str) -> Group:
    """A plural with the vague number behind it: "Reservists by the thousand"."""
    if reading.lower[group.end : group.end + 2] != ["by", "the"]:
        return group
    word = reading.word(group.end + 2)
    low = vague(convention).get(word if word.endswith("s") else word + "s")
    if low is None:
        return group
    made = Count(low=low, high=None, best=None, bound="vague", vague=f"by the {word}")
    return group._replace(end=group.end + 3, tally=made, sort="vague", bare=False)


def first_modifier(reading: Reading, phrase: Phrase) -> int:
    """Where the adjectives and nouns begin that lead without a gap to the head of a phrase."""
    start = phrase.head
    while start > phrase.start:
        tag, before = reading.tags[start - 1], reading.word(start - 2)
        if tag == "VBN" and before in words().voice.have | words().voice.be:
            break
        if tag not in MODIFIERS - {"VBG"} or reading.firsts[start]:
            break
        start -= 1
    return start


def bare(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is a plural noun for people with nothing before it that counts or points."""
    word = reading.lower[phrase.head]
    if not is_plural(word) and word != "people":
        return False
    if reading.word(phrase.start) == "how" or reading.word(phrase.start - 1) == "how":
        return False
    pointing = {"DT", "PDT", "PRP$", "WP$", "CD", "POS"}
    if any(reading.tags[i] in pointing for i in range(phrase.start, phrase.head)):
        return False
    return reading.tags[phrase.head] in {"NNS", "NN", "NNPS"}
