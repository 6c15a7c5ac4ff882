"""How commands end: exit codes, wrong settings, an output that cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from ..errors import SettingsError
from ..model import iso_moment

if TYPE_CHECKING:
    from ..config import Settings

DONE, SOME_FAILED, INTERRUPTED, PIPE_CLOSED, TERMINATED = 0, 1, 130, 141, 143
"""Exit codes; 2 is wrong usage, 128 + n the end by signal n as shells have it (SIGINT, SIGPIPE, SIGTERM)."""


def settings_or_exit(flags: Mapping[str, object]) -> Settings:
    """The settings in force; what is wrong with them is wrong usage. Files are given as paths."""
    from ..config import load  # noqa: PLC0415

    try:
        return load(flags={name: str(one) if isinstance(one, Path) else one for name, one in flags.items()})
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


def published_day(text: str | None) -> str | None:
    """A publication day as given, once it is one."""
    if text is not None:
        try:
            iso_moment(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    return text


def stop(words: str) -> NoReturn:
    """Say why a command cannot go on, and end it."""
    typer.echo(f"onrecord: {words}", err=True)
    raise typer.Exit(SOME_FAILED)


@contextmanager
def writable_output() -> Iterator[None]:
    """End as a command should whose output is closed, full, or no longer read."""
    if sys.stdout is None:
        stop("the output cannot be written (it is closed)")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        silence(sys.stdout)
        typer.echo(f"onrecord: the output cannot be written ({error.strerror or error})", err=True)
        raise typer.Exit(SOME_FAILED) from error


def silence(stream: Any) -> None:  # noqa: ANN401 - sys.stdout may have been replaced by anything
    """Send what a closed pipe or a full disk did not take to nowhere, so that Python ends without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
