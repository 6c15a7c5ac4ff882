"""The day of a deed by how long it was ago when its report was written: "Three days after rockets hit"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from ...model import When
from .asides import OtherDay, counted

DAYS = frozenset({"day", "days"})
WEEKS = frozenset({"week", "weeks"})
YEAR = 12  # months
MONTHS_OF = {"month": 1, "months": 1, "year": YEAR, "years": YEAR, "decade": 10 * YEAR, "decades": 10 * YEAR}
SUNDAY = timedelta(days=6)


def day_of_deed(words: Sequence[str], clause: OtherDay, written: date, *, now: bool) -> When | None:
    """The time of a clause behind "three days after", counted back from the day of writing.

    What was done after that deed may have been done the day before, unless it is told of `now`; of what was
    done months after it may have been long ago.

    >>> clause, words = OtherDay(2, 5, -3), "three days after they left".split()
    >>> day_of_deed(words, clause, date(2024, 5, 3), now=True).edtf
    '2024-04-30'
    >>> day_of_deed("a week after they left".split(), clause, date(2024, 5, 3), now=True).timex
    '2024-W17'
    >>> day_of_deed("six months after they left".split(), clause, date(2024, 5, 3), now=True).timex
    '2023-11'
    """
    unit, many = words[clause.start - 1], counted(words, clause.start - 1)
    if many is None or written.year == date.min.year:
        return None
    if unit in DAYS:
        return by_day(written - timedelta(days=many), now=now)
    if unit in WEEKS:
        return by_week(written - timedelta(weeks=many))
    months = many * MONTHS_OF.get(unit, 0)
    return by_months(written, months) if now and months else None


def by_day(day: date, *, now: bool) -> When:
    """A day, or that and the one before."""
    told, first = day.isoformat(), day if now else day - timedelta(days=1)
    if now:
        return When(timex=told, type="DATE", edtf=told, first=told, last=told)
    return When(
        timex=told, type="DATE", mod="APPROX", edtf=f"{told}~", first=first.isoformat(), last=told
    )  # fmt: skip


def by_months(day: date, many: int) -> When | None:
    """The month so many months before a day, about; the year, where they are whole years."""
    year, month = divmod(day.year * YEAR + day.month - 1 - many, YEAR)
    if year < date.min.year:
        return None
    if many % YEAR == 0:
        told, first, last = f"{year:04}", date(year, 1, 1), date(year, YEAR, 31)
    else:
        told, first = f"{year:04}-{month + 1:02}", date(year, month + 1, 1)
        last = first.replace(day=monthrange(year, month + 1)[1])
    return When(
        timex=told,
        type="DATE",
        mod="APPROX",
        edtf=f"{told}~",
        first=first.isoformat(),
        last=last.isoformat(),
    )


def by_week(day: date) -> When:
    """The week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    last = (monday + SUNDAY).isoformat()
    return When(timex=f"{year:04}-W{week:02}", type="DATE", first=monday.isoformat(), last=last)
