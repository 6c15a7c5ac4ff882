"""`onrecord gazetteer`: build a gazetteer of all of GeoNames, show what a name can stand for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import OnrecordError
from .ending import orderly
from .exits import DONE, SOME_FAILED

if TYPE_CHECKING:
    from ..gazetteer.lookup import Place

FULL = Path("geonames.bin")
SHOWN = 25  # places of a name

app = typer.Typer(
    help="Build a gazetteer of all of GeoNames; show what a name can stand for.", no_args_is_help=True
)


@app.command()
def build(
    places: Annotated[Path, typer.Argument(metavar="allCountries.txt", help="GeoNames' places, unpacked.")],
    alternates: Annotated[
        Path | None, typer.Argument(metavar="[alternateNamesV2.txt]", help="Their other names, unpacked.")
    ] = None,
    to: Annotated[Path, typer.Option(metavar="FILE", help="The gazetteer to write.")] = FULL,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress; errors only.")] = False,
) -> None:
    """Build a gazetteer of all of GeoNames (download.geonames.org/export/dump, CC BY 4.0).

    Interrupted, the same command goes on. Exit code 0: done; 1: some lines were bad: they are named, the rest
    is in.
    """
    from ..gazetteer.full import Full, told  # noqa: PLC0415

    with orderly("the same command goes on"), progress(quiet=quiet) as report, exit_on_error():
        made = Full(places, alternates, to, report)
        made.build()
    for words in told(made):
        typer.echo(words, err=True)
    if not quiet:
        typer.echo(f"{to} is made; use it: onrecord read --gazetteer {to} …", err=True)
    raise typer.Exit(SOME_FAILED if made.badly else DONE)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name in any spelling.")],
    gazetteer: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A gazetteer that was built.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON lines; done anyway when piped.")
    ] = False,
) -> None:
    """Show the places that a name can stand for, how likely each is where nothing else is told, and where.

    Exit code 0: there are some; 1: the gazetteer has no such name.
    """
    from ..extract.places.ranking import prior  # noqa: PLC0415
    from ..gazetteer.lookup import load  # noqa: PLC0415

    with exit_on_error():
        found = load(gazetteer).named(name)
    ranked = sorted(zip(prior(found), found, strict=True), key=lambda pair: (-pair[0], pair[1].number))
    rows = [row(place, chance) for chance, place in ranked[:SHOWN]]
    if not rows:
        typer.echo(f"no place is called {name!r}", err=True)
        raise typer.Exit(SOME_FAILED)
    if as_json or not sys.stdout.isatty():
        for one in rows:
            typer.echo(json.dumps(one, ensure_ascii=False))
    else:
        table(rows, len(found))


def row(place: Place, chance: float) -> dict[str, object]:
    """What is shown of a place."""
    return {
        "name": place.name,
        "kind": place.kind,
        "region": place.region,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision_km": place.km,
        "people": place.population,
        "geonames_id": place.geonames_id or None,
        "own_name": place.own,
        "score": round(chance, 3),
    }


def table(rows: list[dict[str, object]], size: int) -> None:
    """Print places as a table, and how many more there are."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from ..export.terminal import safe  # noqa: PLC0415

    made = Table("place", "kind", "point", "± km", "people", "GeoNames", "score", box=SIMPLE_HEAD)
    for one in rows:
        made.add_row(*map(safe.line, cells(one)))
    console = Console(highlight=False, markup=False)
    console.print(made)
    if size > len(rows):
        console.print(f"and {size - len(rows):,} more")


def cells(one: dict[str, object]) -> tuple[str, ...]:
    """A place as the cells of a table; a place that is asked for by another name stands in brackets."""
    called = one["name"] if one["own_name"] else f"({one['name']})"
    parts = dict.fromkeys(str(part) for part in (called, one["region"], one["country"]) if part)
    return (
        ", ".join(parts),
        str(one["kind"]),
        f"{one['latitude']:.2f}, {one['longitude']:.2f}",
        str(one["precision_km"]),
        f"{one['people']:,}",
        str(one["geonames_id"] or ""),
        f"{one['score']:.3f}",
    )


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Tell an error of ours and end."""
    try:
        yield
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        raise typer.Exit(SOME_FAILED) from error
    except OSError as error:
        typer.echo(f"onrecord: {error.filename or 'the gazetteer'}: {error.strerror or error}", err=True)
        raise typer.Exit(SOME_FAILED) from error


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error for each stage, where it disturbs nothing."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, TaskID  # noqa: PLC0415

    messages = Console(stderr=True, highlight=False, markup=False)
    if quiet or not messages.is_terminal:
        yield lambda stage, done, whole: None
        return
    with Progress(console=messages, transient=True) as bar:
        stages: dict[str, TaskID] = {}

        def report(stage: str, done: int, whole: int) -> None:
            if stage not in stages:
                stages[stage] = bar.add_task(stage, total=whole)
            bar.update(stages[stage], completed=done)

        yield report
