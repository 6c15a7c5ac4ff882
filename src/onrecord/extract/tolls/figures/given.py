"""Figures that somebody gives: "puts its own dead at six", "gives the number of missing as twelve"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....model import Category, SubjectKind
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, NOMINAL
from ..lexicon.words import words
from .totals import PLAIN, category_of, counts

LONGEST = 7
"""How many tokens "the number of confirmed dead" has."""
INSIDE = NOMINAL | ADVERBS | {"POS", "DT", "PRP$", "JJ", "IN", "CC", "VBN", "VBD"}
LINKS = frozenset({"at", "as", "to"})
OF = frozenset({"of", "in", "from"})


class Target(NamedTuple):
    """What is counted, "its own dead", up to a token; `cue` gives its category."""

    end: int
    cue: tuple[int, int]
    category: Category
    kind: SubjectKind | None


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls that a verb of giving ties to what is counted, one after another."""
    for at, word in enumerate(scene.reading.lower):
        if word not in words().totals.giving or at in scene.inside:
            continue
        begin: int | None = at + 1
        while begin is not None and (found := given(scene, begin)):
            claim, begin = found
            yield claim


def given(scene: Scene, at: int) -> tuple[Claim, int | None] | None:
    """The toll of what begins at a token, and where one that "and" joins to it begins."""
    target = target_at(scene, at)
    if target is None:
        return None
    reading, end = scene.reading, target.end
    old: Group | None = None
    if reading.word(end) == "from" and (old := scene.at_start.get(end + 1)):
        end = old.end
    if reading.word(end) not in LINKS:
        return None
    end += 1
    while reading.tag(end) in ADVERBS and end not in scene.at_start:
        end += 1
    group = scene.at_start.get(end)
    if group is None or group.sort not in PLAIN or not counts(scene, group):
        return None
    claim = Claim(
        (group._replace(household=target.kind == "family"),), target.cue, target.category, side="total",
        begin=at, kind=target.kind or group.kind, old=old.tally if old else None,
    )  # fmt: skip
    joined = reading.word(group.end) in {"and", ","}
    return claim, group.end + 1 if joined else None


def described(scene: Scene, at: int) -> int:
    """How many tokens "of the night of 9 July" between what is counted and its number has."""
    reading, end = scene.reading, at
    if reading.word(at) not in OF:
        return 0
    while end < at + LONGEST and (reading.tag(end) in INSIDE or reading.tag(end) in {"CD", "NNP"}):
        if reading.word(end) in LINKS and end + 1 in scene.at_start:
            return end - at
        end += 1
    return 0


def target_at(scene: Scene, at: int) -> Target | None:
    """Reads "its own dead", "those hurt", "the number of families without a home" at a token."""
    reading = scene.reading
    kind: SubjectKind | None = None
    for place in range(at, min(at + LONGEST, len(reading.lower))):
        if place in scene.numbered or reading.marks[place]:
            return None
        category = words().running.plurals.get(reading.lower[place]) or category_of(scene, place)
        if (
            category
            and (end := place + 1 + described(scene, place + 1))
            and scene.reading.word(end) in LINKS | {"from"}
        ):
            return Target(end, (place, place + 1), category, kind)
        if reading.tags[place] in NOMINAL:
            kind = kind_of(reading.lower[place]) or kind
        if reading.tags[place] not in INSIDE or reading.lower[place] in LINKS:
            return None
    return None
