"""The entries of a live ticker: one report whose figures were told at different times of a day."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import datetime, timedelta
from functools import lru_cache

ENTRY = re.compile(
    r"(?:^|(?<=[.!?”\"]\s))(?:Updated?:?\s)?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)"
    r"(?=(?:\s?(?:h|hrs|GMT|UTC|[AaPp]\.?[Mm]\.?))?\s?[:–—-]?\s?[A-Z“\"‘'])",
    re.MULTILINE,
)
"""The time that begins an entry: "17:31 According to", "15.57 — Our photographer"."""
FEWEST = 3
"""How many entries make a ticker."""
AHEAD = timedelta(hours=1)
"""An entry so long after its report was published is one of the day before."""


@lru_cache(maxsize=16)
def entries(text: str) -> tuple[tuple[int, int], ...]:
    """Where the entries of a ticker begin, and at which minute of the day each was told; none of other texts.

    >>> entries("08.20 A strike. 09.05 Four died. 12:00 The search ends.")
    ((0, 500), (16, 545), (33, 720))
    >>> entries("At 08.20 a bus fell. 12:00 It burned.")
    ()
    """
    found = [
        (entry.start(), 60 * int(entry["hour"]) + int(entry["minute"])) for entry in ENTRY.finditer(text)
    ]
    return tuple(found) if len(found) >= FEWEST else ()


def clock(text: str, place: int) -> int | None:
    """The minute of the day at which what stands at a place was told; None where no entry begins before."""
    found = entries(text)
    before = bisect_right(found, place, key=lambda entry: entry[0])
    return found[before - 1][1] if before else None


def at_clock(told: datetime, minutes: int) -> datetime:
    """The moment of an entry of a report that was told at a moment.

    >>> told = datetime(2026, 3, 11, 12, 0)
    >>> at_clock(told, 500).isoformat(), at_clock(told, 1400).isoformat()
    ('2026-03-11T08:20:00', '2026-03-10T23:20:00')
    """
    entry = told.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0)
    return entry - timedelta(days=1) if entry > told + AHEAD else entry
