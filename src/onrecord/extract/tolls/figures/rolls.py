"""Lists of people by how many names they have: "The list of the dead ... It bears 33 names"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Category
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.words import words
from .totals import NAMES, category_of

ROLLS = frozenset({"list", "lists", "roll", "register", "tally"})
OTHER = frozenset(
    {"passenger", "manifest", "crew", "voters", "electoral", "waiting", "guest", "wanted", "short"}
)
"""What makes a list one of people to whom nothing has happened."""
TELLING: frozenset[Category] = frozenset({"killed", "missing", "injured", "detained", "abducted", "released"})
TOLLS = frozenset({"toll", "tolls"})
IT = frozenset({"it", "this", "that"})
BACK = 2
"""How many sentences before that of a list are read for whom it is of."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of names on a list of those to whom something happened."""
    for group in scene.groups:
        if group.sort != "number" or group.head is None or scene.reading.lower[group.head] not in NAMES:
            continue
        start = begin(scene, group)
        cue = None if start is None else whose(scene, start, group)
        if cue is not None:
            yield Claim((group,), (cue[0], cue[0] + 1), cue[1], side="total")


def begin(scene: Scene, group: Group) -> int | None:
    """The first token of the sentence that names a group's list; None where no such list is named."""
    lower, (start, _) = scene.reading.lower, scene.sentence(group.start)
    if is_roll(lower[start : group.start]):
        return start
    if not start or lower[start] not in IT:
        return None
    before, stop = scene.sentence(start - 1)
    return before if is_roll(lower[before:stop]) else None


def is_roll(told: list[str]) -> bool:
    """Whether some words name a list, and none of passengers or voters."""
    return not ROLLS.isdisjoint(told) and OTHER.isdisjoint(told)


def whose(scene: Scene, start: int, group: Group) -> tuple[int, Category] | None:
    """The nearest word before a group, or behind it, that says what happened to those on its list."""
    first, stop = start, scene.sentence(group.start)[1]
    for _ in range(BACK):
        first = scene.sentence(first - 1)[0] if first else 0
    nearest = (*range(group.start - 1, first - 1, -1), *range(group.end, stop))
    return next(((at, told) for at in nearest if (told := category(scene, at)) in TELLING), None)


def category(scene: Scene, at: int) -> Category | None:
    """What a token says became of people: "the dead", "deaths", "the toll", a cue."""
    cue = scene.cue_at.get(at)
    if scene.reading.lower[at] in TOLLS and scene.reading.word(at + 1) not in words().totals.toll_fees:
        return "killed"
    return cue.category if cue else category_of(scene, at)
