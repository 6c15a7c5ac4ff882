"""`onrecord incidents`: what several reports tell together, from the archive or straight from files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ArchiveError
from .asking import SHOWN, Offset, OfType, day, near, page, point
from .exits import DONE, SOME_FAILED, writable_output
from .opened import AsJson, File, chosen, exit_on_error, incident_id, opened, paged, visible

if TYPE_CHECKING:
    from ..archive import Listing, Whole
    from ..config import Settings
    from ..incidents import Incident
    from ..model import Record

SHOW = "show"


def incidents(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[show ID] [FILE]",
            help="Reports or records, as `add` takes them; else the archive. show ID: one as a whole.",
        ),
    ] = None,
    archive: File = None,
    since: Annotated[str | None, day("Happened on this day or later.")] = None,
    until: Annotated[str | None, day("Happened on this day or earlier.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Happened in a place of this name.")
    ] = None,
    near: Annotated[str | None, near("Happened within so many kilometres.")] = None,
    event: OfType = None,
    killed_at_least: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Somebody says that at least so many were killed.")
    ] = None,
    reports_at_least: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At least so many reports tell of it.")
    ] = None,
    contradicted: Annotated[
        bool, typer.Option("--contradicted", help="Sources contradict each other.")
    ] = False,
    limit: Annotated[int, page("How many incidents are shown.")] = SHOWN,
    offset: Offset = 0,
    published: Annotated[
        str | None,
        day("Day of publication (2022-11-26), for documents in FILE that do not say."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List incidents, the latest first, or show one with every claim and its words.

    With FILE those reports only are put together, and all of their incidents are listed; without, the
    archive's. JSON is a list of incidents with all their claims. Exit code 0: done; 1: some inputs failed,
    or there is no such incident; 2: wrong usage.
    """
    from ..archive import Asked  # noqa: PLC0415

    names = list(inputs or ())
    name = shown(names)
    files = names[2:] if name else names
    asked = Asked(
        since=since,
        until=until,
        place=place,
        near=point(near),
        type=event,
        killed_at_least=killed_at_least,
        reports_at_least=reports_at_least,
        contradicted=contradicted,
    )
    pretty = sys.stdout.isatty() and not as_json
    settings = chosen(archive)
    if files:
        if asked != Asked():
            raise typer.BadParameter("with FILE all incidents are listed: add the files to an archive to ask")
        raise typer.Exit(of_files(settings, files, published, name, pretty=pretty))
    refresh(settings)
    with opened(settings, readonly=True) as about, writable_output():
        if name:
            show(about.incident(incident_id(about, name)), pretty=pretty)
        else:
            page = about.incidents(asked, limit=limit, offset=offset)
            wholes = () if pretty else [about.incident(one.id) for one in page.incidents]
            list_page(page, wholes, pretty=pretty)
    raise typer.Exit(DONE)


def refresh(settings: Settings) -> None:
    """Put incidents together again that an upgrade has left, or an addition when it was killed."""
    from rich.console import Console  # noqa: PLC0415

    from .progress import progress  # noqa: PLC0415

    with opened(settings, readonly=True) as about:
        left = about.left()
    if not left:
        return
    messages = Console(stderr=True)
    with (
        opened(settings) as into,
        progress(messages, left, lambda: f"{left:,} incidents are put together", shown=True) as step,
    ):
        into.refresh(step=step)


def shown(names: Sequence[str]) -> str | None:
    """The incident to be shown as a whole, None where all are listed."""
    if not names or names[0] != SHOW:
        return None
    if len(names) == 1:
        raise typer.BadParameter("show which one? Give an ID, as `onrecord incidents` lists them")
    return names[1]


def of_files(
    settings: Settings, files: list[str], published: str | None, name: str | None, *, pretty: bool
) -> int:
    """Put the reports of some files together; the exit code."""
    from ..incidents import link  # noqa: PLC0415

    failed: list[str] = []
    records = list(read(settings, files, published, failed))
    found = link(records)
    texts = {record.document.id: record.document.text for record in records}
    with exit_on_error(), writable_output():
        if name:
            show(one_of(found, name, texts), pretty=pretty)
        elif pretty:
            list_page(listing(found), (), pretty=True)
        else:
            print_list(found)
    return SOME_FAILED if failed else DONE


def read(settings: Settings, files: list[str], published: str | None, failed: list[str]) -> Iterator[Record]:
    """The records of some files, read or ready; what cannot be read is told, its source added to `failed`."""
    from .. import sources  # noqa: PLC0415
    from ..model import Document, Failure, Record  # noqa: PLC0415
    from ..workers import Task, readers  # noqa: PLC0415

    names = list(sources.expand(files, folders=True))
    found = sources.read(names, settings, published=published, records=True)
    tasks = (Task(one, one.result if isinstance(one.result, Document) else None) for one in found)
    with readers(settings) as reading:
        for outcome, read_now in reading.read(tasks):
            made = read_now or outcome.result
            if isinstance(made, Failure):
                failed.append(outcome.source)
                typer.echo(f"onrecord: {visible(f'{outcome.source}: {made.message}')}", err=True)
            elif isinstance(made, Record):
                yield made


def one_of(found: Sequence[Incident], name: str, texts: dict[str, str]) -> Whole:
    """The incident of an id, or of its beginning before the mark."""
    from ..archive import Whole  # noqa: PLC0415

    document, mark, part = name.rpartition("#")
    same = [one for one in found if one.id == name] or [
        one for one in found if mark and one.id.startswith(document) and one.id.endswith(f"#{part}")
    ]
    if len(same) != 1:
        several = f"several incidents have ids like {name!r}" if same else f"there is no incident {name!r}"
        raise ArchiveError(f"{several}: `onrecord incidents FILE` lists them")
    return Whole(same[0], texts, bare=False)


def listing(found: Sequence[Incident]) -> Listing:
    """All incidents of some files as a page of a list."""
    from ..archive import Listing  # noqa: PLC0415
    from ..archive.incidents import listed_of  # noqa: PLC0415

    rows = sorted((listed_of(one) for one in found), key=lambda one: one.last or one.told or "", reverse=True)
    return Listing(total=len(rows), offset=0, incidents=tuple(rows))


def show(found: Whole, *, pretty: bool) -> None:
    """Show one incident."""
    if not pretty:
        print_list([found.incident])
        return
    from rich.console import Console  # noqa: PLC0415

    from ..export.terminal import incidents as view  # noqa: PLC0415

    view.show(found.incident, found.texts, Console(highlight=False, markup=False))


def list_page(page: Listing, wholes: Sequence[Whole], *, pretty: bool) -> None:
    """Show a page of a list; as JSON its incidents as wholes, and on standard error how many there are."""
    if not pretty:
        print_list([one.incident for one in wholes])
        if page.total > len(page.incidents):
            typer.echo(
                f"onrecord: {paged(page.total, page.offset, len(page.incidents), 'no incident')}", err=True
            )
        return
    from rich.console import Console  # noqa: PLC0415

    from ..export.terminal import incidents as view  # noqa: PLC0415

    view.show_list(page.incidents, Console(highlight=False, markup=False))
    typer.echo(paged(page.total, page.offset, len(page.incidents), "no incident"))


def print_list(found: Sequence[Incident]) -> None:
    """Print incidents as one JSON list."""
    from ..export import json  # noqa: PLC0415

    json.line(list(found), sys.stdout.buffer, to_terminal=sys.stdout.isatty())
