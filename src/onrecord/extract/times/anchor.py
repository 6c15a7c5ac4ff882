"""What a time is resolved against, and what it resolves to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ...model import TimexType
from . import bounds

UNKNOWN_DAY = "XXXX-XX-XX"
REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


class Resolved(NamedTuple):
    """A TIMEX3 value with its type and modifier; days only where they do not follow from the value."""

    timex: str
    type: TimexType
    mod: str | None = None
    days: tuple[date, date] | None = None


class Anchor(NamedTuple):
    """What a value is resolved against: the day of publication, what was told, the lean of the clause."""

    published: date | None
    told: str
    period: str  # the last month, quarter or year told
    lean: Callable[[], int]
    history: bool = False

    @property
    def told_day(self) -> date | None:
        """The first day of the last time told."""
        found = bounds.days(self.told)
        return found[0] if found else None

    @property
    def period_quarter(self) -> str:
        """The last period told, if it is a quarter."""
        return self.period if "-Q" in self.period else ""

    @property
    def now(self) -> date | None:
        """The day from which the text counts: of publication, in a history the last told."""
        return (self.told_day or self.published) if self.history else self.published


def dated(timex: str | None, kind: TimexType) -> Resolved | None:
    """A value of a type, if there is one."""
    return Resolved(timex, kind) if timex else None
