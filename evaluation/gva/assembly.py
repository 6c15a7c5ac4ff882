"""From the tolls of a report to one figure of the killed and one of the injured: the largest that is told."""

from __future__ import annotations

from collections.abc import Iterator

import onrecord
from onrecord.model import Category, Toll

TOLD = ("asserted", "negated")


def figures(record: onrecord.Record) -> tuple[int, int]:
    """The killed and the injured of a report's incident; casualties without the dead are injured."""
    killed = most(record, "killed")
    return killed, max(most(record, "injured"), most(record, "casualties") - killed)


def most(record: onrecord.Record, category: Category) -> int:
    """The largest count of a category, 0 where none is told."""
    return max((number(toll) for toll in of_incident(record) if toll.category == category), default=0)


def of_incident(record: onrecord.Record) -> Iterator[Toll]:
    """The tolls that are told as true, of one incident, and not as background."""
    background = {event.id for event in record.events if event.background}
    for toll in record.tolls:
        if toll.scope == "incident" and toll.polarity in TOLD and toll.event not in background:
            yield toll


def number(toll: Toll) -> int:
    """The number of a toll as it is best known: `best`, else `low`, else 0."""
    count = toll.count.value
    return int(next((one for one in (count.best, count.low) if one is not None), 0))
