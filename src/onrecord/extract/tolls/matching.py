"""Where the shape of a cue phrase ends in a text."""

from __future__ import annotations

from .people import kind_of
from .reading import ADVERBS, MODIFIERS, Reading
from .shapes import Shape

GAP = 4
"""How many modifiers "~" may be: "out of *their own burnt* homes"."""
BETWEEN = MODIFIERS | ADVERBS | {"DT", "PRP$", "PDT"}


def end(reading: Reading, steps: Shape, at: int) -> int:
    """The token behind a shape that begins at a token, -1 where it does not match."""
    if not steps:
        return at
    first, rest = steps[0], steps[1:]
    fits = reading.word(at) in first.words
    if first.sort == "not":
        return -1 if fits else end(reading, rest, at)
    if first.sort == "gap":
        return over_gap(reading, rest, at)
    if fits and (found := end(reading, rest, at + 1)) >= 0:
        return found
    return end(reading, rest, at) if first.sort == "optional" else -1


def over_gap(reading: Reading, rest: Shape, at: int) -> int:
    """The token behind what follows up to four modifiers."""
    for size in range(GAP + 1):
        if (found := end(reading, rest, at + size)) >= 0:
            return found
        if reading.tag(at + size) not in BETWEEN and not kind_of(reading.word(at + size)):
            return -1
    return -1
