"""How many incidents there were over time: an SVG by days, weeks, months or years, as they have room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..export.plot import Tick, nice
from ..export.terminal import words
from .wish import Wish

WIDTH, HEIGHT = 1100, 168
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 12, 28
"""Pixels around the drawing itself."""
DAYS, WEEKS, MONTHS = 62, 430, 3700
"""The longest spans, in days, that are drawn day by day, week by week, month by month."""
MOST = 130  # bars; what came before is left to a link
LABELLED = 9  # bars with words below
GAP = 1.5  # pixels between bars, at most


class Bin(NamedTuple):
    """A bar: its days, how many incidents, where it stands, what it is called, where it leads."""

    first: str
    last: str
    number: int
    x: float
    y: float
    width: float
    height: float
    label: str
    address: str


class Timeline(NamedTuple):
    """The drawing; `earlier` are incidents before it."""

    step: str
    bins: tuple[Bin, ...]
    numbers: tuple[Tick, ...]
    days: tuple[Tick, ...]
    earlier: int
    width: int = WIDTH
    height: int = HEIGHT


def timeline(counted: list[tuple[str, int]], wish: Wish) -> Timeline | None:
    """The drawing of incidents by the day they ended on; None where none has a day."""
    known = [(found, number) for text, number in counted if (found := day(text))]
    if not known:
        return None
    begin = day(wish.since) or known[0][0]
    end = max(day(wish.until) or known[-1][0], begin)
    step = step_of((end - begin).days)
    begin = start_of(begin, step)
    spans = list(periods(begin, end, step))[-MOST:]
    numbers: Counter[date] = Counter()
    for found, number in known:
        numbers[start_of(found, step)] += number
    ticks = nice(max((numbers[first] for first, _ in spans), default=1))
    bins = tuple(bars(spans, numbers, ticks[-1], step, wish))
    return Timeline(
        step=step,
        bins=bins,
        numbers=tuple(Tick(level(one, ticks[-1]), f"{one:,}") for one in ticks),
        days=tuple(labels(bins)),
        earlier=sum(number for first, number in numbers.items() if first < spans[0][0]),
    )


def day(text: str | None) -> date | None:
    """A day, None for what is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def step_of(days: int) -> str:
    """By what a span of so many days is drawn.

    >>> [step_of(days) for days in (30, 365, 3000, 9000)]
    ['day', 'week', 'month', 'year']
    """
    return "day" if days <= DAYS else "week" if days <= WEEKS else "month" if days <= MONTHS else "year"


def start_of(one: date, step: str) -> date:
    """The first day of the week, month or year of a day.

    >>> start_of(date(2023, 10, 18), "week"), start_of(date(2023, 10, 18), "month")
    (datetime.date(2023, 10, 16), datetime.date(2023, 10, 1))
    """
    if step == "day":
        return one
    if step == "week":
        return one - timedelta(days=one.weekday())
    return one.replace(day=1) if step == "month" else one.replace(month=1, day=1)


def after(one: date, step: str) -> date:
    """The first day of what comes next."""
    if step in ("day", "week"):
        return one + timedelta(days=1 if step == "day" else 7)
    return start_of(one + timedelta(days=32 if step == "month" else 366), step)


def periods(begin: date, end: date, step: str) -> Iterator[tuple[date, date]]:
    """First and last day of each bar."""
    while begin <= end:
        try:
            following = after(begin, step)
        except OverflowError:  # the year 9999 is the last
            yield begin, date.max
            return
        yield begin, following - timedelta(days=1)
        begin = following


def bars(
    spans: list[tuple[date, date]], numbers: Counter[date], top: int, step: str, wish: Wish
) -> Iterator[Bin]:
    """The bars from left to right."""
    wide = (WIDTH - LEFT - RIGHT) / len(spans)
    for at, (first, last) in enumerate(spans):
        number = numbers[first]
        y = level(number, top)
        yield Bin(
            first=first.isoformat(),
            last=last.isoformat(),
            number=number,
            x=round(LEFT + at * wide, 1),
            y=y,
            width=round(max(1.0, min(wide - min(GAP, wide / 5), 40.0)), 1),
            height=round(HEIGHT - BOTTOM - y, 1),
            label=called(first, step),
            address=wish.address("incidents", since=first.isoformat(), until=last.isoformat()),
        )


def level(number: int, top: int) -> float:
    """How far down a number stands in the drawing."""
    return round(HEIGHT - BOTTOM - number * (HEIGHT - TOP - BOTTOM) / (top or 1), 1)


def called(first: date, step: str) -> str:
    """What a bar is called."""
    if step == "week":
        return f"week of {words.day(first.isoformat())}"
    return {"day": words.day(first.isoformat()), "month": f"{first:%B %Y}", "year": f"{first:%Y}"}[step]


def labels(bins: tuple[Bin, ...]) -> Iterator[Tick]:
    """The words below: of every so manyth bar."""
    every = -(-len(bins) // LABELLED)
    for one in bins[: len(bins) - every // 2 : every]:
        yield Tick(round(one.x, 1), one.label.removeprefix("week of "))
