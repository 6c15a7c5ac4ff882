"""Manners towards servers: a pause between two requests to one host, and waiting where it asks for that."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ...errors import SourceError
from .clock import Clock


class Manners:
    """When each host may be asked again."""

    def __init__(self, pause: float, longest: float) -> None:
        self.pause, self.longest = pause, longest
        self.free: dict[str, float] = {}
        self.pauses: dict[str, float] = {}

    def wait(self, host: str, clock: Clock) -> None:
        """Wait until a host may be asked; SourceError where it has asked for more patience than there is."""
        seconds = self.free.get(host, 0.0) - time.monotonic()
        if seconds > max(self.longest, self.pauses.get(host, self.pause)):
            raise SourceError(
                f"asks to be left alone for {seconds:,.0f} seconds: try again then, or raise url_wait"
            )
        if seconds > 0:
            time.sleep(seconds)
            clock.slept(seconds)

    def asked(self, host: str) -> None:
        """Note that a host has been asked."""
        self.later(host, self.pauses.get(host, self.pause))

    def later(self, host: str, seconds: float) -> None:
        """Note that a host is to be left alone for a while."""
        self.free[host] = max(self.free.get(host, 0.0), time.monotonic() + seconds)

    def slower(self, host: str, seconds: float) -> None:
        """Note the pause that a host asks for; it is kept as far as we wait at all."""
        self.pauses[host] = max(self.pause, min(seconds, self.longest))


def retry_after(said: str | None) -> float | None:
    """The seconds that a server asks to wait, None where it does not say (RFC 9110, 10.2.3).

    >>> retry_after("120"), retry_after("soon"), retry_after("Sun, 06 Nov 1994 08:49:37 GMT")
    (120.0, None, 0.0)
    """
    if said is None:
        return None
    digits = said.strip()
    if digits.isdecimal():
        return float(digits[:9])
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, OverflowError):  # OverflowError: hours from Greenwich without end
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
