"""`onrecord status`: what is in the archive, what failed, which corrections lost their place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import DONE, SOME_FAILED, writable_output
from .opened import AsJson, File, chosen, opened, print_json, visible

if TYPE_CHECKING:
    from ..archive import Status

MEGABYTE = 1e6
SHORT = 12  # characters of a webhook's name that are shown


def status(
    archive: File = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Check every page of the file, too; a gigabyte takes some seconds."),
    ] = False,
    give_up: Annotated[
        str | None,
        typer.Option(
            metavar="WEBHOOK",
            help="Never tell a webhook of what waits for it; its name, as told here, or its beginning.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is in the archive: counts, size, versions, failures, lost corrections, waiting webhooks.

    Exit code 0, also where there are failures; 1: the file or its journal is damaged, or there is no webhook
    to be given up.
    """
    with opened(chosen(archive), readonly=give_up is None) as about, writable_output():
        if give_up is not None:
            many = about.give_up(give_up)
            typer.echo(visible(f"onrecord: webhook {give_up}: {many:,} reports are not told there"), err=True)
        found = about.status(whole=check)
        if as_json or not sys.stdout.isatty():
            print_json(found)
        else:
            for line in told(found):
                typer.echo(visible(line))
    if found.broken:
        typer.echo(f"onrecord: {found.archive}: {found.broken}: take a backup", err=True)
    raise typer.Exit(SOME_FAILED if found.broken else DONE)


def told(found: Status) -> Iterator[str]:
    """A status in words, a line each."""
    size = f"{found.bytes / MEGABYTE:,.1f} MB"
    yield f"{found.archive}: {size}, archive version {found.version}, SQLite {found.sqlite}"
    yield ", ".join(f"{number:,} {name}" for name, number in found.counts.items())
    for one in found.made:
        made = one.made_with
        versions = f"model {made.model}, lexicons {made.lexicons}, gazetteer {made.gazetteer}"
        yield f"{one.documents:,} read by onrecord {made.onrecord} ({versions})"
    for number in found.unplaced:
        yield f"correction {number} finds its item no more after a re-reading: see `onrecord history`"
    for waits in found.untold:
        hook = waits.hook[:SHORT]
        yield (
            f"webhook {hook} has still to be told of {waits.posts:,} reports since {waits.since[:10]}: "
            f"`onrecord watch` with its address tells it, `onrecord status --give-up {hook}` gives it up"
        )
    for failure in found.failures:
        yield f"failed: {failure.source}: {failure.message} ({failure.stage}, {failure.at})"
