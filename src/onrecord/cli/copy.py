"""`onrecord copy`: all of an archive into another that is empty, from a file to a database and back."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .ending import orderly
from .exits import DONE, writable_output
from .opened import AsJson, File, chosen, exit_on_error, print_json, visible


def copy(
    dest: Annotated[
        str,
        typer.Argument(
            metavar="DEST",
            help="A new file, or postgresql://USER@HOST/DATABASE; with nothing in it.",
        ),
    ],
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Copy all of an archive, as it is at this moment, with its journal, from a file to a database, or back.

    In one transaction: DEST has everything, looked at as by `onrecord verify`, or nothing. The archive stays
    as it is. Exit code 0: done; 1: nothing was copied (DEST is not empty, or cannot hold something).
    """
    from rich.console import Console  # noqa: PLC0415

    from ..archive import copying  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    settings = chosen(archive)
    done = {"rows": 0, "reports": 0}

    def said() -> str:
        return f"{done['rows']:,} rows, {done['reports']:,} reports looked at"

    def count(what: str, some: int) -> None:
        done[what] += some
        step(0)

    words = "nothing was copied: give the same command again"
    with orderly(words), exit_on_error(), writable_output():
        with progress(Console(stderr=True), None, said, shown=True) as step:
            made = copying.copy(settings.archive, dest, count)
        if as_json or not sys.stdout.isatty():
            print_json(made)
        else:
            whole = f"{made.documents:,} reports, {made.spans:,} spans, {made.entries:,} journal entries"
            typer.echo(visible(f"{made.copy}: {whole}, as in {made.archive}"))
    raise typer.Exit(DONE)
