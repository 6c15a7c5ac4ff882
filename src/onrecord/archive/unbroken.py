"""Work that Ctrl-C and SIGTERM do not cut in two: they have their way once it is done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)
Handler = int | Callable[[int, FrameType | None], object]


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold signals that ask for an end until the work inside is done; outside the main thread none arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[tuple[int, FrameType | None]] = []
    kept: dict[int, signal.Handlers | Handler] = {}
    try:
        for number in SIGNALS:
            handler = signal.getsignal(number)
            if handler is not None:  # not one of C's
                kept[number] = handler
                signal.signal(number, lambda *came: held.append(came))
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
        for number, frame in held:
            deliver(kept[number], number, frame)


def deliver(handler: signal.Handlers | Handler, number: int, frame: FrameType | None) -> None:
    """Do with a held signal what would have been done with it."""
    if callable(handler):
        handler(number, frame)
    elif handler == signal.SIG_DFL:
        signal.raise_signal(number)
