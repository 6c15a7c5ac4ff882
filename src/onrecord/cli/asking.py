"""Options of commands that ask the archive for some of its reports or incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from .exits import published_day

if TYPE_CHECKING:
    from ..archive import Near

SHOWN = 20
"""Reports or incidents of a page."""

Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Somebody of this name says something.")]
OfType = Annotated[
    str | None, typer.Option("--event", metavar="TYPE", help="Of this PLOVER type, such as ASSAULT.")
]
KilledAtLeast = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="At least so many are said to have been killed.")
]
Offset = Annotated[int, typer.Option(min=0, help="How many are passed over: the next page.")]


def day(help: str) -> Any:  # noqa: A002, ANN401 - as typer calls it, and what typer.Option gives
    """An option that is a day."""
    return typer.Option(metavar="DATE", callback=published_day, help=help)


def near(help: str) -> Any:  # noqa: A002, ANN401 - as above
    """An option that is a point and a distance, for `point`."""
    return typer.Option(metavar="LAT,LON,KM", help=help)


def page(help: str) -> Any:  # noqa: A002, ANN401 - as above
    """An option that is how many are shown at once."""
    return typer.Option(min=1, max=10_000, help=help)


def point(text: str | None) -> Near | None:
    """A point and a distance as they are given: 49.5,36.8,25."""
    from ..archive import Near  # noqa: PLC0415

    if text is None:
        return None
    try:
        latitude, longitude, km = (float(part) for part in text.split(","))
    except ValueError as error:
        raise typer.BadParameter(
            f"--near {text!r} is not latitude,longitude,kilometres such as 49.5,36.8,25"
        ) from error
    return Near(latitude, longitude, km)
