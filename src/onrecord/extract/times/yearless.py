"""Dates that leave out their year or week: by nearness, the tense of their clause, what was told."""

from __future__ import annotations

from datetime import date

from . import bounds, steps
from .anchor import UNKNOWN_DAY, Anchor
from .shapes import Calendar

# Each of the three was chosen on one half of tbaq-train and tried on the other (docs/extract/times.md).
SOON = 4  # months ahead within which a month without a tense lies ahead
TURN = 6  # months: in a history, "in January" after October is of the next year
WEEKDAY_CYCLE = 6  # years in which a day falls on each weekday, leap days apart
NEAR = 60  # days within which the nearest day is meant whatever the tense


def yearless(value: Calendar, anchor: Anchor) -> str | None:
    """The TIMEX3 of a date without a year."""
    now = anchor.now
    if now is None:
        return unanchored(value)
    if value.month:
        return month_day(value, now, anchor) if value.day else month(value.month, now, anchor)
    if value.weekday:
        return weekday(value, now, anchor)
    if value.season:
        return season(value.season, now, anchor)
    return quarter(value.quarter, now, anchor) if value.quarter else None


def unanchored(value: Calendar) -> str | None:
    """A date without year in a text without date."""
    if value.weekday and not value.month:
        return f"XXXX-WXX-{value.weekday}"
    return fields(value, "XXXX")


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it.

    >>> year_text(1984), year_text(-44)
    ('1984', 'BC0044')
    """
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def fields(value: Calendar, year: str = "") -> str | None:
    """The TIMEX3 of fields whose year is known, or is to be written so."""
    year = year or year_text(value.year)  # type: ignore[arg-type]
    if value.quarter:
        return f"{year}-Q{value.quarter}"
    if value.half:
        return f"{year}-H{value.half}"
    if value.season:
        return f"{year}-{value.season}"
    if value.month and value.day:
        leap = int(year) if year.isdecimal() and year != "0000" else 2000
        return (
            f"{year}-{value.month:02d}-{value.day:02d}" if steps.real(leap, value.month, value.day) else None
        )
    return f"{year}-{value.month:02d}" if value.month else year


def month_day(value: Calendar, now: date, anchor: Anchor) -> str | None:
    """A day of a month: the nearest; where both are far, the one that the clause looks to."""
    if anchor.history and value.month:
        return fields(value, f"{told_year(value.month, anchor, now):04d}")
    near = nearest_day(value, now)
    found = bounds.days(near) if near else None
    if found is None or value.weekday or abs((found[0] - now).days) <= NEAR:
        return near
    lean = anchor.lean()
    turned = found[0].year + (lean > 0 and found[0] < now) - (lean < 0 and found[0] > now)
    return fields(value, f"{turned:04d}")


def told_year(month: int, anchor: Anchor, now: date) -> int:
    """The year of a month in a history: that of the last time told, or the next when the year has turned."""
    turned = steps.unit_of(anchor.told) != "Y" and month < now.month - TURN
    return now.year + turned


def nearest_day(value: Calendar, now: date) -> str | None:
    """The day of a month nearest to the anchor.

    >>> nearest_day(Calendar(month=12, day=30), date(2021, 1, 15))
    '2020-12-30'
    """
    month, day = value.month or 1, value.day or 1
    reach = WEEKDAY_CYCLE if value.weekday else 1
    years = range(now.year - reach, now.year + reach + 1)
    near = [found for year in years if (found := steps.real(year, month, day))]
    if not near:
        return f"XXXX-{month:02d}-{day:02d}" if steps.real(2000, month, day) else None
    if value.weekday and (fitting := [found for found in near if found.isoweekday() == value.weekday]):
        near = fitting
    return min(near, key=lambda found: abs((found - now).days)).isoformat()


def weekday(value: Calendar, now: date, anchor: Anchor) -> str:
    """A bare weekday: the day of publication, the last one, or the next where the clause looks ahead."""
    if value.day:
        return nearest_month_day(value.day, value.weekday or 1, now)
    back = (now.isoweekday() - (value.weekday or 1)) % 7
    ahead = anchor.lean() > 0 and not anchor.history
    count = 7 - back if ahead and back else -back
    found = steps.moved(now, count, "D")
    return found.isoformat() if found else UNKNOWN_DAY


def nearest_month_day(day: int, weekday: int, now: date) -> str:
    """The nearest day of that number and weekday: "Friday the 13th"."""
    for away in range(12):
        for sign in (-1, 1):
            near = steps.moved(now.replace(day=1), sign * away, "M")
            found = steps.real(near.year, near.month, day) if near else None
            if found and found.isoweekday() == weekday:
                return found.isoformat()
    return UNKNOWN_DAY


def month(month: int, now: date, anchor: Anchor) -> str:
    """A bare month: the running or the last one, where the clause looks ahead the next."""
    if anchor.history:
        return f"{told_year(month, anchor, now):04d}-{month:02d}"
    lean, away = anchor.lean(), month - now.month
    ahead = lean > 0 or (lean == 0 and 0 < away <= SOON)
    year = now.year + (away < 0 if ahead else -(away > 0))
    return f"{year:04d}-{month:02d}"


def season(name: str, now: date, anchor: Anchor) -> str:
    """A bare season: of the anchor's year, the last one where it has not begun and nothing looks ahead."""
    begins = steps.SEASON_MONTHS[name]
    if anchor.history:
        return f"{now.year:04d}-{name}"
    year = now.year
    if steps.season_of(now).endswith(name):
        return steps.season_of(now)
    if now.month < begins and anchor.lean() < 0:
        year -= 1
    elif now.month > begins and anchor.lean() > 0:
        year += 1
    return f"{year:04d}-{name}"


def quarter(number: int, now: date, anchor: Anchor) -> str:
    """A quarter without a year: the last one that had begun."""
    begun = number * 3 - 2 <= now.month
    return f"{now.year - (not begun and anchor.lean() <= 0):04d}-Q{number}"
