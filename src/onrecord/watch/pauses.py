"""When a webhook is tried again: longer and longer pauses, for one report, or for all."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 3
"""How many failures in a row are taken for the webhook's fault, not for that of the reports."""
FIRST, LONGEST = 30.0, 900.0
"""Seconds of the first pause, which doubles with each failure, and of the longest."""
ASKED = 3600.0
"""Seconds, at most, that a webhook is left alone for because it asks for that (Retry-After)."""


class Pauses:
    """What is known of a webhook's failures by one watch: a watch that begins anew tries at once.

    `row` counts failures in a row; `clock` gives seconds, `shut` and `reports` are moments of it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.row, self.shut = clock, 0, 0.0
        self.reports: dict[str, float] = {}

    def open(self) -> bool:
        """Whether the webhook may be asked at all."""
        return self.clock() >= self.shut

    def due(self, document: str) -> bool:
        """Whether it may be told of a report."""
        return self.clock() >= self.reports.get(document, 0.0)

    def failed(self, document: str, tries: int, after: float | None = None) -> None:
        """It did not take a report, sent so often before; `after` are the seconds it asks for."""
        now = self.clock()
        self.row += 1
        self.reports[document] = now + pause(tries)
        if self.row >= TRIES:
            self.shut = now + pause(self.row - TRIES)
        if after is not None:
            self.shut = max(self.shut, now + min(after, ASKED))

    def done(self, document: str) -> None:
        """A report is not sent any more."""
        self.reports.pop(document, None)

    def took(self) -> None:
        """It took a report: what it does not take is the fault of that."""
        self.row = 0


def pause(before: int) -> float:
    """The seconds after a failure, by how many there were before it.

    >>> pause(0), pause(1), pause(99)
    (30.0, 60.0, 900.0)
    """
    return min(LONGEST, FIRST * 2.0 ** min(before, 10))
