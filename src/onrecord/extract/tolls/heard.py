"""Tolls that the encoder hears and no rule has claimed: in words that the lexicon has not.

The encoder was taught by toll sentences of our own (`training/sentences`): it marks the counted with what
became of them, and the words that say so. The count, its bounds, and how the toll is told are the rules'.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast, get_args

from ...model import Category
from . import chain
from .claims import Claim, Scene
from .counts import Group, exact
from .cues import Cue, forms_at
from .people import is_thing, kind_of
from .reading import NOMINAL, Reading

CUES = "tollcues"
"""The encoder's layer of the words that say what became of somebody."""
LIKELY = 0.5
"""Of chance: from where on the encoder hears a number counted."""
PLAIN = 0.5
"""Of calibrated chance: from where on what became of them is more likely so than not."""
CATEGORIES = frozenset(get_args(Category))


class Heard(NamedTuple):
    """The counted at tokens [start, end) as the encoder hears them; the chances of what became of them."""

    start: int
    end: int
    score: float
    kinds: dict[Category, float]
    cue: tuple[int, int] | None

    @property
    def best(self) -> Category:
        """What most likely became of them."""
        return next(iter(self.kinds))


def find(scene: Scene) -> list[Heard]:
    """What the encoder hears, in text order."""
    reading = scene.reading
    cues = [reading.tokens.range(one.start, one.end) for one in reading.labels.spans.get(CUES, ())]
    found: list[Heard] = []
    for one in reading.labels.counted:
        first, stop = reading.tokens.range(one.start, one.end)
        kinds = {cast(Category, name): chance for name, chance in one.kinds if name in CATEGORIES}
        if kinds and first < stop:
            found.append(Heard(first, stop, one.score, kinds, nearest(scene, cues, first, stop)))
    return found


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """The tolls that the encoder hears where nothing is counted yet."""
    taken = {at for claim in found for at in range(claim.start, claim.end)}
    for one in find(scene):
        sure = one.score >= LIKELY and one.kinds[one.best] >= PLAIN
        if not sure or one.cue is None or taken.intersection(range(one.start, one.end)):
            continue
        groups = groups_in(scene, one.start, one.end)
        if any(map(is_number, groups)):
            yield told(scene, groups, one.cue, one.best)._replace(confidence=one.kinds[one.best])


def is_number(group: Group) -> bool:
    """Whether a number counts a group: of single persons and people unnumbered too many were wrong."""
    return not (group.thing or group.bare or group.pronoun or group.single or group.sort == "unknown")


def told(scene: Scene, groups: tuple[Group, ...], span: tuple[int, int], category: Category) -> Claim:
    """The claim of groups whose category some words give."""
    word = scene.reading.lower[span[0]]
    cue = Cue(*span, category, "both", forms_at(word), span[1])
    return Claim(groups, span, category, chain.of(scene.reading, cue, scene.number_ends), "heard")


def nearest(scene: Scene, cues: list[tuple[int, int]], first: int, stop: int) -> tuple[int, int] | None:
    """The cue nearest to tokens [first, stop) in their sentence."""
    start, end = scene.sentence(first)
    near = [cue for cue in cues if start <= cue[0] < end]
    return min(near, key=lambda cue: max(first - cue[1], cue[0] - stop), default=None)


def groups_in(scene: Scene, first: int, stop: int) -> tuple[Group, ...]:
    """Who is counted at tokens [first, stop): those whom the rules read there, else made anew.

    Those that "and" joins are heard as one toll: "a bride, her father and four guests".
    """
    groups = scene.groups_in(first, stop)
    between = scene.reading.lower[groups[0].end : groups[-1].start] if groups else []
    if {"and", "&"}.intersection(between) and all(
        group.single or group.tally.bound == "exact" for group in groups
    ):
        return tuple(groups)
    around = groups[:1] or [scene.inside[at] for at in range(first, stop) if at in scene.inside][:1]
    one = around[0] if around else made(scene.reading, first, stop)
    return (one,) if one else ()


def made(reading: Reading, first: int, stop: int) -> Group | None:
    """A group of words that the rules do not count, by its number; None where there is none."""
    number = next((one for one in reading.all_numbers if first <= one.start < stop and not one.ordinal), None)
    if number is None:
        return None
    while reading.marks[first]:
        first += 1
    head = next((at for at in range(stop - 1, first - 1, -1) if reading.tags[at] in NOMINAL), None)
    kind = kind_of(reading.lower[head]) if head is not None else None
    thing = head is not None and kind is None and is_thing(reading.lower[head])
    return Group(first, stop, head, exact(number.value), "number", kind, number.value, thing=thing)
