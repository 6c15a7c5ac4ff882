"""Shapes of cue phrases: alternatives, word classes, optional words and modifiers between them.

"suffer|suffered ~ $injury" is a verb, any modifiers, and a word of the class `injury`; "word?" may be left
out, "!word" must not follow, and "X" is where the counted stand: "off X as prisoners".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from ....lexicon import REMEMBERED
from .words import words


class Step(NamedTuple):
    """One step of a shape."""

    words: frozenset[str]
    sort: Literal["word", "optional", "not", "gap", "object"] = "word"


Shape = tuple[Step, ...]


@lru_cache(maxsize=REMEMBERED)
def shape(text: str) -> Shape:
    """The steps of a shape as it is written in the lexicon."""
    return tuple(step(part) for part in text.split())


def step(part: str) -> Step:
    """The step of one part of a shape.

    >>> step("to|into?")
    Step(words=frozenset({...}), sort='optional')
    """
    if part == "~":
        return Step(frozenset(), "gap")
    if part == "X":
        return Step(frozenset(), "object")
    if part.startswith("!"):
        return Step(alternatives(part[1:]), "not")
    optional = part.endswith("?") and len(part) > 1
    return Step(alternatives(part.rstrip("?") if optional else part), "optional" if optional else "word")


def firsts(texts: Iterable[str]) -> frozenset[str]:
    """The words that one of some shapes can begin with."""
    found: set[str] = set()
    for text in texts:
        for one in shape(text):
            found.update(one.words)
            if one.sort == "word":
                break
    return frozenset(found)


def alternatives(part: str) -> frozenset[str]:
    """The words of "to|into|$class"."""
    return frozenset(expanded(part.split("|")))


def expanded(names: Iterable[str]) -> Iterable[str]:
    """Words, with those of a class for its name."""
    for name in names:
        if name.startswith("$"):
            yield from words().classes[name[1:]]
        else:
            yield name
