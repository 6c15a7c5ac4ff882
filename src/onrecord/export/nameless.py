"""Whom a report counts or describes and does not name: "six people", "dozens of residents", "a man"."""

from __future__ import annotations

from functools import cache

from ..extract.events.words import quantifiers
from ..extract.tolls.lexicon.tables import vague
from ..language.numbers import at_token
from .coded import Side

ARTICLES = ("a ", "an ", "another ")
PLACING = frozenset({"in", "near", "at", "from", "on", "outside", "inside", "around", "who", "that"})
"""Words behind which a phrase tells more of those whom its words before them are for."""


def counted(side: Side) -> bool:
    """Whether the words for a party begin with how many they are.

    >>> counted(Side("10 people", "at least 10 people", "group")), counted(Side("Rebels", "Rebels", "group"))
    (True, False)
    """
    words = side.words.lower().split()
    for phrase in quantifiers():
        if tuple(words[: len(phrase)]) == phrase:
            words = words[len(phrase) :]
            break
    if not words:
        return False
    begun = any(words[: len(phrase)] == list(phrase) for phrase in vague_phrases())
    return begun or at_token(words, 0) is not None


def described(side: Side) -> bool:
    """Whether a party is counted, or told by common nouns alone: nothing in it is a name.

    >>> described(Side("farmers near Lozova", "farmers near Lozova", "group"))
    True
    >>> described(Side("Oleh Danko", "Oleh Danko", "person"))
    False
    """
    if counted(side) or side.words.lower().startswith(ARTICLES):
        return True
    return side.kind in ("person", "group") and head(side.name).islower()


def head(name: str) -> str:
    """The words for a party without those that place it."""
    words = name.split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in PLACING), len(words))
    return " ".join(words[:end])


@cache
def vague_phrases() -> tuple[tuple[str, ...], ...]:
    """The words and phrases that count vaguely: "dozens", "a group of"."""
    return tuple(tuple(phrase.split()) for phrase in vague("acled"))
