"""Whether two reports tell the same incident: a calibrated sum of what speaks for it and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from ..earth import km
from ..lexicon import load
from ..model import Category, iso_moment
from .happenings import point
from .moments import moment
from .portraits import Bag, Portrait, portrait
from .shapes import Happening
from .words import listed, rarity

WINDOW = 30
"""Days between the publication of two reports beyond which they are not compared."""

SHARED = 7.0
"""The rarity that the words which two happenings are looked up by must have in common: one unlisted name."""

FAR_KM = 100.0
PRECISE = 3  # days
NEXT_DAY = 1  # a report may date what happened by the day on which more of it became known
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
    lag = lag_of(one.happening, other.happening)
    if lag is not None and lag > WINDOW:
        return False
    return sum(map(rarity, set(one.portrait.keys) & set(other.portrait.keys))) >= SHARED


def features(one: Seen, other: Seen) -> Features:
    """All that speaks for or against two happenings being one incident."""
    found = {**likeness(one.portrait, other.portrait), **circumstances(one.happening, other.happening)}
    if found.get("other site") and found.get("days apart"):
        found["other site and day"] = 1.0  # reports that are written alike, week after week
    if found.get("far") and not found.get("site"):
        found["elsewhere"] = 1.0
    return found


def likeness(one: Portrait, other: Portrait) -> Features:
    """How alike the words of two happenings are: cosines, shared rarity, and its share in the lesser one."""
    found: Features = {}
    dots = 0.0
    for name in ("names", "others", "numbers", "head", "people", "places"):
        mine, theirs = getattr(one, name), getattr(other, name)
        dot, rare = shared(mine, theirs)
        found[f"alike {name}"] = ratio(dot, mine.length * theirs.length)
        found[f"shared {name}"] = math.log1p(rare)
        found[f"within {name}"] = ratio(rare, min(mine.rare, theirs.rare))
        if name in ("names", "others", "numbers"):
            dots += dot
    unlisted = sum(not listed(word) for word in one.names.weights if word in other.names.weights)
    found |= {"alike": ratio(dots, whole(one) * whole(other)), "unlisted": math.log1p(unlisted)}
    if one.sites and other.sites:
        found["other site" if one.sites.isdisjoint(other.sites) else "site"] = 1.0
    return found


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
        change = changed(one, other, category)
        if change:
            found[f"{change} {category}"] = 1.0
    lag = lag_of(one, other)
    if lag is not None:
        found |= {"told": float(precise(one) and precise(other)), "lag": math.log1p(lag)}
    gap = days_apart(one, other)
    if gap is not None:
        found["same day"] = float(gap == 0)
        found["days apart"] = math.log1p(gap) if gap > NEXT_DAY else 0.0
    if remote(one, other):
        found["far"] = 1.0
    if one.type and other.type:
        found["same type" if one.type == other.type else "other type"] = 1.0
    return found | area(one, other)


def area(one: Happening, other: Happening) -> Features:
    """Whether two happenings name places in one division or country, or name other countries."""
    if set(one.divisions) & set(other.divisions):
        return {"same division": 1.0}
    if not (one.countries and other.countries):
        return {}
    return {"same country" if set(one.countries) & set(other.countries) else "other country": 1.0}


def changed(one: Happening, other: Happening, category: Category) -> str | None:
    """How a count is told by two: the same, grown from the earlier report to the later, or other.

    None where one of them has no such count.
    """
    mine, theirs = most(one, category), most(other, category)
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return "same"
    if one.told is None or other.told is None or one.told == other.told:
        return "other"
    return "grown" if (mine < theirs) == (moment(one.told) < moment(other.told)) else "other"


def most(one: Happening, category: Category) -> float | None:
    """The largest count of a category that is told as true."""
    counts = (
        stated.count.value
        for stated in one.stated
        if stated.category == category and stated.scope == "incident" and stated.polarity in TOLD
    )
    known = (count.best if count.best is not None else count.low for count in counts)
    return max((number for number in known if number is not None), default=None)


def lag_of(one: Happening, other: Happening) -> int | None:
    """The days between the tellings of two happenings, None where one is not known.

    What a report tells in passing counts as told when it happened.
    """
    mine, theirs = told_on(one), told_on(other)
    if mine is None or theirs is None:
        return None
    early, late = sorted((mine, theirs))
    return max(0, (late[0] - early[1]).days)


def precise(one: Happening) -> bool:
    """Whether it is known to some days when a happening was told."""
    span = told_on(one)
    return span is not None and (span[1] - span[0]).days <= PRECISE


def told_on(one: Happening) -> tuple[date, date] | None:
    """The days on which a happening was told, as far as they are known."""
    if one.background and one.first and one.last:
        return date.fromisoformat(one.first), date.fromisoformat(one.last)
    return (day(one.told), day(one.told)) if one.told else None


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
