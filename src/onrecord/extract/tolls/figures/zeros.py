"""Zeros without a verb: "without loss of life", "There were no dead"."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import counted_noun
from ..lexicon.reading import NOMINAL
from ..lexicon.words import words
from ..numbers.counts import zero


def claims(scene: Scene) -> Iterator[Claim]:
    """The zeros of "without" and of "no" before a state."""
    yield from without(scene)
    yield from none_dead(scene)


def without(scene: Scene) -> Iterator[Claim]:
    """Reads "without loss of life", "without casualties": a zero."""
    reading = scene.reading
    for place, word in enumerate(reading.lower):
        none = word == "no" and reading.word(place - 1) == "with"  # "with no loss of life"
        if word not in words().doubt.without and not none:
            continue
        at = place + skipped(scene, place + 1)
        for size in (4, 3, 2):
            noun = " ".join(reading.lower[at + 1 : at + size])
            category = words().nouns.get(noun) or (counted_noun(noun) if size == 2 else None)
            if category and noun not in words().counted.never_zero:
                group = Group(at, at + size, at + size - 1, zero(), "none")
                cue = (at + 1, at + size)
                yield Claim((group,), cue, category, tally=zero(), polarity="negated", side="noun")
                break


def skipped(scene: Scene, at: int) -> int:
    """How many tokens "any", "a single", "further" before a noun are."""
    start = at
    while scene.reading.word(at) in {"any", "a", "single", "one", "further", "more", "reported"}:
        at += 1
    return at - start


def none_dead(scene: Scene) -> Iterator[Claim]:
    """Reads "There were no dead", "no wounded": a zero."""
    reading = scene.reading
    for at, word in enumerate(reading.lower):
        if word != "no":
            continue
        state, behind = words().states.get(reading.word(at + 1)), reading.word(at + 2)
        if state and reading.tag(at + 2) not in NOMINAL and behind not in {"or", "-"}:
            group = Group(at, at + 2, None, zero(), "none")
            yield Claim((group,), (at + 1, at + 2), state, tally=zero(), polarity="negated", side="noun")
