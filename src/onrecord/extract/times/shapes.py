"""What a time expression says before it is anchored: values that hold values.

"early last Friday morning" is `Edge("START", OfDay(Step(-1, Calendar(weekday=5)), part="TMO"))`.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ...model import TimexType


class Calendar(NamedTuple):
    """Fields of the calendar as far as they are said; a century counts from 1, a year before Christ is < 0.

    The year may be a step itself: "the third quarter of last year".
    """

    year: int | Step | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None


class Step(NamedTuple):
    """So many units, or calendar fields, from an anchor: "last week", "this May", "the following day"."""

    by: int
    of: str | Calendar
    told: bool = False  # from the last time told instead of the day of publication


class Away(NamedTuple):
    """A length of time from an anchor: "three weeks ago", "two days later", "a day after Christmas"."""

    many: float | None  # None is "several"
    unit: str
    back: bool
    told: bool = False
    of: Value | None = None


class Length(NamedTuple):
    """A duration: "three weeks"; `toward` is -1 for "the past ...", 1 for "the next ..."."""

    parts: tuple[tuple[float | None, str], ...]
    toward: int = 0


class Often(NamedTuple):
    """A set of times: "daily", "every Monday"."""

    of: str | Calendar
    part: str = ""


class Ref(NamedTuple):
    """A vague past, present or future."""

    value: str


class Literal(NamedTuple):
    """A value that stands in the text as it is."""

    timex: str
    type: TimexType


class Either(NamedTuple):
    """A day that can be read in two ways: "3/4/2021"; told apart by nearness, or not at all."""

    month_first: Calendar
    day_first: Calendar


class Movable(NamedTuple):
    """The nth weekday of a month, the last for -1; `back` of the last such day, else of the nearest year."""

    month: int
    nth: int
    weekday: int
    year: int | None = None
    back: bool = False


class OfDay(NamedTuple):
    """A part of a day or a clock time, on a day; the day is None where it must be found."""

    day: Value | None
    part: str = ""
    clock: str = ""


class Within(NamedTuple):
    """A unit around a time, "the week of 6 March", or the `nth` in it: "the first week of May"."""

    unit: str
    of: Value
    nth: int = 0


class Bare(NamedTuple):
    """A unit with a definite article: "the quarter", "the year"; taken up from the last time told."""

    unit: str


class Compared(NamedTuple):
    """The time told, some units away, as fine as the time told: "a year earlier", "the year-ago quarter"."""

    by: int
    unit: str
    fine: str = ""  # the unit it must have: "the year-ago quarter"


class Edge(NamedTuple):
    """A time with a TIMEX3 modifier: "early May", "more than two years"."""

    mod: str
    of: Value


Value: TypeAlias = (
    Calendar
    | Movable
    | Step
    | Away
    | Length
    | Often
    | Ref
    | Literal
    | Either
    | OfDay
    | Within
    | Bare
    | Compared
    | Edge
)


class Found(NamedTuple):
    """An unresolved value at words [start, end) of a page."""

    start: int
    end: int
    value: Value
