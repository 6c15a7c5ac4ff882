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


def terminate(number: int, frame: FrameType | None) -> None:
    """What SIGTERM does while a command is at work: as Ctrl-C does."""
    raise Terminated


@contextmanager
def orderly(words: str) -> Iterator[None]:
    """End at Ctrl-C and SIGTERM as commands should: what it was at is dropped whole, `words` are said."""
    with signals.swapped(signals.kept(signal.SIGTERM), terminate):
        try:
            yield
        except KeyboardInterrupt as error:
            typer.echo(f"onrecord: interrupted: {words}", err=True)
            raise typer.Exit(TERMINATED if isinstance(error, Terminated) else INTERRUPTED) from None
