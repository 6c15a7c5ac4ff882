"""`onrecord profile`: what sources are about, from records read before, for a second reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import OnrecordError, RecordError, SourceError
from .exits import DONE, SOME_FAILED

if TYPE_CHECKING:
    from ..extract.places.archive import Archive
    from ..model import Record

FILE = Path("profile.jsonl")


def profile(
    records: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS", help="Files of `onrecord read --json`, patterns, or - for standard input."
        ),
    ],
    to: Annotated[Path, typer.Option(metavar="FILE", help="The profile to write.")] = FILE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes; errors only.")] = False,
) -> None:
    """Gather what each source is about, so that a second reading tells its places from their namesakes.

    A source is the host of a report's address, else its publisher. Exit code 0: done; 1: some lines were no
    records: they are named, the rest is in.
    """
    from ..extract.places.archive import Archive  # noqa: PLC0415

    made, failed = Archive(), 0
    for one in gathered(records):
        if isinstance(one, OnrecordError):
            failed += 1
            typer.echo(str(one), err=True)
        else:
            made.add(one)
    if not made.sources:
        typer.echo(f"{to} is not written: no record names its source (`url` or `publisher`)", err=True)
        raise typer.Exit(SOME_FAILED)
    write(made, to)
    if not quiet:
        typer.echo(told(made, to), err=True)
    raise typer.Exit(SOME_FAILED if failed else DONE)


def gathered(names: list[str]) -> Iterator[Record | OnrecordError]:
    """The record of each line of some inputs, or what is wrong with the line or the input."""
    from .. import sources  # noqa: PLC0415

    for name in sources.expand(names):
        try:
            with sources.opened(name) as stream:
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield of_line(line, f"{sources.shown(name)}:{number}")
        except SourceError as error:
            yield SourceError(f"{sources.shown(name)}: {error}")


def of_line(line: bytes, where: str) -> Record | RecordError:
    """The record of a line, or what is wrong with it."""
    from ..model import from_json  # noqa: PLC0415

    try:
        return from_json(line)
    except RecordError as error:
        return RecordError(f"{where}: {error}")


def write(made: Archive, to: Path) -> None:
    """Write the profile; where that fails, say so and end."""
    try:
        made.write(to)
    except OSError as error:
        typer.echo(f"{to} cannot be written ({error.strerror or error}): choose another --to", err=True)
        raise typer.Exit(SOME_FAILED) from error


def told(made: Archive, to: Path) -> str:
    """What was made, and how to use it."""
    reports = sum(len(some) for some in made.sources.values())
    nameless = f"; {made.nameless:,} records that name no source are left out" if made.nameless else ""
    return (
        f"{to} is made of {reports:,} reports of {len(made.sources):,} sources{nameless}; "
        f"use it: onrecord read --profile {to} …"
    )
