"""How a command that writes ends when it is told to: orderly, with a word on how to go on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from .. import signals
from .exits import INTERRUPTED, TERMINATED


class Terminated(KeyboardInterrupt):
    """The system asks for an end (SIGTERM)."""


ENDS: dict[type[BaseException], int] = {
    Terminated: int(signal.SIGTERM),
    KeyboardInterrupt: int(signal.SIGINT),
}
"""What the two signals raise while a command is at work."""


def terminate(number: int, frame: FrameType | None) -> None:
    """What SIGTERM does while a command is at work: as Ctrl-C does."""
    raise Terminated


@contextmanager
def ended() -> Iterator[None]:
    """Have SIGTERM end the work as Ctrl-C does, and neither lost where a finaliser happens to run."""
    with signals.swapped(signals.kept(signal.SIGTERM), terminate), signals.unswallowed(ENDS):
        yield


@contextmanager
def orderly(words: str) -> Iterator[None]:
    """End at Ctrl-C and SIGTERM as commands should: what it was at is dropped whole, `words` are said."""
    with ended():
        try:
            yield
        except KeyboardInterrupt as error:
            typer.echo(f"onrecord: interrupted: {words}", err=True)
            raise typer.Exit(TERMINATED if isinstance(error, Terminated) else INTERRUPTED) from None
