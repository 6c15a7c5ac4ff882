"""Figures -> counts: which figures of an incident are about one thing counted.

One thing is a category, a unit, and the people of the incident as a whole, or those of a kind that some
report counts beside the whole ("12 people, among them five children").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct

from ..lexicon import load
from ..model import Category, Scope, SubjectKind, Unit
from .counts import named
from .shapes import Happening, Stated
from .voices import institution

DROPPED = ("hypothetical", "projected")
OTHER_SCOPES = ("rate", "aggregate", "background")
SHARES = ("most", "majority", "many", "some", "a number of", "a large number of", "bare plural")
"""What tells no number that could stand beside another."""
MANY: dict[Scope, float] = {"cumulative": 4.0, "period": 1.2, "background": 1.2}
"""How many times what any report counts in an incident a total may be that is still of that incident."""
DOERS: tuple[SubjectKind, ...] = ("perpetrator", "militant")
"""Kinds of those who are not counted with the people whom they killed."""
FOES: tuple[set[SubjectKind], ...] = ({"soldier", "militant"}, {"police", "militant"})
"""Kinds that fight each other: a soldier is not among the militants whom his army counts."""
LESSENING = ("missing", "trapped")
"""Categories whose newer figure is often the lower one."""
Thing = tuple[Category, Unit]
"""What is counted, whoever it is of."""
ALL, SINGLE, PART, ADDED = "all", "one", "part", "more"


class Subjects(Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of people: from the most general to the least, and which side of a fight they are on."""

    general: tuple[SubjectKind, ...]
    civilians: frozenset[SubjectKind]
    fighters: frozenset[SubjectKind]
    few: frozenset[SubjectKind]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    subjects: Subjects


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """A stated figure in its happening, the happenings numbered in the order of their reports.

    Compared by identity: a report may state one figure twice.
    """

    order: int
    happening: Happening
    stated: Stated

    @property
    def thing(self) -> Thing:
        """What is counted, whoever it is of."""
        return self.stated.category, self.stated.unit


class Group(NamedTuple):
    """The figures about one thing counted; `whom` is a kind that is counted apart, or all."""

    category: Category
    unit: Unit
    whom: str
    figures: tuple[Figure, ...]

    @property
    def subject_kind(self) -> SubjectKind:
        """The kind that all figures are of, `person` where they differ."""
        kinds = {figure.stated.subject_kind for figure in self.figures}
        return kinds.pop() if len(kinds) == 1 else "person"


Key = tuple[Category, Unit, str, str | None]
"""What is counted: a thing, whom it is of, and the nation of those who are counted apart by it."""
Mates = dict[tuple[int, Thing], list[Figure]]
"""The figures of a report that count one thing."""


def subjects() -> Subjects:
    """The kinds of people as the lexicon has them."""
    return load("incidents", Words).subjects


def figures(members: Iterable[Happening]) -> list[Figure]:
    """The figures of an incident's happenings that are of the incident itself."""
    told = [
        Figure(order, member, one) for order, member in enumerate(members) for one in stating(member.stated)
    ]
    most: dict[Thing, float] = {}
    for one in told:
        if one.stated.scope == "incident":
            most[one.thing] = max(most.get(one.thing, 0), named(one.stated.count.value) or 0)
    return [one for one in told if one.stated.scope == "incident" or fits(one, most.get(one.thing, 0))]


def stating(told: Sequence[Stated]) -> Iterator[Stated]:
    """The figures that may be of the incident: no forecast, no rate, nobody who was counted already.

    What happened in another year is background where it is told beside the incident, not as one of its own.
    """
    counted = {(one.category, one.subject_kind) for one in told if not one.individual}
    beside = any(one.scope != "background" for one in told)
    for one in told:
        dropped = one.polarity in DROPPED or (one.scope in OTHER_SCOPES and beside)
        dropped = dropped or one.count.value.vague in SHARES
        same = {kind for category, kind in counted if category == one.category}
        dropped = dropped or (one.wider and any(is_less(other, one) for other in told))
        if not (dropped or (one.individual and any(is_of(one.subject_kind, kind) for kind in same))):
            yield one


def is_of(kind: SubjectKind, counted: SubjectKind) -> bool:
    """Whether one person who is named may be of those who are counted: the gunman is none of his victims."""
    killer = kind in DOERS and counted not in DOERS
    return not killer and may_be_among(kind, counted)


