"""What was counted, over time and by source: a drawing in SVG, made of plain numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from ..archive.voices import voice
from ..incidents.shapes import Claim
from .terminal import words

WIDTH, HEIGHT = 760, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 24, 22, 44
"""Pixels around the plot itself."""
MOST = 10**15  # as many as are read of a text
STYLES = 8
"""How many sources have a colour and a shape of their own."""
STEPS = (1, 2, 5)
APART = 13  # pixels between claims of one moment


class Bar(NamedTuple):
    """A claim in the drawing: from its lowest to its highest figure, and where its mark sits."""

    claim: str
    style: int
    status: str
    x: float
    low: float
    high: float
    at: float
    open_above: bool
    open_below: bool
    label: str
    title: str


class Tick(NamedTuple):
    """A mark on an axis."""

    at: float
    label: str


class Source(NamedTuple):
    """Somebody who counted: a name, and the style of its marks."""

    name: str
    style: int


class Plot(NamedTuple):
    """A drawing, in pixels."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    lines: tuple[tuple[int, str], ...]
    sources: tuple[Source, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    title: str


def plot(claims: Sequence[Claim], title: str) -> Plot | None:
    """The drawing of some claims on one thing counted; None where none has a figure that can be drawn."""
    shown = sorted((one for one in claims if top(one) is not None and drawable(one)), key=moment)
    if not shown:
        return None
    names: dict[str, str] = {}
    for one in shown:
        names.setdefault(voice(source(one)), source(one))
    sources = {key: Source(name, at % STYLES) for at, (key, name) in enumerate(names.items())}
    highest = max(top(one) or 0 for one in shown)
    ticks = nice(highest)
    scale = (HEIGHT - TOP - BOTTOM) / (ticks[-1] or 1)
    places, days = along([moment(one) for one in shown])
    bars = tuple(
        bar(one, sources[voice(source(one))].style, x, scale) for one, x in zip(shown, places, strict=True)
    )
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        bars=bars,
        lines=tuple(lines(bars)),
        sources=tuple(sources.values()),
        days=days,
        numbers=tuple(Tick(level(one, scale), f"{one:,}") for one in ticks),
        title=title,
    )


def source(claim: Claim) -> str:
    """Who counted: in the report's words, else the report itself."""
    return claim.source.value if claim.source else f"{claim.outlet or 'the report'} itself"


def top(claim: Claim) -> float | None:
    """The highest figure that a claim names."""
    count = claim.count.value
    return next((one for one in (count.high, count.best, count.low) if one is not None), None)


def drawable(claim: Claim) -> bool:
    """Whether all figures of a claim have a place on an axis."""
    count = claim.count.value
    return all(abs(one) <= MOST for one in (count.low, count.high, count.best) if one is not None)


def moment(claim: Claim) -> datetime:
    """When a claim was published; long ago where that is not known."""
    try:
        found = datetime.fromisoformat(claim.published or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def bar(claim: Claim, style: int, x: float, scale: float) -> Bar:
    """A claim as it is drawn."""
    count = claim.count.value
    figures = [one for one in (count.low, count.high, count.best) if one is not None]
    low, high = min(figures), max(figures)
    marked = count.best if count.best is not None else low if count.low is not None else high
    told = words.count(count)
    return Bar(
        claim=claim.id,
        style=style,
        status=claim.status,
        x=round(x, 1),
        low=level(low, scale),
        high=level(high, scale),
        at=level(marked, scale),
        open_above=count.high is None and count.low is not None and count.best is None,
        open_below=count.low is None and count.high is not None,
        label=told if len(told) < 9 else f"{marked:,}",
        title=f"{source(claim)}: {told}, {words.day(claim.published) if claim.published else 'no date'}",
    )


def level(number: float, scale: float) -> float:
    """How far down a number stands in the drawing."""
    return round(HEIGHT - BOTTOM - number * scale, 1)


def nice(highest: float) -> list[int]:
    """Numbers for an axis from 0 to the highest figure or over it, six at most.

    >>> nice(14), nice(3), nice(0), nice(1200)
    ([0, 5, 10, 15], [0, 1, 2, 3], [0, 1], [0, 500, 1000, 1500])
    """
    whole = max(1, math.ceil(highest))
    steps = (step * 10**power for power in range(len(str(whole))) for step in STEPS)
    step = next(step for step in steps if whole <= 4 * step)
    return list(range(0, whole + step, step)) if whole % step else list(range(0, whole + 1, step))


def along(moments: Sequence[datetime]) -> tuple[list[float], tuple[Tick, ...]]:
    """Where moments stand from left to right, and the days below; those of one moment stand apart."""
    known = [one for one in moments if one.year > 1]
    begin, end = (min(known), max(known)) if known else (datetime.now(UTC), datetime.now(UTC))
    room = WIDTH - LEFT - RIGHT - 60
    whole = (end - begin) / timedelta(seconds=1)

    def place(one: datetime) -> float:
        if one.year == 1 or not whole:
            return LEFT + 30 + (room / 2 if not whole else -14)
        return LEFT + 30 + room * ((one - begin) / timedelta(seconds=1)) / whole

    found = [place(one) for one in moments]
    for at in range(1, len(found)):
        found[at] = max(found[at], found[at - 1] + APART)
    over = max(0.0, (found[-1] if found else 0) - (WIDTH - RIGHT - 10))
    found = [one - over * (at / max(1, len(found) - 1)) for at, one in enumerate(found)]
    return found, tuple(days(known, place))


def days(known: Iterable[datetime], place: Callable[[datetime], float]) -> list[Tick]:
    """The days that something was published on, as many as have room."""
    ticks: list[Tick] = []
    for day, some in groupby(sorted(known), key=lambda one: one.date()):
        at = place(next(some))
        if not ticks or at - ticks[-1].at > 70:
            ticks.append(Tick(round(at, 1), words.day(day.isoformat())))
    return ticks


def lines(bars: Iterable[Bar]) -> list[tuple[int, str]]:
    """For each source that counted more than once, the way from figure to figure."""
    some = sorted((one for one in bars if one.status != "duplicate"), key=lambda one: one.style)
    found = []
    for style, group in groupby(some, key=lambda one: one.style):
        points = [f"{one.x},{one.at}" for one in group]
        if len(points) > 1:
            found.append((style, " ".join(points)))
    return found
