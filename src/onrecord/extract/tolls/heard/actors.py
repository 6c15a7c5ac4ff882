"""Who stands beside the words that say what became of somebody, and is not meant by them."""

from __future__ import annotations

from ..cues.claims import Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, FINITE
from ..lexicon.words import words
from .heard import Heard

FAR = 40
"""How many tokens between people and the words that say what became of them are looked through."""


def acts(scene: Scene, one: Heard, group: Group) -> bool:
    """Whether people do what is heard of them: "20 rebels machinegunned a bus", "men shot at".

    Not "nine miners met their deaths", "lost their lives".
    """
    reading, at = scene.reading, group.end
    between = reading.tags[at : min(one.cue[0] - 1, at + FAR)]
    if reading.word(one.cue[0] - 1) == "who" and not FINITE.isdisjoint(between):
        return True  # "several men fired at a colonel, who died"
    if reading.word(at) == "shot" and "at" in reading.lower[at + 1 : at + 3]:
        return True
    if not one.cue[0] <= at < one.cue[1] or reading.tag(at) != "VBD":
        return False
    return reading.lower[at] not in ENDURING and reading.tag(at + 1) in {"DT", "CD"}


def is_empty(scene: Scene, one: Heard) -> bool:
    """Whether the words that say what became of them say nothing: "only one is", "some did it"."""
    return EMPTY.issuperset(scene.reading.lower[slice(*one.cue)])


def is_said(scene: Scene, group: Group) -> bool:
    """Whether words only tell what somebody is, who is counted: "His wife was [one of the wounded]"."""
    reading, at = scene.reading, group.start - 1
    while reading.tag(at) in ADVERBS:
        at -= 1
    return (
        reading.lower[group.start : group.start + 2] == ["one", "of"] and reading.word(at) in words().voice.be
    )


EMPTY = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "did", "does", "done"}
    | {"made", "up"}
    | {"it", "that", "this", "them", "they", "something", "so", "out", "the", "a", "to", "of", "said"}
)


def is_owner(scene: Scene, group: Group) -> bool:
    """Whether people only tell whose somebody is: "the father of two soldiers was killed"."""
    reading, at = scene.reading, group.start - 2
    if reading.word(at + 1) != "of" or reading.word(at) in WHOLES:
        return False
    return reading.tag(at) in {"NN", "NNS"} and kind_of(reading.word(at)) is not None


WHOLES = frozenset(
    {"crew", "family", "families", "staff", "couple", "body", "bodies", "corpses", "remains", "victims"}
    | {"members", "survivors", "people", "crowd", "dead"}
)
"""Nouns for people behind whose "of" those they are made of are counted."""
ENDURING = frozenset(
    {"lost", "met", "suffered", "sustained", "received", "left", "fled", "survived", "escaped", "took"}
    | {"gave", "drew", "breathed", "found", "had", "inhaled", "reached", "became", "caught", "contracted"}
)
"""Verbs with objects by which people come to harm, or out of it."""
