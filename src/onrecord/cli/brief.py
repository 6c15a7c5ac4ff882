"""`onrecord brief`: what reports of some days tell, as one HTML file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import durable
from ..extras import needing
from .asking import day
from .exits import DONE, stop, writable_output
from .how import Quiet
from .incidents import refresh
from .opened import Named, chosen, exit_on_error, opened

if TYPE_CHECKING:
    from ..archive import Archive
    from ..export.brief import Brief

WHOLE = 40
OUT = Path("brief.html")


def brief(  # noqa: PLR0917 - an option of the command each
    since: Annotated[str, day("The first day of publication.")],
    archive: Named = None,
    until: Annotated[str | None, day("The last day; else that of the latest report.")] = None,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="The file that is written, over an older one; - prints it.")
    ] = OUT,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="How many incidents are told as a whole.")
    ] = WHOLE,
    quiet: Quiet = False,
) -> None:
    """Write one HTML file: new incidents, changed tolls, contradictions, who said what, with the words.

    It opens from disk, and asks nobody for anything. Exit code 0: done; 1: the archive cannot be read, or
    the file not be written; 2: wrong usage.
    """
    settings = chosen(archive)
    ready()
    refresh(settings)
    with opened(settings, readonly=True) as about:
        made = make(about, since, until, limit, quiet=quiet)
    write(made.html, out)
    if not quiet:
        typer.echo(f"onrecord: {told(made, out)}", err=True)
    raise typer.Exit(DONE)


def ready() -> None:
    """End where a package is missing that pages are made with."""
    with exit_on_error(), needing("a brief", "web"):
        import jinja2  # noqa: F401, PLC0415


def make(archive: Archive, since: str, until: str | None, limit: int, *, quiet: bool) -> Brief:
    """The brief; progress is shown meanwhile."""
    from ..export import brief as briefs  # noqa: PLC0415

    try:
        about = briefs.period(since, until, archive.days().last)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with looked_at(shown=not quiet) as step:
        return briefs.brief(archive, about, made=date.today().isoformat(), whole=limit, step=step)


@contextmanager
def looked_at(*, shown: bool) -> Iterator[Callable[[int], None]]:
    """Where incidents that were looked at are counted, on a terminal."""
    from rich.console import Console  # noqa: PLC0415

    from .progress import progress  # noqa: PLC0415

    seen = 0

    def said() -> str:
        return f"{seen:,} incidents"

    with progress(Console(stderr=True), None, said, shown=shown) as step:

        def count(some: int) -> None:
            nonlocal seen
            seen += some
            step(some)

        yield count


def write(html: str, out: Path) -> None:
    """Write the page to a file, whole or not at all; or print it."""
    if str(out) == "-":
        with writable_output():
            sys.stdout.buffer.write(html.encode())
        return
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        part.write_text(html, encoding="utf-8", newline="\n")
        durable.place(part, out)
    except OSError as error:
        durable.drop(part)
        stop(f"{out}: cannot be written ({error.strerror or error})")


def told(made: Brief, out: Path) -> str:
    """What is in a brief, in a line."""
    new, changed = made.incidents["new"], made.incidents["changed"]
    held = f"{many(made.reports, 'report')}, {many(new, 'new incident')}, {changed:,} told before with news"
    return held if str(out) == "-" else f"{out}: {held}"


def many(number: int, words: str) -> str:
    """So many of something.

    >>> many(1, "report"), many(2_000, "report")
    ('1 report', '2,000 reports')
    """
    return f"{number:,} {words}{'s' * (number != 1)}"
