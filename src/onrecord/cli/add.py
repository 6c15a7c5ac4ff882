"""`onrecord add`: reports from files, folders, feeds and lines into the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec import Struct

from ..errors import GazetteerError, ProfileError
from .ending import orderly
from .exits import DONE, SOME_FAILED, writable_output
from .how import (
    AllowPrivate,
    DoneAsJson,
    Encoding,
    Format,
    GazetteerFile,
    MaxCharacters,
    ProfileFile,
    Published,
    Quiet,
)
from .opened import File, chosen, opened, print_json

if TYPE_CHECKING:
    from ..archive import Archive
    from ..archive.intake import Tally
    from ..config import FormatName, Settings
    from ..model import Failure
    from ..sources import Outcome


class Failed(Struct, frozen=True):
    """One input that could not be added."""

    source: str
    stage: str
    message: str


class Summary(Struct, frozen=True):
    """What `--json` prints."""

    archive: str
    added: int
    there: int
    reread: int
    failed: int
    forgotten: int
    failures: tuple[Failed, ...]


def add(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, patterns such as 'news/**/*.html', feeds, web addresses, records, or - .",
        ),
    ] = None,
    archive: File = None,
    published: Published = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read stored texts again that an older onrecord read.")
    ] = False,
    even_forgotten: Annotated[
        bool, typer.Option("--even-forgotten", help="Add also what `onrecord forget` took out.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0, max=256, help="How many processes read; 0: this one, without limits.", show_default="1"
        ),
    ] = None,
    format: Format = None,  # noqa: A002 - as the option is called
    encoding: Encoding = None,
    max_characters: MaxCharacters = None,
    allow_private: AllowPrivate = None,
    gazetteer: GazetteerFile = None,
    profile: ProfileFile = None,
    as_json: DoneAsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports and add their records to the archive; what is there already is left as it is.

    Records that `onrecord read --json` has printed are added as they are. Killed or interrupted, the same
    command goes on where it was. Exit code 0: all done; 1: some inputs failed, each is named and kept for
    `onrecord status`, the rest is done; 2: wrong usage.
    """
    settings = chosen(
        archive,
        encoding=encoding,
        max_characters=max_characters,
        allow_private=allow_private,
        gazetteer=gazetteer,
        profile=profile,
        workers=workers,
    )
    if not inputs and not reread:
        raise typer.BadParameter("give a SOURCE to be added, or --reread")
    check(settings)
    with orderly("what was added is kept, the same command goes on"), opened(settings) as into:
        desk = Desk(into, settings, quiet=quiet)
        try:
            if reread:
                desk.reread()
            if inputs:
                desk.add(inputs, format, published, even_forgotten=even_forgotten)
            into.refresh()
        finally:
            desk.close(quiet=quiet)
        if as_json:
            with writable_output():
                print_json(desk.summary())
    raise typer.Exit(SOME_FAILED if desk.tally.failed else DONE)


def check(settings: Settings) -> None:
    """Tell a gazetteer or a profile that is none before anything is read."""
    from ..gazetteer import lookup  # noqa: PLC0415

    try:
        lookup.load(settings.gazetteer)
        if settings.profile:
            from ..extract.places import archive  # noqa: PLC0415

            archive.load(settings.profile)
    except (GazetteerError, ProfileError) as error:
        raise typer.BadParameter(str(error)) from error


class Desk:
    """Where what is added passes by: failures and notes are told, progress is shown, all is counted."""

    def __init__(self, archive: Archive, settings: Settings, *, quiet: bool) -> None:
        from rich.console import Console  # noqa: PLC0415

        from ..archive.intake import Tally  # noqa: PLC0415

        self.archive, self.settings, self.quiet = archive, settings, quiet
        self.messages = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self.tally: Tally = Tally()
        self.seen = 0
        self.failures: list[Failed] = []

    def add(
        self,
        inputs: list[str],
        kind: FormatName | None,
        published: str | None,
        *,
        even_forgotten: bool,
    ) -> None:
        """Add what some sources hold."""
        from .. import sources  # noqa: PLC0415
        from ..archive import intake  # noqa: PLC0415
        from .progress import progress  # noqa: PLC0415

        names = list(sources.expand(inputs, folders=True))
        found = sources.read(names, self.settings, format=kind, published=published, records=True)
        shown = not self.quiet and (len(names) > 1 or sources.has_lines(names))
        with progress(self.messages, sources.total_size(names), self.said, shown=shown) as step:

            def tell(outcome: Outcome, failure: Failure | None) -> None:
                self.take(outcome, failure)
                step(outcome.size)

            intake.add(
                self.archive,
                found,
                self.settings,
                tally=self.tally,
                tell=tell,
                even_forgotten=even_forgotten,
            )

    def reread(self) -> None:
        """Read stored texts again that were read with other versions."""
        from ..archive import intake  # noqa: PLC0415

        intake.reread(self.archive, self.settings, tally=self.tally, tell=self.take)

    def take(self, outcome: Outcome, failure: Failure | None) -> None:
        """Tell what is to be told of an outcome."""
        from ..export.terminal import safe  # noqa: PLC0415

        self.seen += 1
        if outcome.note and not self.quiet:
            self.messages.print(safe.line(f"{outcome.source}: {outcome.note}"))
        if failure is not None:
            self.failures.append(Failed(outcome.source, failure.stage, failure.message))
            self.messages.print(safe.line(f"{outcome.source}: {told(failure, outcome)}"))

    def said(self) -> str:
        """How far it is."""
        return f"{self.seen:,} read"

    def close(self, *, quiet: bool) -> None:
        """Say what was done, also where it was interrupted."""
        if quiet:
            return
        done = self.tally
        parts = [f"{done.added:,} added"]
        parts += [f"{done.there:,} there already"] if done.there else []
        parts += [f"{done.reread:,} read again"] if done.reread else []
        parts += [f"{done.forgotten:,} forgotten before"] if done.forgotten else []
        parts += [f"{done.failed:,} failed"] if done.failed else []
        self.messages.print(f"{self.archive.path}: {', '.join(parts)}")

    def summary(self) -> Summary:
        """What was done, for `--json`."""
        counts = msgspec.structs.asdict(self.tally)
        return Summary(archive=str(self.archive.path), failures=tuple(self.failures), **counts)


def told(failure: Failure, outcome: Outcome) -> str:
    """Why an input was not added."""
    from ..model import Document  # noqa: PLC0415

    if isinstance(outcome.result, Document) and failure.stage not in ("archive", "read"):
        return f"{failure.stage} failed ({failure.message}): a fault of onrecord, please report it"
    return failure.message
