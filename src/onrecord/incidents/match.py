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
from ..model import Category, days_before, iso_day
from .facts import point
from .moments import moment
from .portraits import Bag, Portrait, portrait
from .shapes import Happening
from .words import listed, rarity

WINDOW = 30
"""Days between two reports beyond which they are not compared, but where both date a deed alike."""

SHARED = 7.0
"""The rarity that the words which two happenings are looked up by must have in common: one unlisted name."""

FAR_KM = 100.0
TOWN_KM = 8.0
PRECISE = 3  # days
NEWS = 2  # days: so long what happened is news
NEXT_DAY = 1  # a report may date what happened by the day on which more of it became known
TOLD = ("asserted", "negated")

Features = dict[str, float]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each feature adds to the log odds: as fitted, and chosen for what no corpus has."""

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
    """Whether two happenings are worth comparing: other reports, words in common, not told months apart.

    What an inquiry tells of a day long after is compared with what was told of that day.
    """
    if one.happening.document == other.happening.document:
        return False
    lag = lag_of(one.happening, other.happening)
    if lag is not None and lag > WINDOW and not on_one_day(one.happening, other.happening):
        return False
    return sum(map(rarity, set(one.portrait.keys) & set(other.portrait.keys))) >= SHARED


def features(one: Seen, other: Seen) -> Features:
    """All that speaks for or against two happenings being one incident; what is not so is left out."""
    found = {
        **likeness(one.portrait, other.portrait),
        **in_time(one.happening, other.happening),
        **in_space(one, other),
        **in_number(one.happening, other.happening),
    }
    if "deeds apart" in found:
        found.pop("grown killed", None)  # two deeds, of which one killed more
    if "same day" in found and other_town(one, other):
        found["other town"] = found["same day"]
        found.pop("grown killed", None)
    if apart(one.portrait, other.portrait) and "days apart" in found:
        found["other site and day"] = found["days apart"]  # reports that are written alike, week after week
    return found


def likeness(one: Portrait, other: Portrait) -> Features:
    """How alike the words of two happenings are: cosines, and how much of the lesser one's is in both."""
    found: Features = {}
    for name in ("names", "head", "people", "places"):
        mine, theirs = getattr(one, name), getattr(other, name)
        dot, rare = shared(mine, theirs)
        found[f"alike {name}"] = ratio(dot, mine.length * theirs.length)
        if name in ("head", "people"):
            found[f"within {name}"] = ratio(rare, min(mine.rare, theirs.rare))
    unlisted = sum(not listed(word) for word in one.names.weights if word in other.names.weights)
    mishap = sum(one.mishaps[name] * other.mishaps[name] for name in one.mishaps if name in other.mishaps)
    return found | {"unlisted": math.log1p(unlisted), "alike mishap": mishap}


def shared(one: Bag, other: Bag) -> tuple[float, float]:
    """The inner product of two bags, and the rarity of the words in both."""
    few, many = sorted((one.weights, other.weights), key=len)
    both = [word for word in few if word in many]
    return sum(few[word] * many[word] for word in both), sum(rarity(word) for word in both)


def ratio(part: float, total: float) -> float:
    """A part of a whole, 0 of nothing."""
    return part / total if total else 0.0


def in_time(one: Happening, other: Happening) -> Features:
    """What days say of two happenings: when they were, or, of news without a day, when it was told."""
    lag, gap = lag_of(one, other), days_apart(one, other)
    found: Features = {} if lag is None else {"told": 1.0, "lag": math.log1p(lag)}
    if gap is not None:
        known = narrow(one) and narrow(other)
        found["same day"] = float(gap == 0 and known)
        if gap > NEXT_DAY and known:
            found["days apart"] = math.log1p(gap)
            if one.deed and other.deed:
                found["deeds apart"] = math.log1p(gap)
        elif gap == NEXT_DAY and known and one.deed and other.deed and fewer(one, other):
            found["fewer the next day"] = 1.0
    if lag is not None and not (one.background or other.background):
        if gap is None:
            found["undated"] = float(news_gap(one, other) == 0)
        elif gap == 0 and not (narrow(one) and narrow(other)):
            found["undated"] = float(lag <= NEWS)  # "this week" says no more than no day at all
    return found


def on_one_day(one: Happening, other: Happening) -> bool:
    """Whether two happenings are deeds of the same few days."""
    return one.deed and other.deed and days_apart(one, other) == 0 and narrow(one) and narrow(other)


def fewer(one: Happening, other: Happening) -> bool:
    """Whether the later of two happenings killed fewer, and no count is told of both: it is another."""
    early, late = sorted((one, other), key=lambda each: each.first or "")
    before, behind = most(early), most(late)
    return bool(before and behind and behind < before) and tolls(one).isdisjoint(tolls(other))


def narrow(one: Happening) -> bool:
    """Whether it is known to some days when a happening was."""
    return (date.fromisoformat(one.last or "") - date.fromisoformat(one.first or "")).days <= PRECISE


