"""Whether a text tells of long ago, so that "in March" is the March of the year it has got to."""

from __future__ import annotations

from datetime import date

from .shapes import Away, Calendar, Edge, Found, OfDay, Step, Value

# Chosen on wikiwars-train (16 histories) and one half of tbaq-train (news): docs/extract/times.md.
LEAST = 6  # old years that a history names at least
RATIO = 3  # how many times as often as it counts from the day of publication
OLD = 2  # years before publication


def tells(found: list[Found], published: date | None) -> bool:
    """Whether a text names old years, and far more often than it counts from the day of publication."""
    latest = published.year if published else date.max.year
    values = [one.value for one in found]
    years = [value.year for value in values if isinstance(value, Calendar) and isinstance(value.year, int)]
    old = sum(year < latest - OLD for year in years)
    return old >= LEAST and old > RATIO * sum(map(from_today, values))


def from_today(value: Value) -> bool:
    """Whether a value counts from the day of publication: "last week", "two years ago", "Friday".

    >>> from_today(Step(-1, "W")), from_today(Calendar(weekday=5)), from_today(Calendar(1984))
    (True, True, False)
    """
    if isinstance(value, Edge):
        return from_today(value.of)
    if isinstance(value, OfDay):
        return value.day is not None and from_today(value.day)
    if isinstance(value, Step | Away):
        return not value.told
    return isinstance(value, Calendar) and bool(value.weekday) and not value.day
