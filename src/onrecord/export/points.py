"""What can be put on a map: items with a place, their columns as properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .chosen import Chosen
from .columns import LISTS, SPANS
from .csv import bare
from .rows import Row

KINDS = ("incidents", "events", "tolls", "places", "attributions", "accounts")


class Point(NamedTuple):
    """An item on the map, or one whose place is not known (`at` None); longitude comes first."""

    name: str
    at: tuple[float, float] | None
    first: str | None
    last: str | None
    properties: Row


def points(chosen: Chosen) -> Iterator[Point]:
    """The items of the kind; those without a point are counted, and come too."""
    about = chosen._replace(kind="incidents") if chosen.kind == "accounts" else chosen
    for row in about.rows():
        one = point(row, about)
        if one.at is None:
            chosen.lost["items have no point: they are in the file without one"] += 1
        yield one


def point(row: Row, chosen: Chosen) -> Point:
    """An item with what its row says."""
    prefix = "" if chosen.kind == "places" else "where_"
    latitude, longitude = row.get(f"{prefix}latitude"), row.get(f"{prefix}longitude")
    known = isinstance(latitude, float) and isinstance(longitude, float)
    kept = {
        name: bare(row.get(name)) if kind in (SPANS, LISTS) else row.get(name)
        for name, kind in chosen.columns.items()
        if name not in ("whole", "record")
    }
    return Point(
        name=title(row, chosen.kind),
        at=(longitude, latitude) if known else None,  # type: ignore[arg-type]
        first=text(row.get("when_first")),
        last=text(row.get("when_last")),
        properties=kept,
    )


def title(row: Row, kind: str) -> str:
    """What an item is called on a map: what happened and where, else its words."""
    what = {"incidents": "what", "events": "type", "places": "name", "tolls": "category"}.get(kind, "words")
    place = row.get("where_name")
    said = " ".join(str(row.get(what) or kind).split())
    said = f"{row.get('words')} {said}" if kind == "tolls" else said
    return f"{said}, {place}" if place and kind != "places" else said


def text(value: object) -> str | None:
    """A text, where it is one."""
    return value if isinstance(value, str) else None
