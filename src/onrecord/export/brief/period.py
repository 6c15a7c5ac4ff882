"""The days that a brief is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ...model import iso_day, iso_moment


class Period(NamedTuple):
    """From one day to another, both included, as ISO days."""

    since: str
    until: str

    @property
    def eve(self) -> str:
        """The day before: what was told by then was known before.

        >>> Period("2023-03-01", "2023-03-07").eve
        '2023-02-28'
        """
        return earlier(self.since, 1)

    def holds(self, published: str | None) -> bool:
        """Whether something was published in these days; what has no day was not."""
        return published is not None and self.since <= iso_day(published).isoformat() <= self.until


def earlier(day: str, days: int) -> str:
    """The day so many days before one; the first of all where there is none.

    >>> earlier("2023-03-01", 1), earlier("0001-01-02", 9)
    ('2023-02-28', '0001-01-01')
    """
    at = date.fromisoformat(day)
    return (at - min(timedelta(days), at - date.min)).isoformat()


def period(since: str, until: str | None, last: str | None) -> Period:
    """The period between two days or moments; until `last`, the archive's last day, where no end is given.

    ValueError for a day that is none, and for an end before the beginning.
    """
    first = iso_moment(since).isoformat()[:10]
    end = iso_moment(until).isoformat()[:10] if until else max(first, last or first)
    if end < first:
        raise ValueError(f"{end} is before {first}: give a later --until, or an earlier --since")
    return Period(first, end)
