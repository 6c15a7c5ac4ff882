"""`onrecord forget`: a report taken out of the archive for good."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .ending import orderly
from .exits import DONE, SOME_FAILED, writable_output
from .opened import AsJson, File, chosen, opened, print_json, visible

if TYPE_CHECKING:
    from ..archive import Forgotten

AGAIN = "what was not finished is finished by the same command"


def forget(
    document: Annotated[str, typer.Argument(help="The report's id, or its beginning.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who has it forgotten.")],
    because: Annotated[
        str, typer.Option(metavar="REASON", help="Why; it stays in the journal, so quote nothing.")
    ],
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Take a report out for good: text, record, what quotes it; the journal keeps who did so, and why.

    The file is written anew, so that no byte of it is left there; that needs as much room again for a moment.
    `onrecord add` leaves a forgotten report out from then on. It cannot be undone. Exit code 0: gone; 1: not
    all is gone (copies made by an upgrade, a reader in the way), what is left to do is told; 2: wrong usage.
    """
    if not by.strip() or not because.strip():
        raise typer.BadParameter("who, and why? Give --by NAME and --because REASON")
    with orderly(AGAIN), opened(chosen(archive)) as into, writable_output():
        made = into.forget(into.full_id(document, forgotten=True), by=by, because=because)
        if as_json or not sys.stdout.isatty():
            print_json(made)
        else:
            typer.echo(visible(f"{into.path}: {made.document} is forgotten, see entry {made.entry}"))
        for words in left(made):
            typer.echo(visible(f"onrecord: {words}"), err=True)
    raise typer.Exit(SOME_FAILED if made.copies else DONE)


def left(made: Forgotten) -> Iterator[str]:
    """What may still hold the text."""
    for path in made.copies:
        yield f"{path}: a copy from before an upgrade, which may hold it still: delete it"
    for twin in made.twins:
        yield f"{twin}: another report with the same text is in the archive: forget it, too, or keep it"
