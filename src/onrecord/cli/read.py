"""`onrecord read`: reports in; coloured evidence and tables, or JSON lines, out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model import Document, Failure, Record, Refusal
from .add import check, told
from .exits import DONE, SOME_FAILED, settings_or_exit, writable_output
from .how import AllowPrivate, Encoding, Format, GazetteerFile, MaxCharacters, ProfileFile, Published, Quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..config import Settings
    from ..sources import Outcome


def read(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, patterns such as 'news/*.html', web addresses, or - for standard input.",
        ),
    ],
    published: Published = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print records as JSON lines; done anyway when piped.")
    ] = False,
    format: Format = None,  # noqa: A002 - as the option is called
    encoding: Encoding = None,
    max_characters: MaxCharacters = None,
    allow_private: AllowPrivate = None,
    gazetteer: GazetteerFile = None,
    profile: ProfileFile = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Show everything in full: parties, versions, and what was left open and why.",
        ),
    ] = False,
    svg: Annotated[
        Path | None, typer.Option(hidden=True, help="Save a picture of the terminal's view here.")
    ] = None,
) -> None:
    """Read reports: coloured evidence and tables in a terminal, JSON lines when piped.

    Exit code 0: all done; 1: some inputs failed, each is named, the rest is done; 2: wrong usage.
    """
    from .. import sources  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    settings = settings_or_exit(
        {
            "encoding": encoding,
            "max_characters": max_characters,
            "allow_private": allow_private,
            "gazetteer": gazetteer,
            "profile": profile,
        }
    )
    names = list(sources.expand(inputs))
    check(settings)
    view = View(settings, as_json=as_json, quiet=quiet, verbose=verbose, picture=svg)
    found = sources.read(names, settings, format=format, published=published)
    many = len(names) > 1 or sources.has_lines(names)
    shown = many and not view.quiet and not view.pretty
    with (
        writable_output(),
        progress(view.messages, sources.total_size(names), view.said, shown=shown) as step,
    ):
        for outcome in view.take(found):
            step(outcome.size)
        view.finish()
    raise typer.Exit(SOME_FAILED if view.failed else DONE)


def left_open(record: Record, refused: Refusal) -> str:
    """What was left open in a report, where, and why."""
    text, (start, end) = record.document.text, refused.span
    return f"line {text.count(chr(10), 0, start) + 1}, “{text[start:end]}”: {refused.why} ({refused.field})"


class View:
    """Where records and failures go: tables or JSON lines to standard output, the rest to standard error."""

    def __init__(
        self, settings: Settings, *, as_json: bool, quiet: bool, verbose: bool, picture: Path | None = None
    ) -> None:
        from rich.console import Console  # noqa: PLC0415

        self.settings = settings
        self.console = Console(record=picture is not None, highlight=False, markup=False)
        self.messages = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self.pretty = (self.console.is_terminal or picture is not None) and not as_json
        self.quiet, self.verbose, self.picture = quiet, verbose, picture
        self.done = self.failed = 0

    def take(self, found: Iterable[Outcome]) -> Iterator[Outcome]:
        """Read documents, each in its turn, and show its record, or tell why there is none."""
        from ..workers import Task, readers  # noqa: PLC0415

        tasks = (
            Task(outcome, outcome.result if isinstance(outcome.result, Document) else None)
            for outcome in found
        )
        with readers(self.settings, tell=self.verbose) as reading:
            for outcome, made in reading.read(tasks):
                self.tell_of(outcome, made, reading.refused)
                yield outcome

    def tell_of(self, outcome: Outcome, made: Record | Failure | None, refused: Sequence[Refusal]) -> None:
        """Show what came of a document, after what is to be noted of it."""
        if outcome.note and not self.quiet:
            self.tell(outcome.source, outcome.note)
        if isinstance(made, Record):
            self.done += 1
            self.show(made, outcome.source, refused)
            return
        self.failed += 1
        failure = made if made is not None else outcome.result
        if isinstance(failure, Failure):
            self.tell(failure.source if made is None else outcome.source, told(failure, outcome))

    def show(self, record: Record, source: str, refused: Sequence[Refusal]) -> None:
        """Show one record, and in full what was refused in it."""
        if self.pretty:
            from ..export import terminal  # noqa: PLC0415

            terminal.show(record, self.console, source=source, verbose=self.verbose, refused=refused)
        else:
            from ..export import json  # noqa: PLC0415

            json.write(record, sys.stdout.buffer, to_terminal=self.console.is_terminal)
            for one in refused if self.verbose else ():
                self.tell(source, left_open(record, one))

    def tell(self, source: str, message: str) -> None:
        """Say something about one input on standard error."""
        from ..export.terminal import safe  # noqa: PLC0415

        self.messages.print(safe.line(f"{source}: {message}"))

    def said(self) -> str:
        """How far it is."""
        return f"{self.done + self.failed:,} read"

    def finish(self) -> None:
        """Save the picture, and say how many were read where some were not."""
        if self.picture:
            from ..export import terminal  # noqa: PLC0415

            self.picture.write_text(terminal.picture(self.console), encoding="utf-8")
        if self.failed and self.done + self.failed > 1 and not self.quiet:
            self.messages.print(f"onrecord: {self.done:,} read, {self.failed:,} failed")
