"""What the happenings of an incident agree on, so that one report cannot chain two incidents together.

Where reports agree on the day of an incident, or on its place, those of another day or a far place do not
join them, however alike their words are. Nor do two that one report tells apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..earth import Point, km
from .facts import point
from .shapes import Happening

HEARD = 12
"""The members of an incident, the first ones, whose days and places count."""
MANY = 4
NARROW, APART = 1, 3  # days
NEAR_KM, FAR_KM = 25.0, 100.0


class Stand(NamedTuple):
    """The day on which a happening is set, as an ordinal, and the point; None where it is not known well.

    `document` is the report that tells it.
    """

    day: int | None
    point: Point | None
    document: str = ""


def stand(one: Happening) -> Stand:
    """When and where a happening is set."""
    day = None
    if one.first and one.last:
        first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
        day = first.toordinal() if (last - first).days <= NARROW else None
    at = next((at for at in (point(where.value) for where in one.where[:1]) if at), None)
    return Stand(day, at, one.document)


def fit(some: Sequence[Stand], others: Sequence[Stand]) -> bool:
    """Whether two groups may be one incident: where their members agree, they are not set apart.

    >>> monday, friday = Stand(738_000, None), Stand(738_004, None)
    >>> fit([monday], [friday]), fit([monday] * 4, [friday]), fit([monday] * 2, [friday] * 2)
    (True, False, False)
    """
    if {one.document for one in some if one.document} & {one.document for one in others}:
        return False
    (day, days), (other_day, other_days) = agreed_day(some), agreed_day(others)
    if day is not None and other_day is not None and firm(days, other_days) and abs(day - other_day) > APART:
        return False
    (at, times), (other_at, other_times) = agreed_point(some), agreed_point(others)
    if at is None or other_at is None or not firm(times, other_times):
        return True
    return km(at, other_at) <= FAR_KM


def firm(some: int, others: int) -> bool:
    """Whether so many who agree are enough: both groups have two, or one has four."""
    return min(some, others) > 1 or max(some, others) >= MANY


def agreed_day(some: Sequence[Stand]) -> tuple[int | None, int]:
    """The day that most of the first members name, and how many do."""
    days = Counter(one.day for one in some[:HEARD] if one.day is not None)
    return max(days.items(), key=lambda found: (found[1], -found[0])) if days else (None, 0)


def agreed_point(some: Sequence[Stand]) -> tuple[Point | None, int]:
    """The point that most of the first members are near, and how many are."""
    points = [one.point for one in some[:HEARD] if one.point]
    counted = [(sum(km(at, other) <= NEAR_KM for other in points), at) for at in points]
    times, at = max(counted, key=lambda found: found[0], default=(0, None))
    return at, times
