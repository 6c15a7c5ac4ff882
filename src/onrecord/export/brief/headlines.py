"""The numbers of a period at a glance, each with the incidents that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...archive import Listed
from ...incidents.shapes import Range
from ..terminal.incidents import shown
from .gathered import Found

MOST = 4
"""Incidents that a number names; how many more there are is told."""


class Part(NamedTuple):
    """An incident that a number is made of: its place in the page, what it is called, what it adds."""

    anchor: str
    name: str
    words: str


class Headline(NamedTuple):
    """A number, what it counts, what it is made of, how many incidents are not named."""

    number: str
    words: str
    parts: tuple[Part, ...]
    more: int


Placed = Sequence[tuple[str, Found]]
"""Incidents, each with its place in the page."""


def headlines(placed: Placed) -> Iterator[Headline]:
    """The numbers of a period; `placed` are its new incidents and those with news."""
    new = [one for one in placed if one[1].kind == "new"]
    news = [one for one in placed if one[1].kind == "changed"]
    torn = [one for one in placed if one[1].now.incident.contradictions]
    yield headline(len(new), "new incident", [part(*one, one[1].days) for one in new])
    yield from counted(new, "killed", killed)
    yield from counted(new, "injured", injured)
    yield headline(len(news), "incident told before, with news", [part(*one, moves(one[1])) for one in news])
    yield headline(len(torn), "incident in which sources contradict each other", [part(*one) for one in torn])


def counted(new: Placed, category: str, of: Callable[[Listed], Range]) -> Iterator[Headline]:
    """How many in all new incidents: nothing where no figure stands."""
    parts = [part(*one, known) for one in new if (known := shown(of(one[1].row)))]
    if parts:
        words = f"{category} in new incidents: the figures that stand, added up"
        yield Headline(shown(total(of(one.row) for _, one in new)), words, *named(parts))


def headline(number: int, words: str, parts: Sequence[Part]) -> Headline:
    """How many incidents of some kind."""
    return Headline(
        f"{number:,}", words.replace("incident", "incident" + "s" * (number != 1), 1), *named(parts)
    )


def named(parts: Sequence[Part]) -> tuple[tuple[Part, ...], int]:
    """The incidents that are named, and how many are not."""
    return tuple(parts[:MOST]), max(0, len(parts) - MOST)


def part(anchor: str, found: Found, words: str = "") -> Part:
    """An incident as a part of a number."""
    return Part(anchor, found.place, words)


def moves(found: Found) -> str:
    """The first count of an incident that is another than before: "killed 10+ → 14"."""
    moved = next((change for change in found.changes if change.moved), None)
    if moved is None:
        return ""
    now = shown(moved.now.range_affirmed) or "–"
    return f"{moved.now.category} {moved.was} → {now}" if moved.was else f"{now} {moved.now.category}"


def killed(row: Listed) -> Range:
    """How many were killed, as far as figures stand."""
    return Range(row.killed_low, row.killed_high, row.killed_open)


def injured(row: Listed) -> Range:
    """How many were injured, likewise."""
    return Range(row.injured_low, row.injured_high, row.injured_open)


def total(ranges: Iterable[Range]) -> Range | None:
    """Ranges added up: their lowest and their highest ends; open above where any is.

    >>> total([Range(10, 14), Range(2, 2, open_above=True), Range(None, None)])
    Range(low=12, high=16, open_above=True)
    """
    known = [one for one in ranges if one.low is not None]
    if not known:
        return None
    low, high = sum(one.low or 0 for one in known), sum(one.high or 0 for one in known)
    return Range(low, high, any(one.open_above for one in known))
