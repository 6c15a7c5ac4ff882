"""`onrecord import`: what a person changed in an exported file, as corrections in the journal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from ..errors import OnrecordError
from .correct import Reason, signed, told
from .exits import DONE, SOME_FAILED, writable_output
from .opened import AsJson, File, chosen, opened, print_json, visible

if TYPE_CHECKING:
    from ..export.back import Placed


def bring(  # noqa: PLR0917 - an option of the command each
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Edited exports: csv, xlsx, jsonl, jsonld, a folder of brat's."),
    ],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who has edited them.")] = "",
    reason: Reason = "",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="csv, xlsx, jsonl, webannotation, brat; else told by name."
        ),
    ] = None,
    reject_missing: Annotated[
        bool, typer.Option("--reject-missing", help="Items that were taken out of a file are no part of it.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be corrected, and change nothing.")
    ] = False,
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Put what was edited in exported files into the journal, as `onrecord correct` does.

    What cannot be placed is listed, and the rest is done. Exit code 0: all placed; 1: something was not;
    2: wrong usage.
    """
    from ..export.back import FORMATS, Left, place, read  # noqa: PLC0415

    signed(by, reason)
    if format_ is not None and format_ not in FORMATS:
        raise typer.BadParameter(f"--format {format_!r} is none of {', '.join(FORMATS)}")
    done = left = 0
    plain = sys.stdout.isatty() and not as_json
    settings = chosen(archive)
    with opened(settings) as into, writable_output():
        for file in files:
            try:
                found = read(file, into, format_, settings)
                for one in place(into, found, by=by, reason=reason, reject=reject_missing, dry=dry_run):
                    if isinstance(one, Left):
                        left += 1
                        typer.echo(f"onrecord: {visible(f'{one.place}: {one.why}')}", err=True)
                        continue
                    done += len(one.values)
                    show(one, plain=plain)
            except OnrecordError as error:
                left += 1
                typer.echo(f"onrecord: {visible(str(error))}", err=True)
        if not dry_run:
            into.refresh()
    what = "would be corrected" if dry_run else "corrected"
    typer.echo(f"onrecord: {done:,} {what}, {left:,} not placed", err=True)
    raise typer.Exit(SOME_FAILED if left else DONE)


def show(one: Placed, *, plain: bool) -> None:
    """Print the entries of the journal that were made, or the fields that would be corrected."""
    for entry in one.entries:
        if plain:
            typer.echo(visible(told(entry)))
        else:
            print_json(entry)
    if not one.entries:
        edited = one.edited
        for field, value in one.values.items():
            what = f"{field} -> {msgspec.json.encode(value).decode()}" if field else "rejected"
            typer.echo(visible(f"{edited.document[:12]} {edited.part} {edited.item} {what}"))
