"""Tolls that the encoder hears and no rule has claimed: in words that the lexicon has not.

The encoder was taught by toll sentences of our own (`training/sentences`): it marks the counted with what
became of them, and the words that say so. The count, its bounds, and how the toll is told are the rules'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, cast, get_args

from ...encoder.labels import CUES
from ...model import Category
from .cues import chain
from .cues.claims import Claim, Scene
from .cues.cues import Cue, forms_at
from .groups.group import Group
from .lexicon.people import is_thing, kind_of
from .lexicon.reading import NOMINAL, Reading
from .lexicon.words import words
from .numbers.counts import exact, zero

LIKELY = 0.5
"""Of chance: from where on the encoder hears a number counted."""
PLAIN = 0.5
"""Of calibrated chance: from where on what became of them is more likely so than not."""
SURER: Mapping[Category, float] = {"killed": 0.6, "injured": 0.6}
"""What needs more than `PLAIN`: of what the lexicon knows best, less is true where no rule has claimed it."""
LONGEST = 20  # characters of a telephone number
CALLED = re.compile(r"\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\w{4}\b|\b\d{3}-\d{4}\b|\b1-\d{3}-[\w-]+|\b\d{6,}\b")
"""Telephone numbers, and long ones without a comma, which are to be texted to."""
HARM = frozenset({"killed", "injured", "casualties", "missing"})
"""Of whom a zero is told where it did not come to that."""
CATEGORIES = frozenset(get_args(Category))


class Heard(NamedTuple):
    """The counted at tokens [start, end) as the encoder hears them; the chances of what became of them.

    `near` says that the cue stands in their sentence.
    """

    start: int
    end: int
    score: float
    kinds: dict[Category, float]
    cue: tuple[int, int]
    near: bool

    @property
    def best(self) -> Category:
        """What most likely became of them."""
        return next(iter(self.kinds))


def find(scene: Scene) -> list[Heard]:
    """What the encoder hears, in text order."""
    reading = scene.reading
    cues = [reading.tokens.range(one.start, one.end) for one in reading.labels.spans.get(CUES, ())]
    starts = [start for start, _ in cues]
    found: list[Heard] = []
    for one in reading.labels.counted:
        first, stop = reading.tokens.range(one.start, one.end)
        kinds = {cast(Category, name): chance for name, chance in one.kinds if name in CATEGORIES}
        if kinds and first < stop:
            begin, end = (bisect_left(starts, at) for at in scene.sentence(first))
            left = max(begin, bisect_left(starts, first) - 1)  # cues lie apart: none beyond is nearer
            right = min(end, bisect_left(starts, stop) + 1)
            near = cues[left:right] if begin < end else cues[max(0, begin - 1) : begin]
            found.append(Heard(first, stop, one.score, kinds, nearest(near, first, stop), begin < end))
    return found


def claims(scene: Scene, found: Collection[Claim]) -> Iterator[Claim]:
    """The tolls that the encoder hears where nothing is counted yet."""
    taken = {at for claim in found for at in range(claim.start, claim.end)}
    for one in find(scene):
        if taken.isdisjoint(range(one.start, one.end)):
            groups = groups_in(scene, one.start, one.end)
            if is_sure(scene, one, groups):
                claim = told(scene, groups, one.cue, one.best)._replace(confidence=one.kinds[one.best])
                if not is_negated(scene, claim):
                    yield claim
                elif claim.category in HARM:
                    yield claim._replace(tally=zero(), polarity="negated")


def current(scene: Scene, told: Sequence[Claim]) -> list[Claim]:
    """Claims without those heard of a number that another of their sentence replaces: "up from 41"."""
    old = {
        (scene.sentence(claim.start), claim.category, claim.old.best)
        for claim in told
        if claim.old is not None
    }
    return [
        claim
        for claim in told
        if claim.side != "heard"
        or (scene.sentence(claim.start), claim.category, claim.groups[0].tally.best) not in old
    ]


def is_negated(scene: Scene, claim: Claim) -> bool:
    """Whether it is said not to have become of them: "was not touched", "not hurt", no "never came home"."""
    start, stop = claim.cue
    if claim.chain and claim.chain.negated:
        return True
    known = any(start <= cue.start < stop and cue.category == claim.category for cue in scene.cues)
    return known and not words().voice.no.isdisjoint(scene.reading.lower[start:stop])


def is_sure(scene: Scene, one: Heard, groups: tuple[Group, ...]) -> bool:
    """Whether a number is heard counted for certain enough: of single persons too many were wrong.

    Where the words that say it stand before, only of a number alone: "Of these, 39 were let home".
    """
    if not any(map(is_number, groups)) or not (one.near or groups[0].head is None):
        return False
    text, ordered = scene.reading.text, scene.reading.tokens
    start, end = ordered.starts[one.start], ordered.ends[one.end - 1]
    line = max(0, start - LONGEST)
    called = (found.span() for found in CALLED.finditer(text, line, end + LONGEST))
    return (
        one.score >= LIKELY
        and one.kinds[one.best] >= SURER.get(one.best, PLAIN)
        and all(stop <= start or end <= begin for begin, stop in called)
    )


def is_number(group: Group) -> bool:
    """Whether a number counts a group."""
    return not (group.thing or group.bare or group.pronoun or group.single or group.sort == "unknown")


def told(scene: Scene, groups: tuple[Group, ...], span: tuple[int, int], category: Category) -> Claim:
    """The claim of groups whose category some words give."""
    word = scene.reading.lower[span[0]]
    cue = Cue(*span, category, "both", forms_at(word), span[1])
    return Claim(groups, span, category, chain.of(scene.reading, cue, scene.number_ends), "heard")


def nearest(cues: list[tuple[int, int]], first: int, stop: int) -> tuple[int, int]:
    """The cue nearest to tokens [first, stop); these themselves where there is none.

    >>> nearest([(0, 1), (5, 6)], 7, 9), nearest([], 7, 9)
    ((5, 6), (7, 9))
    """
    return min(cues, key=lambda cue: max(first - cue[1], cue[0] - stop), default=(first, stop))


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
    number = next((reading.numbers[at] for at in range(first, stop) if at in reading.numbers), None)
    if number is None:
        return None
    while reading.marks[first]:
        first += 1
    head = next((at for at in range(stop - 1, first - 1, -1) if reading.tags[at] in NOMINAL), None)
    kind = kind_of(reading.lower[head]) if head is not None else None
    thing = head is not None and kind is None and is_thing(reading.lower[head])
    return Group(first, stop, head, exact(number.value), "number", kind, number.value, thing=thing)
