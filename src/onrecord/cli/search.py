"""`onrecord search`: reports of the archive by words and by what their records say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from .asking import SHOWN, KilledAtLeast, Offset, Speaker, day, near, page, point
from .exits import DONE, writable_output
from .opened import AsJson, File, chosen, opened, paged, print_json

if TYPE_CHECKING:
    from rich.text import Text

    from ..archive import Hit, Page

SHORT = 12
"""Characters of an id that are shown: of 100,000 digests no two begin alike."""


def search(  # noqa: PLR0917 - an option of the command each
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help='Words that stand in the text or title. "an exact phrase", OR, NOT, pre*, title: word.'
        ),
    ] = None,
    archive: File = None,
    speaker: Speaker = None,
    said: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of what is said (by that speaker).")
    ] = None,
    event: Annotated[
        str | None,
        typer.Option(metavar="TYPE[:MODE]", help="An event of this PLOVER type is told, such as ASSAULT."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="A place or first-level region of this name is told.")
    ] = None,
    near: Annotated[str | None, near("A place within so many kilometres is told.")] = None,
    since: Annotated[str | None, day("Published on this day or later.")] = None,
    until: Annotated[str | None, day("Published on this day or earlier.")] = None,
    killed_at_least: KilledAtLeast = None,
    limit: Annotated[int, page("How many reports are shown.")] = SHOWN,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Search the archive; a report is found where all that is asked for holds.

    With --event, --place, --near and --killed-at-least are about that very event. WORDS are in the syntax of
    SQLite's FTS5: fire smoke (both), "grain depot" (a phrase), fire OR smoke, fire NOT forest, evacuat* (the
    beginning of a word), title: fire, NEAR(fire depot, 5). Words with other signs in them stand in double
    quotes: '"62-year-old"'. Exit code 0: done, also where nothing is found; 2: wrong usage.
    """
    from ..archive import Query  # noqa: PLC0415

    query = Query(
        words=" ".join(words) if words else None,
        speaker=speaker,
        said=said,
        event=event,
        place=place,
        near=point(near),
        since=since,
        until=until,
        killed_at_least=killed_at_least,
    )
    with opened(chosen(archive), readonly=True) as among, writable_output():
        page = among.search(query, limit=limit, offset=offset)
        if as_json or not sys.stdout.isatty():
            print_json(page)
        else:
            show(page)
    raise typer.Exit(DONE)


def show(page: Page) -> None:
    """Print hits for a reader, and where the next ones are."""
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415

    console = Console(highlight=False, markup=False)
    for hit in page.hits:
        console.print(heading(hit))
        console.print(Padding(marked(hit), (0, 2, 1, 2)))
    console.print(paged(page.total, page.offset, len(page.hits), "nothing is found"))


def heading(hit: Hit) -> Text:
    """What a report is called, when it was published and by whom, and its id."""
    from rich.text import Text  # noqa: PLC0415

    from ..export.terminal import safe  # noqa: PLC0415

    about = [part for part in (hit.published, hit.publisher, hit.document[:SHORT]) if part]
    title = Text(safe.line(hit.title or "(no title)", 80), "bold")
    return Text.assemble(title, ("  " + safe.line(" · ".join(about)), "dim"))


def marked(hit: Hit) -> Text:
    """The snippet of a report, its evidence marked; strangers' control characters are to be seen."""
    from rich.text import Text  # noqa: PLC0415

    from ..export.terminal import safe  # noqa: PLC0415

    made, at = Text("… " if hit.begins else ""), 0
    for start, end in (*hit.marked, (len(hit.snippet), len(hit.snippet))):
        made.append(safe.visible(hit.snippet[at:start].replace("\n", " ")))
        made.append(safe.visible(hit.snippet[start:end].replace("\n", " ")), "bold underline")
        at = end
    return made
