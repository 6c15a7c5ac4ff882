"""Work that Ctrl-C and SIGTERM do not cut in two: they have their way once it is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from .. import signals

SIGNALS: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold signals that ask for an end until the work inside is done; outside the main thread none arrive."""
    held: list[tuple[int, FrameType | None]] = []
    kept = signals.kept(*SIGNALS)
    try:
        with signals.swapped(kept, lambda *came: held.append(came)):
            yield
    finally:
        for number, frame in held:
            deliver(kept[number], number, frame)


def deliver(handler: signals.Handler, number: int, frame: FrameType | None) -> None:
    """Do with a held signal what would have been done with it: nothing, where it was ignored."""
    if callable(handler):
        handler(number, frame)
    elif handler == signal.SIG_DFL:
        signal.raise_signal(number)
