"""Counts as ranges: what they allow, what they name, how they go together."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ..model import Count
from .shapes import Range

Number = float | int


def allowed(count: Count) -> tuple[Number, Number]:
    """The numbers that a count allows, from lowest to highest; infinite where it is open above."""
    low = count.low if count.low is not None else 0
    return low, count.high if count.high is not None else math.inf


def named(count: Count) -> Number | None:
    """The number that a count names: its best, else its lower, else its upper end."""
    return next((one for one in (count.best, count.low, count.high) if one is not None), None)


def known(count: Count) -> bool:
    """Whether a count names any number."""
    return named(count) is not None


def go_together(one: Count, other: Count) -> bool:
    """Whether one number is allowed by both counts."""
    (low, high), (other_low, other_high) = allowed(one), allowed(other)
    return max(low, other_low) <= min(high, other_high)


def spread(counts: Iterable[Count]) -> Range | None:
    """From the lowest number that is named to the highest; None of none.

    >>> ten = Count(low=10, high=None, best=None, bound="at_least")
    >>> spread([ten, Count(low=14, high=14, best=14, bound="exact")])
    Range(low=10, high=14, open_above=False)
    >>> spread([Count(low=None, high=50, best=50, bound="approx")])  # "nearly 50"
    Range(low=50, high=50, open_above=False)
    >>> spread([ten])
    Range(low=10, high=10, open_above=True)
    """
    told = [count for count in counts if known(count)]
    if not told:
        return None
    lows = [count.low if count.low is not None else named(count) or 0 for count in told]
    tops = [high if high < math.inf else low for low, high in map(allowed, told)]
    open_above = any(
        allowed(count)[1] == math.inf and top >= max(tops) for count, top in zip(told, tops, strict=True)
    )
    return Range(min(lows), max(tops), open_above)


def joint(counts: Iterable[Count]) -> Range | None:
    """What all counts allow together; None where they contradict each other, or there is none."""
    told = [allowed(count) for count in counts if known(count)]
    if not told:
        return None
    low, high = max(one[0] for one in told), min(one[1] for one in told)
    if low > high:
        return None
    return Range(low, None if high == math.inf else high, open_above=high == math.inf)
