"""Whom the name of a house or a capital stands for: the Kremlin, Downing Street, Kyiv."""

from __future__ import annotations

from .asked import SPEAKING
from .entities import Entity
from .page import Page
from .words import capitals, words

SMALL = frozenset({"and", "of", "the"})  # words of a state's name without a capital


def stands_for(page: Page, entity: Entity) -> tuple[str, tuple[int, int]] | None:
    """Whom a party stands for and the tokens of the name that says so, None where it is its own.

    A capital stands for its government only where it says, does or is told something.
    """
    for one in entity.names:
        start = one.name.core if one.name else one.start
        name = " ".join(page.words[start : one.end]).removeprefix("the ")
        if name in words().organisations.metonyms:
            return words().organisations.metonyms[name], (start, one.end)
        if name in capitals() and entity.asked & SPEAKING:
            return f"government of {titled(capitals()[name])}", (start, one.end)
    return None


def titled(state: str) -> str:
    """A state's name with its capitals.

    >>> titled("bosnia and herzegovina")
    'Bosnia and Herzegovina'
    """
    return " ".join(word if word in SMALL else word.capitalize() for word in state.split())
