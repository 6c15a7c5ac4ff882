"""Two weekdays told together follow on each other: on a Friday, "Friday and Saturday" began a week ago."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .anchor import Resolved
from .page import Page
from .shapes import Calendar, Found, Value

JOINTS = frozenset({"and", "to", "through", "until", "till", "-", "–"})
LONGEST = 2  # tokens between two days: "and on"
WEEK = timedelta(days=7)

Made = tuple[Found, Resolved]


def in_order(page: Page, found: Sequence[Made]) -> Iterator[Made]:
    """The times, a weekday before the one that follows on it."""
    later = [*found, None][1:]
    for (one, made), after in zip(found, later, strict=True):
        yield one, (earlier(made, after[1]) if after and are_pair(page, one, after[0]) else made)


def are_pair(page: Page, one: Found, other: Found) -> bool:
    """Whether two weekdays stand side by side: "Friday and Saturday", "Friday to Sunday"."""
    between = range(one.end, other.start)
    joined = 0 < len(between) <= LONGEST and page[between[0]] in JOINTS
    return joined and is_weekday(one.value) and is_weekday(other.value)


def is_weekday(value: Value) -> bool:
    """Whether a value is a weekday and no more."""
    return isinstance(value, Calendar) and bool(value.weekday) and not (value.day or value.month)


def earlier(made: Resolved, later: Resolved) -> Resolved:
    """A day, a week earlier where it would come after one that follows on it.

    >>> day = Resolved("2024-05-03", "DATE")
    >>> earlier(day, Resolved("2024-04-27", "DATE")).timex, earlier(day, Resolved("2024-05-04", "DATE")).timex
    ('2024-04-26', '2024-05-03')
    """
    try:
        day, other = date.fromisoformat(made.timex), date.fromisoformat(later.timex)
    except ValueError:
        return made  # a part of a day, or no day
    return made._replace(timex=(day - WEEK).isoformat()) if other < day < other + WEEK else made
