"""Whether two reports tell the same incident: a calibrated sum of what speaks for it and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from ..lexicon import load
from ..model import Category, iso_moment
from .earth import km
from .happenings import AFTERMATH, point
from .portraits import Bag, Portrait, portrait
from .shapes import Happening
from .words import rarity

WINDOW = 30
"""Days between the publication of two reports beyond which they are not compared."""

SHARED = 2
"""Words of two portraits' keys that must be the same before they are compared."""

FAR_KM = 100.0
TOLD = ("asserted", "negated")
COUNTED: tuple[Category, ...] = ("killed", "injured")

Features = dict[str, float]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each feature adds to the log odds; `fitted` on ECB+, `chosen` where its texts have no dates."""

    bias: float
    fitted: Features
    chosen: Features


class Matching(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    match: Weights


class Seen(NamedTuple):
    """A happening with its portrait."""

    happening: Happening
    portrait: Portrait


def seen(happening: Happening, text: str) -> Seen:
    """A happening with the portrait of what its report's text tells of it."""
    made = portrait(text, happening.told_in, happening.people, happening.places)
    return Seen(happening, made)


@cache
def weights() -> Weights:
    """The weights in force."""
    return load("incidents", Matching).match


def score(one: Seen, other: Seen) -> float:
    """The log odds that two happenings are one incident: above 0 they are taken to be."""
    known = weights()
    return known.bias + sum(
        (known.fitted.get(name, 0.0) + known.chosen.get(name, 0.0)) * value
        for name, value in features(one, other).items()
    )


def candidates(one: Seen, other: Seen) -> bool:
    """Whether two happenings are worth comparing: other reports, words in common, not months apart."""
    if one.happening.document == other.happening.document:
        return False
    lag = days_between(one.happening.told, other.happening.told)
    if lag is not None and lag > WINDOW:
        return False
    return len(set(one.portrait.keys) & set(other.portrait.keys)) >= SHARED


def features(one: Seen, other: Seen) -> Features:
    """All that speaks for or against two happenings being one incident."""
    return {**likeness(one.portrait, other.portrait), **circumstances(one.happening, other.happening)}


def likeness(one: Portrait, other: Portrait) -> Features:
    """How alike the words of two happenings are: cosines, shared rarity, and its share in the lesser one."""
    found: Features = {}
    dots = lengths = 0.0
    for name in ("names", "others", "numbers", "head", "people", "places"):
        mine, theirs = getattr(one, name), getattr(other, name)
        dot, rare = shared(mine, theirs)
        found[f"alike {name}"] = ratio(dot, mine.length * theirs.length)
        found[f"shared {name}"] = math.log1p(rare)
        found[f"within {name}"] = ratio(rare, min(mine.rare, theirs.rare))
        if name in ("names", "others", "numbers"):
            dots += dot
    lengths = whole(one) * whole(other)
    return found | {"alike": ratio(dots, lengths)}


def whole(one: Portrait) -> float:
    """The length of all words of a portrait together."""
    return math.hypot(one.names.length, one.others.length, one.numbers.length)


def shared(one: Bag, other: Bag) -> tuple[float, float]:
    """The inner product of two bags, and the rarity of the words in both."""
    few, many = sorted((one.weights, other.weights), key=len)
    both = [word for word in few if word in many]
    return sum(few[word] * many[word] for word in both), sum(rarity(word) for word in both)


def ratio(part: float, total: float) -> float:
    """A part of a whole, 0 of nothing."""
    return part / total if total else 0.0


def circumstances(one: Happening, other: Happening) -> Features:
    """What days, places and counts say of two happenings."""
    found: Features = {}
    for category in COUNTED:
        mine, theirs = most(one, category), most(other, category)
        if mine is not None and theirs is not None:
            found[f"{'same' if mine == theirs else 'other'} {category}"] = 1.0
    lag = days_between(one.told, other.told)
    if lag is not None:
        found |= {"told": 1.0, "lag": math.log1p(lag)}
    gap = days_apart(one, other)
    if gap is not None:
        found["other day" if gap > 0 else "same day"] = 1.0
        found["long before"] = float(gap > AFTERMATH.days)
    if remote(one, other):
        found["far"] = 1.0
    return found


def most(one: Happening, category: Category) -> float | None:
    """The largest count of a category that is told as true."""
    counts = (
        stated.count.value
        for stated in one.stated
        if stated.category == category and stated.scope == "incident" and stated.polarity in TOLD
    )
    known = (count.best if count.best is not None else count.low for count in counts)
    return max((number for number in known if number is not None), default=None)


def days_between(one: str | None, other: str | None) -> int | None:
    """The days between two ISO dates or date-times, None where one is not known."""
    if one is None or other is None:
        return None
    return abs((day(one) - day(other)).days)


def day(moment: str) -> date:
    """The day of an ISO date or date-time."""
    return date.fromisoformat(iso_moment(moment).isoformat()[:10])


def days_apart(one: Happening, other: Happening) -> int | None:
    """The days between the times of two happenings, 0 where they overlap, None where one has no time."""
    if not (one.first and one.last and other.first and other.last):
        return None
    early, late = sorted(((one.first, one.last), (other.first, other.last)))
    return max(0, (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days)


def remote(one: Happening, other: Happening) -> bool:
    """Whether all places of two happenings are far from each other."""
    mine, theirs = points(one), points(other)
    if not mine or not theirs:
        return False
    return all(km(here, there) > FAR_KM for here in mine for there in theirs)


def points(one: Happening) -> list[tuple[float, float]]:
    """The points of a happening's places."""
    found: Iterable[tuple[float, float] | None] = (point(where.value) for where in one.where)
    return [at for at in found if at]
