"""Steps from an anchor: "last week", "this May", "the quarter", "the year-ago quarter"."""

from __future__ import annotations

from datetime import date

from . import bounds, steps
from .anchor import REFS, UNKNOWN_DAY, Anchor, Resolved, dated
from .shapes import Bare, Calendar, Compared, Step
from .yearless import unanchored

NAMELESS = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
TAKEN_UP = {"W": 10, "M": 62}  # days for which "the week", "the month" go on from the last time told


def step(value: Step, anchor: Anchor) -> Resolved | None:
    """So many units or named days from the anchor."""
    start = (anchor.told_day or anchor.published) if value.told else anchor.now
    if start is None:
        return unknown_step(value)
    if isinstance(value.of, Calendar):
        return dated(named_step(value.by, value.of, start, anchor), "DATE")
    if value.told and value.of == "Q" and anchor.period_quarter:
        start = bounds.days(anchor.period_quarter)[0]  # type: ignore[index]
    if value.told and anchor.told and (coarse := too_coarse(value.of, anchor.told)):
        return Resolved(coarse, "DATE")
    moved = steps.moved(start, value.by, value.of)
    return Resolved(steps.around(moved, value.of), "DATE") if moved else None


def too_coarse(unit: str, told: str) -> str | None:
    """What is left of a step by days or weeks from a month or a year: no day, but a month or a year.

    >>> too_coarse("D", "2021"), too_coarse("D", "2021-05"), too_coarse("M", "2021-05")
    ('2021-XX-XX', '2021-05-XX', None)
    """
    fine = steps.unit_of(told)
    if unit not in ("D", "W", "FN") or fine in ("D", "W", "WE"):
        return None
    return f"{told}-XX-XX" if fine == "Y" else f"{told}-XX" if fine == "M" else UNKNOWN_DAY


def unknown_step(value: Step) -> Resolved | None:
    """A step from an unknown day: the direction is known, and what the calendar names."""
    if isinstance(value.of, Calendar):
        return dated(unanchored(value.of), "DATE")
    return Resolved(UNKNOWN_DAY if value.told else REFS[max(-1, min(1, value.by))], "DATE")


def named_step(count: int, of: Calendar, start: date, anchor: Anchor) -> str | None:
    """A named day, month or season from a day: "last Friday", "this May", "next winter"."""
    if of.weekday:
        return stepped_weekday(count, of.weekday, start, anchor)
    if of.month:
        year = start.year
        year += (of.month <= start.month) if count > 0 else -(of.month >= start.month) if count < 0 else 0
        return f"{year:04d}-{of.month:02d}"
    if of.season:
        running = steps.season_of(start)
        if running.endswith(of.season):
            return f"{int(running[:4]) + count:04d}-{of.season}"
        begun = steps.SEASON_MONTHS[of.season] < start.month
        year = start.year
        year += begun if count > 0 else -(not begun) if count < 0 else 0
        return f"{year:04d}-{of.season}"
    return None


def stepped_weekday(count: int, weekday: int, start: date, anchor: Anchor) -> str | None:
    """The latest weekday before a day ("last"), the first after it ("next"), or by the tense ("this")."""
    back = (start.isoweekday() - weekday) % 7
    if count < 0:
        away = -(back or 7)
    elif count > 0:
        away = 7 - back
    else:
        away = -back if anchor.lean() < 0 or not back else 7 - back
    found = steps.moved(start, away, "D")
    return found.isoformat() if found else None


def bare(value: Bare, anchor: Anchor) -> Resolved | None:
    """A unit with its article: the one told if it is recent, else the running one."""
    if anchor.now is None:
        told_quarter = anchor.period_quarter if value.unit == "Q" else ""
        return Resolved(told_quarter or NAMELESS[value.unit], "DATE")
    if value.unit == "WE":
        return dated(weekend(anchor.now, anchor.lean()), "DATE")
    if value.unit == "Q":
        last = steps.moved(anchor.now, -1, "Q")
        return dated(anchor.period_quarter or (steps.around(last, "Q") if last else None), "DATE")
    told = anchor.told_day
    fits = value.unit in ("W", "M") or steps.unit_of(anchor.told) == value.unit
    recent = told is not None and abs((anchor.now - told).days) <= TAKEN_UP.get(value.unit, 366)
    return Resolved(steps.around(told if told and fits and recent else anchor.now, value.unit), "DATE")


def weekend(now: date, lean: int) -> str | None:
    """The weekend: this one on its days, else the last, or the next where the clause looks ahead."""
    weekday = now.isoweekday()
    found = now if weekday > 5 else steps.moved(now, 6 - weekday if lean > 0 else -weekday, "D")
    return steps.around(found, "WE") if found else None


def compared(value: Compared, anchor: Anchor) -> Resolved | None:
    """The period told, some units away, as fine as it was told: "a year earlier", "the year-ago quarter"."""
    fine = value.fine or (steps.unit_of(anchor.period) if anchor.period else "")
    found = bounds.days(anchor.period) if anchor.period else None
    start = found[0] if found else anchor.now
    if fine == "Q" and not anchor.period_quarter and anchor.published:
        start = steps.moved(anchor.published, -1, "Q")
    if start is None:
        return Resolved("PAST_REF" if value.by < 0 else UNKNOWN_DAY, "DATE")
    if not value.unit:
        return Resolved(f"{value.by:04d}{steps.around(start, 'Q')[4:]}", "DATE")
    moved = steps.moved(start, value.by, value.unit)
    return (
        Resolved(steps.around(moved, fine if fine in ("Q", "M") else value.unit), "DATE") if moved else None
    )
