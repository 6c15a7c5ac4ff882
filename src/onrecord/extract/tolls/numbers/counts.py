"""What is counted, as values: an amount with its bounds."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ....model import Bound, Count

Sort = Literal["number", "range", "vague", "unknown", "none", "any", "one", "plural"]


Limit = Literal["", "at_least", "above", "at_most", "below", "approx", "near", "just_under", "just_over"]


LIMITS: tuple[Limit, ...] = (
    "at_least",
    "above",
    "at_most",
    "below",
    "approx",
    "near",
    "just_under",
    "just_over",
)


class Amount(NamedTuple):
    """An amount at tokens [start, end); `value` is the plain number in it, `definite` is "the 15"."""

    start: int
    end: int
    tally: Count
    sort: Sort
    value: float | int | None = None
    definite: bool = False
    derivation: str | None = None


def exact(value: float | int) -> Count:
    """A stated number."""
    return Count(low=value, high=value, best=value, bound="exact")


def approximate(value: float | int) -> Count:
    """A number that is about right."""
    return Count(low=value, high=value, best=value, bound="approx")


def unknown(word: str | None = None) -> Count:
    """A mention without a number."""
    return Count(low=None, high=None, best=None, bound="unknown", vague=word)


def zero() -> Count:
    """A stated zero."""
    return Count(low=0, high=0, best=0, bound="none")


def bounded(value: float | int, limit: Limit, base: Bound = "exact") -> Count:
    """The count of a number with the words before it: "more than 40" is 41 or more.

    >>> bounded(40, "above").low, bounded(20, "below").high, bounded(30, "near").best
    (41, 19, 30)
    """
    counts: dict[Limit, Count] = {
        "": Count(low=value, high=value, best=value, bound=base),
        "at_least": Count(low=value, high=None, best=None, bound="at_least"),
        "above": Count(low=value + 1, high=None, best=None, bound="at_least"),
        "at_most": Count(low=None, high=value, best=None, bound="at_most"),
        "below": Count(low=None, high=value - 1, best=None, bound="at_most"),
        "approx": approximate(value),
        "near": Count(low=None, high=value, best=value, bound="approx"),
        "just_under": Count(low=None, high=value - 1, best=value, bound="approx"),
        "just_over": Count(low=value + 1, high=None, best=value, bound="approx"),
    }
    return counts[limit]


def span_of(low: float | int, high: float | int) -> Count:
    """A range."""
    return Count(low=low, high=high, best=None, bound="range")
