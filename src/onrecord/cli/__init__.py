"""The command line: a file per command. What is slow to load is loaded inside them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ..errors import OnrecordError
from . import (
    add,
    backup,
    brief,
    bring,
    copy,
    correct,
    export,
    forget,
    gazetteer,
    incidents,
    profile,
    read,
    run,
    search,
    serve,
    status,
    verify,
    watch,
)
from .exits import INTERRUPTED, SOME_FAILED

__all__ = ["app", "main"]

app = typer.Typer(
    help="Reads news reports and makes the record: who said what, what happened, how many, when, where.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; an interruption ends it quietly, an error of ours with its words."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        sys.exit(SOME_FAILED)


def print_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads news reports and makes the record: who said what, what happened, how many, when, where."""


app.command()(read.read)
app.command()(add.add)
app.command()(watch.watch)
app.command()(run.run)
app.command()(search.search)
app.command()(incidents.incidents)
app.command()(export.export)
app.command(name="import")(bring.bring)
app.command()(serve.serve)
app.command()(brief.brief)
app.command()(status.status)
app.command()(correct.correct)
app.command()(correct.history)
app.command()(forget.forget)
app.command()(backup.backup)
app.command()(copy.copy)
app.command()(verify.verify)
app.add_typer(gazetteer.app, name="gazetteer")
app.command()(profile.profile)
