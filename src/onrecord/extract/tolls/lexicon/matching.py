"""Where the shape of a cue phrase ends in a text."""

from __future__ import annotations

from .people import kind_of
from .reading import ADVERBS, MODIFIERS, Reading
from .shapes import Shape, Step

GAP = 4
"""How many modifiers "~" may be: "out of *their own burnt* homes"."""
OPEN = frozenset({"not", "gap", "optional"})
"""Sorts of steps that are no one word."""
BETWEEN = MODIFIERS | ADVERBS | {"DT", "PRP$", "PDT"}


def end(reading: Reading, steps: Shape, at: int) -> int:
    """The token behind a shape that begins at a token, -1 where it does not match."""
    for number, step in enumerate(steps):
        if step.sort in OPEN:
            return behind(reading, step, steps[number + 1 :], at)
        if reading.word(at) not in step.words:
            return -1
        at += 1
    return at


def behind(reading: Reading, first: Step, rest: Shape, at: int) -> int:
    """The token behind a step that may be none, or many, and the rest of its shape."""
    fits = reading.word(at) in first.words
    if first.sort == "not":
        return -1 if fits else end(reading, rest, at)
    if first.sort == "gap":
        return over_gap(reading, rest, at)
    if fits and (found := end(reading, rest, at + 1)) >= 0:
        return found
    return end(reading, rest, at)


def over_gap(reading: Reading, rest: Shape, at: int) -> int:
    """The token behind what follows up to four modifiers."""
    for size in range(GAP + 1):
        if (found := end(reading, rest, at + size)) >= 0:
            return found
        if reading.tag(at + size) not in BETWEEN and not kind_of(reading.word(at + size)):
            return -1
    return -1
