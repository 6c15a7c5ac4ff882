"""`onrecord watch`: folders and feeds looked at again and again; what is new goes into the archive."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from .. import signals
from .add import check, told
from .exits import DONE, SOME_FAILED, writable_output
from .how import AllowPrivate, Encoding, Format, GazetteerFile, MaxCharacters, ProfileFile
from .opened import File, chosen, opened, visible

if TYPE_CHECKING:
    from ..archive import Listed
    from ..model import Failure
    from ..sources import Outcome
    from ..watch import Summary, Untold, Watch

EVERY, REST = 60.0, 2.0
SHORT = 12  # characters of an id that are shown


def watch(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Folders, patterns such as 'news/*.html', feeds and other web addresses."
        ),
    ],
    archive: File = None,
    every: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=1, max=86_400, help="How long is waited between two looks."),
    ] = EVERY,
    rest: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, max=3600, help="How long a file must not have changed."),
    ] = REST,
    once: Annotated[bool, typer.Option("--once", help="Look once, and end.")] = False,
    webhook: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where each new report and its incidents are sent, as JSON (POST)."),
    ] = None,
    format: Format = None,  # noqa: A002 - as the option is called
    encoding: Encoding = None,
    max_characters: MaxCharacters = None,
    allow_private: AllowPrivate = None,
    gazetteer: GazetteerFile = None,
    profile: ProfileFile = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each new report and its incidents as a JSON line.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes; errors only.")] = False,
) -> None:
    """Watch folders and feeds, and add new reports to the archive.

    A file is read once nobody writes in it, and again when it changes; a feed is asked for only
    where it has changed. Ended at any moment, the same command goes on. Exit code 0: ended by SIGTERM or
    Ctrl-C, or --once was done; 1: with --once, some inputs failed, were still being written, or were not
    taken by the webhook; 2: wrong usage. What the webhook did not take is sent by the next watch.
    """
    settings = chosen(
        archive,
        encoding=encoding,
        max_characters=max_characters,
        allow_private=allow_private,
        gazetteer=gazetteer,
        profile=profile,
    )
    check(settings)
    usable(inputs, webhook)
    from ..watch import Course, Watch  # noqa: PLC0415

    desk = Desk(as_json=as_json, quiet=quiet)
    course = Course(desk.outcome, desk.added, desk.untold)
    with opened(settings) as into, writable_output():
        watching = Watch(into, inputs, settings, course, format=format, webhook=webhook, rest=rest)
        with until_ended(watching):
            desk.begins(inputs, every, once=once)
            if once:
                desk.left = watching.once()
            else:
                watching.run(every)
        desk.ends(watching)
        unsent = desk.lost or watching.untold()
    failed = once and (watching.tally.failed or unsent or desk.left)
    raise typer.Exit(SOME_FAILED if failed else DONE)


def usable(inputs: list[str], webhook: str | None) -> None:
    """Tell an input that is nothing to be watched, and a webhook that is no address."""
    from glob import has_magic  # noqa: PLC0415

    from .. import sources  # noqa: PLC0415
    from ..errors import SourceError  # noqa: PLC0415
    from ..sources.web import urls  # noqa: PLC0415

    for name in inputs:
        if not sources.is_url(name) and not has_magic(name) and not os.path.exists(name):
            raise typer.BadParameter(f"{visible(name)}: no such folder: make it, or check the name")
    try:
        if webhook is not None:
            urls.parse(webhook)
    except SourceError as error:
        raise typer.BadParameter(f"--webhook {visible(unquoted(str(error)))}") from error


def unquoted(words: str) -> str:
    """What is wrong with an address, without what it quotes of it: all of a webhook's may be a secret.

    >>> unquoted("has no host that can be asked ('sesame'): check the address")
    'has no host that can be asked: check the address'
    """
    before, _, quoted = words.partition(" (")
    _, closed, after = quoted.rpartition(")")
    return before + after if closed else words


@contextmanager
def until_ended(watching: Watch) -> Iterator[None]:
    """Let SIGTERM and Ctrl-C end the watch after the report under way; a second one ends it at once."""
    kept = signals.kept(signal.SIGTERM, signal.SIGINT)

    def end(number: int, frame: FrameType | None) -> None:
        watching.stop.set()
        signals.put_back(kept)

    with signals.swapped(kept, end):
        yield


class Desk:
    """What is told of a watch: new reports to standard output, the rest to standard error."""

    def __init__(self, *, as_json: bool, quiet: bool) -> None:
        self.as_json, self.quiet = as_json, quiet
        self.lost = self.left = 0

    def say(self, words: str) -> None:
        """Say something on standard error."""
        typer.echo(visible(words), err=True)

    def begins(self, inputs: list[str], every: float, *, once: bool) -> None:
        """Say what is watched."""
        if not self.quiet and not once:
            self.say(f"watching {', '.join(inputs)}, every {every:g} seconds; Ctrl-C ends it")

    def outcome(self, outcome: Outcome, failure: Failure | None) -> None:
        """Tell a note and a failure."""
        if outcome.note and not self.quiet:
            self.say(f"{outcome.source}: {outcome.note}")
        if failure is not None:
            self.say(f"{outcome.source}: {told(failure, outcome)}")

    def added(self, made: Summary) -> None:
        """Tell a new report."""
        if self.as_json:
            sys.stdout.buffer.write(made.json() + b"\n")
        elif not self.quiet:
            typer.echo(visible(line(made)))
        sys.stdout.flush()

    def untold(self, one: Untold) -> None:
        """Tell that the webhook did not take a report: the first time, and when it is given up."""
        report = one.report.id[:SHORT]
        if not one.again:
            self.lost += 1
            tries = f"given up after {one.tries:,} tries in seven days or more"
            self.say(f"{one.why}; report {report} was not told there, and is {tries}")
        elif one.tries == 1:
            self.say(f"{one.why}; report {report} is kept, and sent again in the next rounds")

    def ends(self, watching: Watch) -> None:
        """Say what was done."""
        done = watching.tally
        if unsent := watching.untold():
            self.say(f"{unsent:,} still to be sent to the webhook: the same command sends what is left")
        if self.left:
            self.say(f"{self.left:,} files are still being written: left for the next look")
        if not self.quiet:
            counts = f"{done.added:,} added, {done.there:,} there already, {done.failed:,} failed"
            self.say(f"{watching.archive.path}: {counts}")


def line(made: Summary) -> str:
    """A new report in words."""
    about = made.report
    incidents = "; ".join(incident(one) for one in made.incidents) or "no incident"
    return f"{about.id[:SHORT]}  {about.title or about.source}: {incidents}"


def incident(one: Listed) -> str:
    """An incident in words: what, where, when, in how many reports."""
    told = "1 report" if one.reports == 1 else f"{one.reports:,} reports"
    return ", ".join(filter(None, (one.what, one.where_name, one.first, told)))