def is_less(one: Stated, total: Stated) -> bool:
    """Whether a report counts fewer of an incident than a total of a wider area or time."""
    mine, all_told = named(one.count.value) or 0, named(total.count.value) or 0
    return one.category == total.category and one.scope == "incident" and 0 < mine <= all_told


def may_be_among(kind: SubjectKind, counted: SubjectKind) -> bool:
    """Whether somebody of a kind may be among those who are counted: no driver or rebel among policemen."""
    return not (armed(kind, counted) or armed(counted, kind) or {kind, counted} in FOES)


def fits(total: Figure, most: float) -> bool:
    """Whether a running total may be the incident's own: not many times the most that is counted there."""
    return not most or (named(total.stated.count.value) or 0) <= MANY[total.stated.scope] * most


def groups(found: Sequence[Figure]) -> list[Group]:
    """The figures by what they count, in the order in which each is first told."""
    mates = told_together(found)
    apart = kinds_apart(mates)
    fighting = nations_apart(found)
    if fighting:
        apart = {thing: kinds | subjects().fighters for thing, kinds in apart.items()}
    by_key: dict[Key, list[Figure]] = {}
    more = added(found)
    for figure in found:
        beside_it = mates[figure.order, figure.thing]
        first = body_of(figure, beside_it)
        nation = first.stated.nation if first.stated.nation in fighting else None
        whose = ADDED if first in more else whom(first, beside_it, apart[figure.thing])
        key = (*figure.thing, whose, nation)
        by_key.setdefault(key, []).append(figure)
    return [Group(*key[:3], tuple(these)) for key, these in denied(by_key).items()]


def added(found: Sequence[Figure]) -> set[Figure]:
    """The figures of more people than were counted in reports before: "three more bodies were found"."""
    most: dict[Thing, float] = {}
    more = set()
    for figure in sorted(found, key=lambda one: one.order):
        if figure.stated.later and size(figure) < most.get(figure.thing, 0):
            more.add(figure)
        most[figure.thing] = max(most.get(figure.thing, 0), size(figure))
    return more


def denied(found: dict[Key, list[Figure]]) -> dict[Key, list[Figure]]:
    """The figures by what they count; who says that nobody was speaks of the one kind that others count."""
    kept = dict(found)
    for key, these in found.items():
        kinds = [other for other in found if other[:2] == key[:2] and other[2] in subjects().few]
        nobody = key[2] == ALL and all(one.stated.count.value.bound == "none" for one in these)
        if nobody and len(kinds) == 1:
            kept[kinds[0]] = sorted([*these, *kept[kinds[0]]], key=lambda one: one.order)
            del kept[key]
    return kept


def told_together(found: Iterable[Figure]) -> Mates:
    """The figures of one report that count one thing, those of the most people first."""
    mates: Mates = {}
    for figure in found:
        mates.setdefault((figure.order, figure.thing), []).append(figure)
    for these in mates.values():
        these.sort(key=size, reverse=True)
    return mates


def size(figure: Figure) -> float:
    """How many a figure counts, as far as it says a number."""
    return named(figure.stated.count.value) or 0


def nations_apart(found: Iterable[Figure]) -> set[str]:
    """The states whose people one report counts beside those of another: both sides of a fight."""
    by_report: dict[int, set[str]] = {}
    for figure in found:
        if figure.stated.nation:
            by_report.setdefault(figure.order, set()).add(figure.stated.nation)
    return {name for names in by_report.values() if len(names) > 1 for name in names}


def body_of(figure: Figure, mates: Sequence[Figure]) -> Figure:
    """The figure that a headline repeats, else the figure itself."""
    if not figure.stated.headline:
        return figure
    count = named(figure.stated.count.value)
    same = [one for one in mates if not one.stated.headline and named(one.stated.count.value) == count]
    return min(same, key=lambda one: one.stated.count.spans[0], default=figure)


def whom(figure: Figure, mates: Sequence[Figure], apart: set[SubjectKind]) -> str:
    """Under which kind a figure is counted: its own where that is counted apart or it is a part."""
    kind = figure.stated.subject_kind
    if single(figure) and figure.stated.category in LESSENING and not any(larger(mates, figure)):
        return ALL  # the last of the missing, a child
    if single(figure) and figure.stated.individual and kind in DOERS:
        return DOERS[0]
    if single(figure) and any(of_one_voice(one, figure) for one in larger(mates, figure)):
        return SINGLE
    if figure.stated.added and any(larger(mates, figure)):
        return ADDED
    stands = not figure.stated.overtaken
    if figure.stated.part or (stands and any(of_one_voice(one, figure) for one in larger(mates, figure))):
        return kind if kind != "person" else ALL if figure.stated.partial else PART
    return kind if kind in apart or kind in subjects().few else ALL


