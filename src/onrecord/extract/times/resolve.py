"""From an unresolved value to its TIMEX3 value: at the day of publication or the last time told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from . import bounds, steps
from .anchor import REFS, UNKNOWN_DAY, Anchor, Resolved, dated
from .durations import duration, length, often
from .shapes import (
    Away,
    Bare,
    Calendar,
    Compared,
    Edge,
    Either,
    Length,
    Literal,
    Movable,
    OfDay,
    Often,
    Ref,
    Step,
    Value,
    Within,
)
from .stepping import bare, compared, step, too_coarse
from .yearless import fields, yearless

BESIDE = 14  # days around publication in which a day told in figures is the one that is meant


def resolve(value: Value, anchor: Anchor) -> Resolved | None:
    """The TIMEX3 value of an unresolved one, None where it turns out to be no time."""
    rule = RULES[type(value)]
    return rule(value, anchor)


def calendar(value: Calendar, anchor: Anchor) -> Resolved | None:
    """Fields of the calendar; a missing year is found by nearness and tense."""
    if value.century is not None:
        return Resolved(f"{value.century - 1:02d}", "DATE")
    if value.decade is not None:
        return Resolved(f"{value.decade:03d}", "DATE")
    if isinstance(value.year, Step):
        year = resolve(value.year, anchor)
        known = year is not None and steps.YEAR.fullmatch(year.timex)
        value = value._replace(year=int(year.timex) if known and year else None)
        return dated(fields(value), "DATE") if known else dated(fields(value, "XXXX"), "DATE")
    if value.year is not None:
        return dated(fields(value), "DATE")
    return dated(yearless(value, anchor), "DATE")


def away(value: Away, anchor: Anchor) -> Resolved | None:
    """A length of time from the anchor; as fine as its unit."""
    sign = -1 if value.back else 1
    if value.told and (value.many is None or value.unit[0] == "T"):
        return Resolved(duration(((value.many, value.unit),)), "DURATION")
    if value.many is None:
        return Resolved(REFS[sign], "DATE")
    if value.of is None and (period := other_period(value, anchor)):
        return compared(period, anchor)
    start = origin(value, anchor)
    if start is None:
        return Resolved(UNKNOWN_DAY if value.told or value.of else REFS[sign], "DATE")
    return from_origin(value, start, sign, anchor.told)


def from_origin(value: Away, start: date, sign: int, told: str) -> Resolved | None:
    """A known length of time from a known day."""
    if value.unit[0] == "T":
        return Resolved(f"{start.isoformat()}TXX", "TIME")
    if value.told and value.of is None and (coarse := too_coarse(value.unit, told)):
        return Resolved(coarse, "DATE")
    moved = steps.moved(start, sign * (value.many or 0), value.unit)
    fine = "Y" if value.unit in ("E", "C") else value.unit
    return Resolved(steps.around(moved, fine), "DATE") if moved else None


def other_period(value: Away, anchor: Anchor) -> Compared | None:
    """The comparison that a distance is: "a year earlier"; "a year ago" where a quarter is told of."""
    if value.back and value.many == 1 and value.unit == "Y" and anchor.period_quarter:
        return Compared(-1, "Y", "Q")
    if value.told and value.unit in ("Y", "M") and steps.unit_of(anchor.told) != "E":
        return Compared(round((-1 if value.back else 1) * (value.many or 0)), value.unit)
    return None


def origin(value: Away, anchor: Anchor) -> date | None:
    """The day from which a distance counts."""
    if value.of is not None:
        inner = resolve(value.of, anchor)
        days = bounds.days(inner.timex) if inner else None
        return (days[0] if value.back else days[1]) if days else None
    return (anchor.told_day or anchor.published) if value.told else anchor.now


def of_day(value: OfDay, anchor: Anchor) -> Resolved | None:
    """A part of a day, or a clock time."""
    if value.part == "overnight":
        return overnight(value.day, anchor)
    suffix = value.part or f"T{value.clock}"
    if value.day is None:
        near = anchor.told if steps.unit_of(anchor.told) == "D" and steps.DAY.match(anchor.told) else ""
        day = near[:10] or (anchor.published.isoformat() if anchor.published else UNKNOWN_DAY)
        return Resolved(day + suffix, "TIME")
    inner = resolve(value.day, anchor)
    if inner is None:
        return None
    if steps.DAY.match(inner.timex):
        return Resolved(inner.timex[:10] + suffix, "TIME", inner.mod)
    if inner.timex.startswith("XXXX-WXX"):
        return Resolved(inner.timex + suffix, "TIME", inner.mod)
    return Resolved(UNKNOWN_DAY + suffix, "TIME", inner.mod)


def overnight(day: Value | None, anchor: Anchor) -> Resolved | None:
    """The night that ended on a day, "overnight into Wednesday"; else on that of publication."""
    inner = resolve(day, anchor) if day else None
    ends = bounds.days(inner.timex) if inner else None
    morning = ends[0] if ends else None if day else anchor.published
    if morning is None:
        return Resolved(f"{UNKNOWN_DAY}TNI", "TIME")
    before = steps.moved(morning, -1, "D")
    if before is None:
        return None
    return Resolved(f"{before.isoformat()}TNI", "TIME", days=(before, morning))


def either(value: Either, anchor: Anchor) -> Resolved | None:
    """A day read in two ways: the one by the day of publication, if only one is; else its year alone."""
    found = [resolve(one, anchor) for one in value]
    days = [bounds.days(one.timex) for one in found if one]
    near = [
        day[0] for day in days if day and anchor.published and abs((day[0] - anchor.published).days) <= BESIDE
    ]
    return Resolved(near[0].isoformat() if len(near) == 1 else f"{value.day_first.year:04d}-XX-XX", "DATE")


def feast(value: Movable, anchor: Anchor) -> Resolved | None:
    """The nth weekday of a month, in its year or in the nearest one."""
    now = anchor.now
    if value.year is None and now is None:
        return Resolved(f"XXXX-{value.month:02d}-XX", "DATE")
    around = now.year if now and value.year is None else value.year or 1
    years = (around,) if value.year else (around - 1, around, around + 1)
    days = [day for year in years if (day := steps.nth_weekday(year, value.month, value.nth, value.weekday))]
    if now and value.back:
        days = [day for day in days if day < now]
    best = min(days, key=lambda day: abs((day - now).days) if now else 0, default=None)
    return Resolved(best.isoformat(), "DATE") if best else None


def literal(value: Literal, anchor: Anchor) -> Resolved | None:
    """A value as it stands in the text, if it names days that there are."""
    day = value.timex[:10]
    if "X" not in day and bounds.days(day) is None:
        return None
    return Resolved(value.timex, value.type)


def within(value: Within, anchor: Anchor) -> Resolved | None:
    """A unit around a time, or the nth unit in it."""
    inner = resolve(value.of, anchor)
    days = bounds.days(inner.timex) if inner else None
    if inner is None:
        return None
    if days is None:
        return inner
    if value.nth == 0:
        return Resolved(steps.around(days[0], value.unit), "DATE")
    start = days[0] if value.nth > 0 else days[1]
    if value.unit == "W":  # the first week of a month is the one with most of its days in it, as in ISO 8601
        start = start + timedelta(days=3 if value.nth > 0 else -3)
    moved = steps.moved(start, value.nth - 1 if value.nth > 0 else value.nth + 1, value.unit)
    return Resolved(steps.around(moved, value.unit), "DATE") if moved else None


def edge(value: Edge, anchor: Anchor) -> Resolved | None:
    """A time with its modifier."""
    inner = resolve(value.of, anchor)
    return inner._replace(mod=value.mod) if inner else None


def ref(value: Ref, anchor: Anchor) -> Resolved | None:
    """A vague time."""
    return dated(value.value, "DATE")


RULES: dict[type, Callable[..., Resolved | None]] = {
    Calendar: calendar,
    Step: step,
    Away: away,
    Length: length,
    Often: often,
    Ref: ref,
    Literal: literal,
    Movable: feast,
    Either: either,
    OfDay: of_day,
    Within: within,
    Bare: bare,
    Compared: compared,
    Edge: edge,
}
