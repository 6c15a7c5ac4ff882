"""Handlers of signals, put in the place of others for a while; only the main thread can set them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

Handler = signal.Handlers | int | Callable[[int, FrameType | None], object]
"""SIG_DFL, SIG_IGN, or what is called with the signal's number and the frame that it broke into."""
AGAIN = 0.05
"""Seconds until a signal whose end was swallowed is sent again."""


def kept(*numbers: int) -> dict[int, Handler]:
    """The handlers that can be put back, by their signals: none of C's, and none outside the main thread.

    >>> kept(signal.SIGTERM)[signal.SIGTERM] == signal.getsignal(signal.SIGTERM)
    True
    """
    if threading.current_thread() is not threading.main_thread():
        return {}
    found = {number: signal.getsignal(number) for number in numbers}
    return {number: handler for number, handler in found.items() if handler is not None}


def put_back(handlers: Mapping[int, Handler]) -> None:
    """Set handlers that were kept; more than once does no harm."""
    for number, handler in handlers.items():
        signal.signal(number, handler)


@contextmanager
def swapped(handlers: Mapping[int, Handler], handler: Handler) -> Iterator[None]:
    """Set a handler in the place of those that were kept, and put them back at the end.

    A signal that was ignored is handled meanwhile, and ignored again afterwards.
    """
    try:
        for number in handlers:
            signal.signal(number, handler)
        yield
    finally:
        put_back(handlers)


@contextmanager
def unswallowed(ends: Mapping[type[BaseException], int]) -> Iterator[None]:
    """Let no finaliser swallow what handlers raise: of each exception the signal that is sent again.

    What a handler raises while a library's `__del__` happens to run is printed by Python and forgotten.
    """
    before = sys.unraisablehook

    def hook(found: sys.UnraisableHookArgs, /) -> None:
        number = ends.get(found.exc_type)
        if number is None:
            before(found)
        else:
            threading.Timer(AGAIN, again, (number,)).start()

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def again(number: int) -> None:
    """Send the main thread a signal, also where it waits for something."""
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, number)
    else:
        os.kill(os.getpid(), number)
