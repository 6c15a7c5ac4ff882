"""The time that one web address may take in all, whatever it does with it."""

from __future__ import annotations

import time

from ...errors import SourceError


class Clock:
    """How much time is left; time that is slept on purpose does not count."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; SourceError where none are."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> SourceError:
        """What to tell where the time is over."""
        return SourceError(f"takes over {self.seconds:g} seconds: try again later, or raise url_seconds")

    def slept(self, seconds: float) -> None:
        """Leave out a pause."""
        self.ends += seconds
