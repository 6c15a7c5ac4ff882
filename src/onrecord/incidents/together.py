"""Groups -> counts: figures of a group that do not go together are counted apart.

What counts people of one kind may still count others: the dead of another place, a part of whom the whole
stands in another report only. A calibrated sum says how likely two figures are of one count, as `match` does
of two happenings; a group falls into what goes together by it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from msgspec import Struct

from ..lexicon import load
from ..model import SubjectKind
from . import groups
from .counts import go_together, named
from .groups import DOERS, LESSENING, Figure, Group, Thing, across_camps, subjects
from .linkage import linked
from .status import in_time, same_side, stated_zero

MOST = 60
"""Numbers of people of a group beyond which it stays whole: so many reports tell of one great disaster."""
ALL = 1e10  # people there may be
NEWS = 10.0
"""What is added to the log odds of a figure and the one that takes its place: they are hardly ever parted."""
HEARD = 4
"""How many of the figures that name one number are asked whether they go with another."""

Features = dict[str, float]
Alike = tuple[float | None, SubjectKind, bool]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each feature adds to the log odds that two figures are of one count."""

    bias: float
    fitted: Features


class Together(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    together: Weights


class Share(NamedTuple):
    """How large a figure is beside the largest of its thing, in its report and in the incident.

    `record`: when it was told nobody had told a larger one.
    """

    report: float
    incident: float
    record: bool


Shares = dict[Figure, Share]


@cache
def weights() -> Weights:
    """The weights in force."""
    return load("incidents", Together).together


def counts(kinds: Sequence[Group]) -> list[Group]:
    """The counts that groups hold, in the order of the groups."""
    sizes = shares([figure for group in kinds for figure in group.figures])
    return [count for group in kinds for count in parted(group, sizes)]


def parted(group: Group, sizes: Shares) -> list[Group]:
    """A group as its counts, those told first first; figures of one kind and number stay together."""
    parts: dict[Alike, list[Figure]] = {}
    for figure in group.figures:
        parts.setdefault(alike(figure), []).append(figure)
    if not 1 < len(parts) <= MOST:
        return [group]
    members = list(parts.values())
    joined = linked([in_time(part)[:HEARD] for part in members], partial(score, sizes=sizes))
    of = {figure: which for which, numbers in enumerate(joined) for one in numbers for figure in members[one]}
    return [
        group._replace(figures=tuple(figure for figure in group.figures if of[figure] == which))
        for which in dict.fromkeys(of[figure] for figure in group.figures)
    ]


def alike(figure: Figure) -> Alike:
    """What two figures of a group have in common that name the same people by one number."""
    kind = figure.stated.subject_kind
    kind = DOERS[0] if kind in DOERS else kind
    return named(figure.stated.count.value), kind, stated_zero(figure)


def shares(found: Iterable[Figure]) -> Shares:
    """How large each figure is beside the largest of its thing."""
    told = list(found)
    of_report: dict[tuple[int, Thing], float] = {}
    of_all: dict[Thing, float] = {}
    for figure in told:
        key = figure.order, figure.thing
        of_report[key] = max(of_report.get(key, 0), size(figure))
        of_all[figure.thing] = max(of_all.get(figure.thing, 0), size(figure))
    found_shares: Shares = {}
    so_far: dict[Thing, float] = {}
    for one in in_time(told):
        high = so_far[one.thing] = max(so_far.get(one.thing, 0), size(one))
        in_report, in_all = of_report[one.order, one.thing], of_all[one.thing]
        found_shares[one] = Share(share(size(one), in_report), share(size(one), in_all), size(one) == high)
    return found_shares


def size(figure: Figure) -> float:
    """How many a figure counts, from nobody to everybody: others' records may say anything."""
    told = groups.size(figure)
    return min(told, ALL) if told > 0 else 0.0


def share(part: float, most: float) -> float:
    """A number beside the largest; all of nothing."""
    return part / most if most else 1.0


def score(one: Figure, other: Figure, sizes: Shares) -> float:
    """The log odds that two figures are of one count, high above 0 where one is news of the other."""
    known = weights()
    first, then = in_time((one, other))
    news = corrects(first, then) or updates(first, then, sizes) or dwindles(first, then, sizes)
    return (
        NEWS * news
        + known.bias
        + sum(known.fitted.get(name, 0.0) * value for name, value in features(first, then, sizes).items())
    )


def corrects(first: Figure, then: Figure) -> bool:
    """Whether the later of two figures is told as a correction, by its side."""
    return then.stated.revised and not then.stated.overtaken and same_side(then, first)


def updates(first: Figure, then: Figure, sizes: Shares) -> bool:
    """Whether the later of two figures is the larger one of all that a side counts of the same people.

    Nobody had told more, of either.
    """
    largest = sizes[first].report == 1 == sizes[then].report and sizes[first].record and sizes[then].record
    mine, theirs = first.stated.subject_kind, then.stated.subject_kind
    alike_people = mine == theirs or (theirs == "person" and mine in subjects().civilians)  # two miners, 27
    grown = size(then) >= size(first) and whole(first) and whole(then)
    return largest and alike_people and grown and same_side(then, first)


def dwindles(first: Figure, then: Figure, sizes: Shares) -> bool:
    """Whether the later of two figures is all that are missing of those who were: 21, then one boy."""
    largest = sizes[first].report == 1 == sizes[then].report and first.order != then.order
    kinds = {first.stated.subject_kind, then.stated.subject_kind}
    fewer = size(then) < size(first) and not stated_zero(then) and whole(first) and whole(then)
    return (
        first.stated.category in LESSENING
        and largest
        and fewer
        and (len(kinds) == 1 or "person" in kinds)
        and same_side(then, first)
    )


def whole(figure: Figure) -> bool:
    """Whether a figure is of no part, of nobody more, and of nobody who is named."""
    stated = figure.stated
    return not (stated.part or stated.partial or stated.added or stated.individual)


def features(first: Figure, then: Figure, sizes: Shares) -> Features:
    """What speaks for or against two figures of a group, in the order of time, being of one count."""
    found = {
        **by_number(first, then),
        **by_size(sizes[first], sizes[then]),
        **by_people(first, then),
        **by_teller(first, then),
    }
    return found | (in_one_report(first, then) if first.order == then.order else {})


def by_number(first: Figure, then: Figure) -> Features:
    """What the numbers of two figures say, in the order in which they were told."""
    small, large = sorted((size(first), size(then)))
    zeros = stated_zero(first) + stated_zero(then)
    return {
        "ratio": math.log((large + 1) / (small + 1)),
        "grown": float(size(then) > size(first)),
        "go together": float(go_together(first.stated.count.value, then.stated.count.value)),
        "one zero": float(zeros == 1),
        "both zero": float(zeros > 1),
        "lessening": float(first.stated.category in LESSENING),
    }


def by_size(first: Share, then: Share) -> Features:
    """What the sizes of two figures beside the largest say."""
    return {
        "share of incident": min(first.incident, then.incident),
        "share of report": min(first.report, then.report),
        "one is its report's largest": float((first.report == 1) != (then.report == 1)),
    }


def by_people(first: Figure, then: Figure) -> Features:
    """What the people of two figures say."""
    kinds = {first.stated.subject_kind, then.stated.subject_kind}
    zeros = stated_zero(first) + stated_zero(then)
    return {
        "same kind": float(len(kinds) == 1),
        "same special kind": float(len(kinds) == 1 and kinds <= subjects().few),
        "one zero of other camp": float(zeros == 1 and across_camps(first, then)),
    }


def by_teller(first: Figure, then: Figure) -> Features:
    """What those who tell two figures say, and what they saw of the whole."""
    speaker, partials = first.stated.speaker, first.stated.partial + then.stated.partial
    return {
        "same speaker": float(speaker is not None and speaker == then.stated.speaker),
        "one partial": float(partials == 1),
        "both partial": float(partials > 1),
    }


def in_one_report(first: Figure, then: Figure) -> Features:
    """What is told of two figures of one report."""
    return {
        "one report": 1.0,
        "one report, one old": float(first.stated.overtaken != then.stated.overtaken),
        "one report, both parts": float(first.stated.part and then.stated.part),
        "one report, other camp": float(across_camps(first, then)),
        "one report, same side": float(same_side(then, first)),
    }
