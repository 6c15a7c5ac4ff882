"""Values in a reader's words: counts, times, coordinates, ranges of likelihood."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from ...model import Count, Likelihood, Toll, When, Where

MONTHS = ("", *(date(2000, month, 1).strftime("%B") for month in range(1, 13)))

STATUS = {
    "accomplished": "happened",
    "negated": "did not happen",
    "unknown": "not clear",
}
"""A status in a reader's words, where the model's own word is none."""

SCALES = {
    "phia": "PHIA yardstick",
    "icd203": "ICD 203",
    "ipcc": "IPCC",
    "nato": "NATO",
    "none": "usual sense",
}

MANY = {
    "person": "people",
    "child": "children",
    "woman": "women",
    "man": "men",
    "police": "police",
    "family": "families",
}
"""Kinds of people whose plural does not end in s alone."""

SCOPES = {
    "period": "over a time",
    "cumulative": "in all",
    "aggregate": "in all",
    "rate": "as a rate",
    "background": "as background",
}
"""How a toll that is not of one incident is put."""

SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
"""TIMEX3's seasons, which have no first and last day: they differ from country to country."""

LONGEST_DAY = len("2022-11-26")


def count(value: Count) -> str:
    """How many, at a glance.

    >>> count(Count(low=12, high=15, best=None, bound="range"))
    '12–15'
    >>> count(Count(low=100, high=None, best=None, bound="vague", vague="hundreds"))
    '≥ 100 (hundreds)'
    """
    vague = f" ({value.vague})" if value.vague else ""
    return bounds(value) + vague


def bounds(value: Count) -> str:
    """The numbers of a count with the sign of its bound."""
    low, high, best = value.low, value.high, value.best
    if value.bound == "none":
        return "0"
    if best is not None and (value.bound == "approx" or low is None is high):
        return f"~ {best:,}"
    if low is None:
        return "not stated" if high is None else f"≤ {high:,}"
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def whom(toll: Toll) -> str:
    """Of whom a toll is, in the report's own words where it has any."""
    kind = toll.subject_kind
    name = toll.subject.value if toll.subject else MANY.get(kind, f"{kind.replace('_', ' ')}s")
    return f"{name} (households)" if toll.unit == "household" and not toll.subject else name


def category(toll: Toll) -> str:
    """What became of them, and how the report puts it where that is not a plain claim.

    >>> from ...model import Sourced
    >>> ten = Sourced(Count(low=10, high=10, best=10, bound="exact"), ((0, 3),), "tolls 0.1")
    >>> category(Toll(id="t1", category="killed", count=ten, polarity="unconfirmed"))
    'killed, unconfirmed'
    """
    parts: list[str] = [toll.category]
    if toll.polarity not in ("asserted", "negated"):
        parts.append(toll.polarity)
    if toll.scope in SCOPES:
        parts.append(SCOPES[toll.scope])
    if toll.part_of:
        parts.append("of these")
    if toll.supersedes:
        parts.append(f"before: {bounds(toll.supersedes)}")
    return ", ".join(parts)


def when(value: When) -> str:
    """The days a time stands for.

    >>> when(When(timex="2022-11", type="DATE", first="2022-11-01", last="2022-11-30"))
    'November 2022'
    >>> when(When(timex="PXD", type="DURATION"))
    'PXD'
    """
    if value.first and value.last:
        return days(value.first, value.last)
    if value.first or value.last:
        return f"from {day(value.first)}" if value.first else f"until {day(value.last or '')}"
    year, _, season = value.timex.partition("-")
    return f"{SEASONS[season]} {year}" if season in SEASONS and year.isdigit() else value.timex


def days(first: str, last: str) -> str:
    """Two days and what lies between them, as a month or a year where it is a whole one."""
    if first == last:
        return day(first)
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{first} – {last}"
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month]} {start.year}"
    return f"{day(first)} – {day(last)}"


def day(iso: str) -> str:
    """A day as one reads it, with the clock time where there is one: 26 Nov 2022, 14:30."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    clock = f", {at:%H:%M}" if ":" in iso or len(iso) > LONGEST_DAY else ""
    return f"{at.day} {MONTHS[at.month][:3]} {at.year}{clock}"


def coordinates(value: Where) -> str:
    """Degrees with the sides of the world: 49.41 N, 38.15 E."""
    if value.latitude is None or value.longitude is None:
        return ""
    north = "N" if value.latitude >= 0 else "S"
    east = "E" if value.longitude >= 0 else "W"
    return f"{abs(value.latitude):.2f} {north}, {abs(value.longitude):.2f} {east}"


def likelihood(value: Likelihood) -> str:
    """The range a hedge stands for: 80–90 %."""
    if value.low is None and value.high is None:
        return "no range"
    low, high = (None if part is None else f"{part * 100:g}" for part in (value.low, value.high))
    if low is None or high is None:
        return f"≥ {low} %" if high is None else f"≤ {high} %"
    return f"{low} %" if low == high else f"{low}–{high} %"
