"""The day of a deed by how long it was ago when its report was written: "Three days after rockets hit"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ...model import When
from .asides import OtherDay, counted

DAYS = frozenset({"day", "days"})
WEEKS = frozenset({"week", "weeks"})
SUNDAY = timedelta(days=6)


def day_of_deed(words: Sequence[str], clause: OtherDay, written: date, *, now: bool) -> When | None:
    """The time of a clause behind "three days after", counted back from the day of writing.

    What was done after that deed may have been done the day before, unless it is told of `now`.

    >>> clause, words = OtherDay(2, 5, -3), "three days after they left".split()
    >>> day_of_deed(words, clause, date(2024, 5, 3), now=True).edtf
    '2024-04-30'
    >>> day_of_deed("a week after they left".split(), clause, date(2024, 5, 3), now=True).timex
    '2024-W17'
    """
    unit, many = words[clause.start - 1], counted(words, clause.start - 1)
    if many is None or written.year == date.min.year:
        return None
    if unit in DAYS:
        return by_day(written - timedelta(days=many), now=now)
    return by_week(written - timedelta(weeks=many)) if unit in WEEKS else None


def by_day(day: date, *, now: bool) -> When:
    """A day, or that and the one before."""
    told, first = day.isoformat(), day if now else day - timedelta(days=1)
    if now:
        return When(timex=told, type="DATE", edtf=told, first=told, last=told)
    return When(
        timex=told, type="DATE", mod="APPROX", edtf=f"{told}~", first=first.isoformat(), last=told
    )  # fmt: skip


def by_week(day: date) -> When:
    """The week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    last = (monday + SUNDAY).isoformat()
    return When(timex=f"{year:04}-W{week:02}", type="DATE", first=monday.isoformat(), last=last)
