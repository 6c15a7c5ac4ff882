"""The map of all incidents: put together on the server as far as one can see them apart."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Box, Cluster
from ..errors import QueryError
from . import assets, labels
from .pages import incident_at
from .room import Room
from .wish import Wish, box_of, box_text, wish_of

CELL = 90.0  # degrees of a cell at zoom 0: 64 pixels of a map of 256
APART = 14_000  # km between names at zoom 0
MOST = 160  # clusters
DEEPEST = 12  # zoom


def shown_map(archive: Archive, wish: Wish) -> str | None:
    """What the map's script begins with, as JSON: the box of all incidents, where to ask, the land."""
    bounds = archive.bounds(wish.asked())
    if bounds is None:
        return None
    begin: dict[str, Any] = {
        "bounds": bounds,
        "ask": wish.address(page="/clusters"),
        "land": assets.address("vendor/land-50m.json"),
    }
    return msgspec.json.encode(begin).decode()


def clusters(request: Request) -> Response:
    """The incidents in a part of the map, for a zoom; each with the address that leads to them."""
    room: Room = request.app.state.room
    wish = wish_of(request.query_params)
    zoom = zoom_of(request.query_params.get("zoom", ""))
    part = box_of(request.query_params.get("part", ""))
    with room.reading() as archive:
        found = archive.clusters(wish.asked(), part, CELL / 2**zoom, MOST)
    made = {
        "clusters": [spot(one, wish) for one in found],
        "labels": labels.within(part, APART / 2**zoom),
    }
    return Response(msgspec.json.encode(made), media_type="application/json")


def zoom_of(text: str) -> int:
    """A zoom of the map; QueryError for what is none."""
    if not (text.isascii() and text.isdigit() and int(text) <= DEEPEST):
        raise QueryError(f"{text!r} is no zoom of the map: 0 to {DEEPEST} are")
    return int(text)


def spot(one: Cluster, wish: Wish) -> tuple[float, float, int, str, str]:
    """A cluster as the script draws it: where, how many, the name of the place, the way to them."""
    inside = inner(one.box, box_of(wish.box)) if wish.box else one.box
    address = incident_at(one.only) if one.only else wish.address("incidents", box=box_text(inside))
    return round(one.latitude, 4), round(one.longitude, 4), one.incidents, one.name or "", address


def inner(one: Box, other: Box) -> Box:
    """What two boxes share."""
    return Box(
        max(one.south, other.south),
        min(one.north, other.north),
        max(one.west, other.west),
        min(one.east, other.east),
    )


routes = [Route("/clusters", clusters)]
