"""The archive that a command works on, and what is told where it cannot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ArchiveError, OnrecordError, QueryError
from .exits import SOME_FAILED, settings_or_exit

if TYPE_CHECKING:
    from msgspec import Struct

    from ..archive import Archive
    from ..config import Settings

WHICH = (
    "The archive, or postgresql://USER@HOST/DATABASE; else the setting, else archive.onrecord in this folder."
)
File = Annotated[str | None, typer.Option("--archive", metavar="FILE", help=WHICH)]
Named = Annotated[str | None, typer.Argument(help=WHICH)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON; done anyway when piped.")]


@contextmanager
def opened(settings: Settings, *, readonly: bool = False) -> Iterator[Archive]:
    """The archive of the settings; errors of ours are told, and end the command."""
    from ..archive import Archive  # noqa: PLC0415

    with exit_on_error(), Archive(settings.archive, readonly=readonly) as archive:
        yield archive


def chosen(archive: str | None, **flags: object) -> Settings:
    """The settings in force, with the archive that was named."""
    return settings_or_exit({"archive": archive, **flags})


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Tell an error of ours and end: a question that cannot be understood is wrong usage."""
    try:
        yield
    except QueryError as error:
        raise typer.BadParameter(visible(str(error))) from error
    except (ArchiveError, OnrecordError) as error:
        typer.echo(f"onrecord: {visible(str(error))}", err=True)
        raise typer.Exit(SOME_FAILED) from error


def incident_id(archive: Archive, name: str) -> str:
    """The id of an incident whose document's may be cut short: 3fa9c1#0."""
    document, mark, part = name.rpartition("#")
    if not mark:
        raise ArchiveError(f"{name!r} is no incident's id, such as 3fa9c1#0: `onrecord incidents` lists them")
    return f"{archive.full_id(document)}#{part}"


def visible(text: str) -> str:
    """A text on one line, whatever strangers put into it."""
    from ..export.terminal import safe  # noqa: PLC0415

    return safe.line(text)


def paged(total: int, offset: int, shown: int, none: str) -> str:
    """How many there are in all, which of them are shown, and how to see more; `none` where none is.

    >>> paged(41, 20, 20, "nothing is found"), paged(0, 0, 0, "nothing is found")
    ('21–40 of 41; the next: --offset 40', 'nothing is found')
    """
    if not shown:
        return f"{none}{f' from {offset:,} on: {total:,} in all' if total else ''}"
    end = offset + shown
    more = f"; the next: --offset {end}" if end < total else ""
    return f"{offset + 1:,}–{end:,} of {total:,}{more}"


def print_json(value: Struct) -> None:
    """Print a value as one line of JSON; on a terminal with control characters as escapes."""
    from ..export import json  # noqa: PLC0415

    json.line(value, sys.stdout.buffer, to_terminal=sys.stdout.isatty())
