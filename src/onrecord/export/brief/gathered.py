"""The incidents of a period: which are new, which have changed, which are told again, which in passing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from ...archive import Archive, Asked, Listed, Whole
from ...archive.incidents import listed_of
from ...errors import AbsentError
from ...incidents.shapes import Incident, Range
from ..terminal import words
from ..terminal.incidents import shown
from .changes import Change, changes, is_new
from .period import Period, earlier

Kind = Literal["new", "changed", "again", "passing"]

OLD = 30
"""Days: what happened longer before the period and is told for the first time is told in passing.

Happenings told farther apart are not taken to be one incident either (incidents/match.py).
"""
MANY = 100_000
"""Incidents of a period, at most."""


class Found(NamedTuple):
    """An incident as it is known at the end of the period, and before it.

    `name` is its id in the archive, `row` what a list shows of it, as of the end of the period.
    """

    name: str
    kind: Kind
    now: Whole
    before: Incident | None
    row: Listed
    changes: tuple[Change, ...]

    @property
    def place(self) -> str:
        """Where it happened, as lists and headlines have it."""
        return self.row.where_name or "place not known"

    @property
    def days(self) -> str:
        """The days of the incident; nothing where they are not known."""
        return words.days(self.row.first, self.row.last) if self.row.first and self.row.last else ""

    @property
    def counted(self) -> bool:
        """Whether a figure stands."""
        return bool(self.changes) and self.changes[0].now.range_affirmed is not None

    @property
    def killed(self) -> str:
        """How many were killed, as far as figures stand."""
        return shown(Range(self.row.killed_low, self.row.killed_high, self.row.killed_open))

    @property
    def injured(self) -> str:
        """How many were injured, likewise."""
        return shown(Range(self.row.injured_low, self.row.injured_high, self.row.injured_open))


def gather(archive: Archive, about: Period, step: Callable[[int], None]) -> Iterator[Found]:
    """The incidents that reports of the period tell of, the weightiest first; `step` is called for each."""
    asked = Asked(told_since=about.since, told_until=about.until)
    names = [one.id for one in archive.incidents(asked, limit=MANY).incidents]
    found = []
    for name in names:
        found.append(one_of(archive, name, about))
        step(1)
    yield from sorted(found, key=lambda one: (*weight(one.row), one.name), reverse=True)


def one_of(archive: Archive, name: str, about: Period) -> Found:
    """An incident of the period."""
    now = archive.incident(name, until=about.until)
    before = known(archive, name, about.eve)
    compared = tuple(changes(now.incident, before))
    row = listed_of(now.incident)
    return Found(name, kind(now, before, compared, row, about), now, before, row, compared)


def known(archive: Archive, name: str, until: str) -> Incident | None:
    """An incident as it was told by a day, None where it was not, or nothing was read in it."""
    try:
        found = archive.incident(name, until=until)
    except AbsentError:
        return None
    return None if found.bare else found.incident


def kind(
    now: Whole, before: Incident | None, compared: tuple[Change, ...], row: Listed, about: Period
) -> Kind:
    """What an incident is to the period."""
    if before is None:
        old = row.last is not None and row.last < earlier(about.since, OLD)
        return "passing" if old or all(one.background for one in now.members) else "new"
    fresh = any(is_new([one], before) for one in now.incident.contradictions)
    return "changed" if fresh or any(one.moved for one in compared) else "again"


def weight(row: Listed) -> tuple[float, ...]:
    """What brings an incident before others: killed, then injured, then reports that are no copies."""
    return (row.killed_high or 0, row.injured_high or 0, len(row.contradictions), row.sources)
