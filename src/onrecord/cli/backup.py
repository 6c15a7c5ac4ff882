"""`onrecord backup`: a whole copy of the archive, also while something is added to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from .ending import orderly
from .exits import DONE, writable_output
from .opened import AsJson, File, chosen, exit_on_error, print_json, visible


class Made(Struct, frozen=True):
    """What `--json` prints."""

    archive: str
    backup: str
    bytes: int
    documents: int


def backup(
    dest: Annotated[Path, typer.Argument(metavar="DEST", help="The file to write; never one that is there.")],
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Copy the archive as it is at this moment, whole, also while `onrecord add` or `serve` is at work.

    The copy is read once to see that it is whole, and is on the disk before it has its name. Exit code 0:
    done; 1: it could not be made (DEST is there already, the disk is full): there is no half of one.
    """
    from ..archive import backup, stores  # noqa: PLC0415

    settings = chosen(archive)
    with orderly("nothing was written: give the same command again"), exit_on_error(), writable_output():
        size, documents = backup.back_up(stores.file(settings.archive), dest)
        if as_json or not sys.stdout.isatty():
            print_json(Made(settings.archive, str(dest), size, documents))
        else:
            typer.echo(visible(f"{dest}: {documents:,} reports, {size / 1e6:,.1f} MB"))
    raise typer.Exit(DONE)
