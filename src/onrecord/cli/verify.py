"""`onrecord verify`: whether an archive is what it should be."""

from __future__ import annotations

import sys

import typer

from .ending import orderly
from .exits import DONE, SOME_FAILED, writable_output
from .opened import AsJson, File, chosen, opened, print_json, visible


def verify(archive: File = None, as_json: AsJson = False) -> None:
    """Look at all of an archive: its pages, its indexes, its journal, every report with every span.

    Each fault is told with its place and what to do about it. Exit code 0: all is well; 1: there are faults.
    """
    from rich.console import Console  # noqa: PLC0415

    from .progress import progress  # noqa: PLC0415

    looked = 0

    def said() -> str:
        return f"{looked:,} reports"

    def count(some: int) -> None:
        nonlocal looked
        looked += some
        step(0)

    with orderly("nothing was changed"), opened(chosen(archive), readonly=True) as about, writable_output():
        with progress(Console(stderr=True), None, said, shown=True) as step:
            found = about.verify(count)
        if as_json or not sys.stdout.isatty():
            print_json(found)
        else:
            looks = f"{found.documents:,} reports, {found.spans:,} spans, {found.entries:,} journal entries"
            typer.echo(visible(f"{found.archive}: {looks}: {len(found.faults) or 'no'} faults"))
        for one in found.faults:
            typer.echo(visible(f"onrecord: {one.place}: {one.problem}: {one.remedy}"), err=True)
    raise typer.Exit(SOME_FAILED if found.faults else DONE)
