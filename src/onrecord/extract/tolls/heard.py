"""Tolls that the encoder hears and no rule has claimed: in words that the lexicon has not.

The encoder was taught by toll sentences of our own (`training/sentences`): it marks the counted with what
became of them, and the words that say so. The count, its bounds, and how the toll is told are the rules'.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple, cast, get_args

from ...encoder.labels import Label
from ...model import Category
from . import chain
from .claims import Claim, Scene
from .counts import Group, exact, unknown
from .cues import Cue, forms_at
from .people import kind_of
from .reading import NOMINAL, Reading

COUNTED, CUES = "tolls", "tollcues"
"""The encoder's layers."""
LIKELY = 0.5
"""Of chance: from where on what the encoder hears is a toll."""
SURE = 0.8
"""Of chance: from where on the encoder's word on what became of the counted is worth more than the rules'."""
CATEGORIES = frozenset(get_args(Category))
MANY = frozenset({"NNS", "NNPS"})


class Heard(NamedTuple):
    """The counted at tokens [start, end) as the encoder hears them, and the words that say so."""

    start: int
    end: int
    category: Category
    score: float
    cue: tuple[int, int] | None


def find(scene: Scene) -> list[Heard]:
    """What the encoder hears, in text order."""
    reading = scene.reading
    cues = [tokens(reading, one) for one in reading.labels.spans.get(CUES, ())]
    return [
        Heard(first, stop, cast(Category, one.label), one.score, nearest(scene, cues, first, stop))
        for one in reading.labels.spans.get(COUNTED, ())
        for first, stop in [tokens(reading, one)]
        if one.label in CATEGORIES
    ]


def claims(scene: Scene, found: list[Claim], heard: list[Heard]) -> Iterator[Claim]:
    """The tolls that the encoder hears where nothing is counted yet."""
    taken = {at for claim in found for at in range(claim.start, claim.end)}
    for one in heard:
        if one.score < LIKELY or one.cue is None or taken.intersection(range(one.start, one.end)):
            continue
        if (group := group_in(scene, one.start, one.end)) is not None:
            yield told(scene, group, one.cue, one.category)


def judged(claims: list[Claim], heard: list[Heard]) -> list[Claim]:
    """Claims with what became of the counted as the encoder hears it where it is sure of another category."""
    told = {claim.key for claim in claims}
    made: list[Claim] = []
    for claim in claims:
        near = [one for one in heard if one.start < claim.end and claim.start < one.end]
        sure = next((one for one in near if one.score >= SURE and one.cue is not None), None)
        if sure is None or sure.cue is None or any(one.category == claim.category for one in near):
            made.append(claim)
        elif (claim.start, sure.category) not in told:
            made.append(claim._replace(category=sure.category, cue=sure.cue))
    return made


def tokens(reading: Reading, one: Label) -> tuple[int, int]:
    """The tokens of a label."""
    return bisect_right(reading.ends, one.start), bisect_left(reading.begins, one.end)


def told(scene: Scene, group: Group, span: tuple[int, int], category: Category) -> Claim:
    """The claim of a group whose category some words give."""
    word = scene.reading.lower[span[0]]
    cue = Cue(*span, category, "both", forms_at(word), span[1])
    return Claim((group,), span, category, chain.of(scene.reading, cue, scene.number_ends), "heard")


def nearest(scene: Scene, cues: list[tuple[int, int]], first: int, stop: int) -> tuple[int, int] | None:
    """The cue nearest to tokens [first, stop) in their sentence."""
    start, end = scene.sentence(first)
    near = [cue for cue in cues if start <= cue[0] < end]
    return min(near, key=lambda cue: max(first - cue[1], cue[0] - stop), default=None)


def group_in(scene: Scene, first: int, stop: int) -> Group | None:
    """What is counted at tokens [first, stop): a group that the rules read there, else made anew."""
    groups = scene.groups_in(first, stop) or [
        scene.inside[at] for at in range(first, stop) if at in scene.inside
    ]
    return groups[0] if groups else made(scene.reading, first, stop)


def made(reading: Reading, first: int, stop: int) -> Group | None:
    """A group of words that the rules do not count: its number, one person, or some without a number."""
    while first < stop and reading.marks[first]:
        first += 1
    heads = [at for at in range(first, stop) if reading.tags[at] in NOMINAL]
    head = heads[-1] if heads else None
    kind = kind_of(reading.lower[head]) if head is not None else None
    number = next((reading.numbers[at] for at in range(first, stop) if at in reading.numbers), None)
    if number is not None:
        return Group(first, stop, head, exact(number.value), "number", kind, number.value)
    if head is None:
        return None
    if reading.tags[head] in MANY:
        return Group(first, stop, head, unknown(), "plural", kind, bare=True)
    return Group(first, stop, head, exact(1), "one", kind or "person", single=True)
