"""A first and a last day are one time: "between 22 and 27 April", "from Monday to Wednesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ...model import Sourced, When

DAYS = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
LED = ("from", "of", "during", "over", "period", "dates", "(")
BEFORE = {"and": ("between",), "to": LED, "until": LED, "till": LED, "through": None}
"""The words between two times that make a range of them, and those before it that must go with them."""
DASHES = frozenset({"-", "–", "—"})
LEAD = 12  # characters before the first time in which "between", "from" or "of" may stand
LONGEST = 12  # characters between two times of a range
UNITS = {4: "Y", 7: "M", 10: "D"}


def joined(text: str, times: Sequence[Sourced[When]]) -> Iterator[Sourced[When]]:
    """Times with those that are the ends of a range made one."""
    taken = False
    for one, other in pairwise([*times, None]):
        if taken or one is None:
            taken = False
            continue
        whole = ranged(text, one, other) if other else None
        taken = whole is not None
        yield whole or one


def ranged(text: str, one: Sourced[When], other: Sourced[When]) -> Sourced[When] | None:
    """The range that two times are the ends of, None where they are none."""
    start, end = one.spans[0][0], other.spans[-1][1]
    low, high = one.value, other.value
    if low.mod or high.mod or not (DAYS.fullmatch(low.timex) and DAYS.fullmatch(high.timex)):
        return None
    gap, behind = (one.spans[-1][1], other.spans[0][0]), text[end : end + 1]
    if not (is_range(text, start, *gap) or are_days_on_end(low, high, text[slice(*gap)], behind)):
        return None
    if len(low.timex) != len(high.timex) or low.timex >= high.timex or not (low.first and high.last):
        return None
    when = When(
        timex=f"P{length(low.timex, high.timex)}{UNITS[len(low.timex)]}",
        type="DURATION",
        edtf=f"{low.timex}/{high.timex}",
        first=low.first,
        last=high.last,
    )
    known = [each.confidence for each in (one, other) if each.confidence is not None]
    return Sourced(when, ((start, end),), one.by, min(known, default=None))


def is_range(text: str, start: int, end: int, further: int) -> bool:
    """Whether the words around two times make a range of them: "from 3 to 5 May", "3-5 May".

    >>> is_range("from 3 to 5 May", 5, 6, 10), is_range("on 3 and 5 May", 3, 4, 9)
    (True, False)
    >>> is_range("strikes of 3 to 5 May", 11, 12, 16), is_range("was put off on 3 to 5 May", 15, 16, 20)
    (True, False)
    """
    words = text[end:further].lower().split() if further - end <= LONGEST else []
    if len(words) != 1:
        return False
    if words[0] in DASHES:
        return True
    if words[0] not in BEFORE:
        return False
    needed = BEFORE[words[0]]
    lead = text[max(0, start - LEAD) : start].lower().split()
    return needed is None or lead[-1:] in [[word] for word in needed]


def are_days_on_end(low: When, high: When, between: str, behind: str) -> bool:
    """Whether two times are days that follow on each other, told together: "on Monday and Tuesday".

    >>> days = [When(timex=f"2024-04-{day}", type="DATE") for day in (29, 30)]
    >>> are_days_on_end(*days, " and ", ","), are_days_on_end(*days, " and ", "'")
    (True, False)
    """
    both = len(low.timex) == len(high.timex) == len("2024-04-22")
    if not both or between.strip().lower() not in {"and", "and on"} or behind in {"'", "’"}:
        return False
    return (date.fromisoformat(high.timex) - date.fromisoformat(low.timex)).days == 1


def length(low: str, high: str) -> int:
    """How many days, months or years lie from one to another, both counted.

    >>> length("2024-04-22", "2024-04-27"), length("2023-11", "2024-02"), length("2019", "2021")
    (6, 4, 3)
    """
    if len(low) == len("2024-04-22"):
        return (date.fromisoformat(high) - date.fromisoformat(low)).days + 1
    (year, month), (later, last) = ((int(one[:4]), int(one[5:] or 0)) for one in (low, high))
    return (later - year) * (12 if month else 1) + last - month + 1
