"""What the words around a figure say of it: taken back, told as old, of one house alone, a title's."""

from __future__ import annotations

import re

from msgspec import Struct

from ..lexicon import load
from ..model import Span
from .words import words

LONGEST_HEADLINE = 120  # characters
FINAL = ".!?”\"’'"
NOT_AS = re.compile(r"\bnot\s+(?:the\s+)?(?P<number>\d[\d,]*|[a-z]+(?:-[a-z]+)?)", re.IGNORECASE)
"""What a correction names as wrong: "31 and not 36", "18 miners, not 25 as announced"."""


class Revised(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that take a figure back, and phrases that tell an old one."""

    words: frozenset[str]
    phrases: tuple[str, ...]
    old: tuple[str, ...]


class Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """Houses that take people in, words for it, and words for one place only."""

    houses: frozenset[str]
    receiving: tuple[str, ...]
    places: frozenset[str]


class Words(Struct, frozen=True):
    """The parts of lexicons/incidents.toml that this file reads."""

    revised: Revised
    parts: Parts


def revises(sentence: str) -> bool:
    """Whether a sentence takes a figure back or corrects it."""
    known = load("incidents", Words).revised
    small = sentence.lower()
    return (
        any(word.text in known.words for word in words(sentence))
        or any(phrase in small for phrase in known.phrases)
        or any(found["number"][0].isdigit() for found in NOT_AS.finditer(sentence))
    )


def tells_old(sentence: str) -> bool:
    """Whether a sentence tells what was counted at first.

    >>> tells_old("His men had at first counted 22 dead."), tells_old("The first of 22 dead was found.")
    (True, False)
    """
    small = sentence.lower()
    return any(phrase in small for phrase in load("incidents", Words).revised.old)


def partial(sentence: str, before: str, *, facility: bool, unsaid: bool) -> bool:
    """Whether a figure is of what one house received, or of one place alone.

    The house is the speaker, or, where nobody is said to speak, the sentence or the one before names it.
    """
    known = load("incidents", Words).parts
    near = f"{before} {sentence}" if unsaid else sentence
    said = {word.text for word in words(near)}
    if {word.text for word in words(sentence)} & known.places:
        return True
    if not (facility or (unsaid and said & known.houses)):
        return False
    return any(phrase in near.lower() for phrase in known.receiving)


def is_headline(text: str, sentence: Span) -> bool:
    """Whether a sentence is the title line of a report: its first line, without a full stop."""
    body = text.lstrip()
    line = body.split("\n", 1)[0].strip()
    return (
        sentence[0] <= len(text) - len(body) and 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in FINAL
    )