def in_space(one: Seen, other: Seen) -> Features:
    """What places say of two happenings."""
    found: Features = {}
    mine, theirs = points(one.happening), points(other.happening)
    if mine and theirs and all(km(here, there) > FAR_KM for here in mine for there in theirs):
        found["far"] = 1.0
    if one.portrait.sites & other.portrait.sites:
        found["site"] = 1.0
    countries = one.happening.countries, other.happening.countries
    if all(countries) and set(countries[0]).isdisjoint(countries[1]) and not same_country(one, other):
        found["other country"] = 1.0
    return found


def same_country(one: Seen, other: Seen) -> bool:
    """Whether two happenings name places in one country."""
    mine, theirs = (
        {*each.happening.countries, *(name[:2] for name in each.happening.divisions)} for each in (one, other)
    )
    return not mine.isdisjoint(theirs)


def in_number(one: Happening, other: Happening) -> Features:
    """What counts say of two happenings: the more people a count that both tell is of, the more it tells."""
    found: Features = {}
    change = changed(one, other)
    if change:
        found[f"{change} killed"] = 1.0
    both = tolls(one) & tolls(other)
    if both:
        found["shared toll"] = math.log1p(max(number for _, number in both))
    return found


def apart(one: Portrait, other: Portrait) -> bool:
    """Whether two happenings name villages, streets or buildings that the other does not."""
    return bool(one.sites and other.sites) and one.sites.isdisjoint(other.sites)


def other_town(one: Seen, other: Seen) -> bool:
    """Whether two happenings are deeds in two towns, of which each tells one, with no count in common."""
    mine, theirs = one.happening, other.happening
    if not (mine.deed and theirs.deed and apart(one.portrait, other.portrait)):
        return False
    if tolls(mine) & tolls(theirs) or None in (most(mine), most(theirs)) or most(mine) == most(theirs):
        return False
    known = one.portrait.names.weights.keys(), other.portrait.names.weights.keys()
    if one.portrait.sites & known[1] or other.portrait.sites & known[0]:
        return False
    here, there = points(mine)[:1], points(theirs)[:1]
    return bool(here and there) and km(here[0], there[0]) > TOWN_KM


def changed(one: Happening, other: Happening) -> str | None:
    """How the count of the dead is told by two: the same, grown from the earlier to the later, else None."""
    mine, theirs = most(one), most(other)
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return "same"
    if one.told is None or other.told is None or one.told == other.told:
        return None
    return "grown" if (mine < theirs) == (moment(one.told) < moment(other.told)) else None


def most(one: Happening) -> float | None:
    """The largest count of the dead that is told as true."""
    counts = (
        stated.count.value
        for stated in one.stated
        if stated.category == "killed" and stated.scope == "incident" and stated.polarity in TOLD
    )
    known = (count.best if count.best is not None else count.low for count in counts)
    return max((number for number in known if number is not None), default=None)


def tolls(one: Happening) -> set[tuple[Category, float]]:
    """The counts of people that a happening tells, zero and one left out."""
    counts = ((stated.category, stated.count.value) for stated in one.stated)
    known = ((category, count.best if count.best is not None else count.low) for category, count in counts)
    return {(category, number) for category, number in known if number is not None and number > 1}


def news_gap(one: Happening, other: Happening) -> int:
    """The days between two happenings, where one without a time is news of the days before."""
    early, late = sorted(news(each) for each in (one, other))
    return max(0, (late[0] - early[1]).days)


def news(one: Happening) -> tuple[date, date]:
    """The days of a happening, else the two before it was told, and that one."""
    if one.first and one.last:
        return date.fromisoformat(one.first), date.fromisoformat(one.last)
    told = day(one.told or "")
    return days_before(told, NEWS), told


def lag_of(one: Happening, other: Happening) -> int | None:
    """The days between the tellings of two happenings, None where one is not known.

    What a report tells in passing counts as told when it happened.
    """
    mine, theirs = told_on(one), told_on(other)
    if mine is None or theirs is None:
        return None
    early, late = sorted((mine, theirs))
    return max(0, (late[0] - early[1]).days)


def told_on(one: Happening) -> tuple[date, date] | None:
    """The days on which a happening was told, as far as they are known."""
    if one.background and one.first and one.last:
        return date.fromisoformat(one.first), date.fromisoformat(one.last)
    return (day(one.told), day(one.told)) if one.told else None


def day(moment: str) -> date:
    """The day of an ISO date or date-time."""
    return iso_day(moment)


def days_apart(one: Happening, other: Happening) -> int | None:
    """The days between the times of two happenings, 0 where they overlap, None where one has no time."""
    if not (one.first and one.last and other.first and other.last):
        return None
    early, late = sorted(((one.first, one.last), (other.first, other.last)))
    return max(0, (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days)


def points(one: Happening) -> list[tuple[float, float]]:
    """The points of a happening's places."""
    found: Iterable[tuple[float, float] | None] = (point(where.value) for where in one.where)
    return [at for at in found if at]