def of_one_voice(one: Figure, figure: Figure) -> bool:
    """Whether a figure may be a part of another by who tells them: a report's own only of one before it.

    Whom somebody names ("they shot my son") is one of those whom the report has counted in its own voice.
    What a ticker tells in two entries are two counts of the same.
    """
    if one.stated.clock != figure.stated.clock:
        return False
    if one.stated.speaker == figure.stated.speaker:
        return True
    told = one.stated.count.spans[0] < figure.stated.count.spans[0]
    known = one.stated.speaker is None and single(figure) and figure.stated.subject_kind != "person"
    return told and (figure.stated.speaker is None or known)


def single(figure: Figure) -> bool:
    """Whether a figure is of one person, and no lower bound."""
    count = figure.stated.count.value
    return count.bound == "exact" and named(count) == 1 and not figure.stated.overtaken


def larger(mates: Sequence[Figure], figure: Figure) -> Iterator[Figure]:
    """The figures of the same report and thing that count more people, a figure's among them."""
    least = size(figure)
    bigger = takewhile(lambda one: size(one) > least, mates)
    return (one for one in bigger if among(figure.stated, one.stated))


def among(stated: Stated, whole: Stated) -> bool:
    """Whether those of a figure may be among those of one that counts more."""
    return (
        not (whole.overtaken or whole.part)
        and not (whole.nation and stated.nation and whole.nation != stated.nation)
        and may_be_among(stated.subject_kind, whole.subject_kind)
    )


def kinds_apart(mates: Mates) -> dict[Thing, set[SubjectKind]]:
    """The kinds that some report counts beside more general ones, as figures of their own."""
    apart: dict[Thing, set[SubjectKind]] = {}
    for (_, thing), these in mates.items():
        found = apart.setdefault(thing, set())
        mine = [one for one in these if whole(one)]
        kinds = sorted({one.stated.subject_kind for one in mine}, key=subjects().general.index)
        found |= {kind for kind in kinds[1:] if beside(kind, kinds[0], mine)}
        parts = {one.stated.subject_kind for one in these if one.stated.part}
        found |= {kind for kind in parts if not all(may_be_among(kind, one) for one in parts)}
        if any(one.stated.subject_kind in subjects().civilians for one in these):
            found.add("police")
    return {thing: kinds - {"person"} for thing, kinds in apart.items()}


def whole(figure: Figure) -> bool:
    """Whether a figure is no part of another, and neither an old one's nor a headline's."""
    stated = figure.stated
    return not (stated.part or stated.partial or stated.overtaken or stated.headline)


def beside(kind: SubjectKind, general: SubjectKind, mine: Sequence[Figure]) -> bool:
    """Whether one speaker counts a kind beside the general one: not the same people told twice.

    All that an institution puts out it says itself, where it tells civilians from fighters.
    """
    most: dict[str | None, float] = {}
    for one in mine:
        if one.stated.subject_kind == general:
            speaker = one.stated.speaker
            most[speaker] = max(most.get(speaker, 0), size(one))
    if armed(kind, general) and institution(mine[0].happening.outlet):
        return True
    return any(
        armed(kind, general) or size(one) < most[one.stated.speaker]
        for one in mine
        if one.stated.subject_kind == kind and one.stated.speaker in most
    )


def armed(kind: SubjectKind, general: SubjectKind) -> bool:
    """Whether a kind is armed and the general one is not: they are never the same people."""
    known = subjects()
    return kind in (*known.fighters, "police") and general in (*known.civilians, "man", "prisoner")


def camp(figure: Figure) -> str | None:
    """Whether a figure's people are civilians or fighters."""
    kind = figure.stated.subject_kind
    if kind in subjects().civilians:
        return "civilians"
    return "fighters" if kind in subjects().fighters else None


def across_camps(one: Figure, other: Figure) -> bool:
    """Whether one of two figures is of civilians and the other of fighters."""
    return {camp(one), camp(other)} == {"civilians", "fighters"}
