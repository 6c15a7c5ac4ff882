"""The places of an incident on a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from ..incidents.shapes import Incident
from ..model import Record, Sourced, Where
from . import assets, labels
from .beside import COLUMNS, events_of


class Point(NamedTuple):
    """A place on the map, in degrees, with the reports that name it."""

    name: str
    latitude: float
    longitude: float
    main: bool


def points_of(about: Incident, records: Mapping[str, Record]) -> Iterator[Point]:
    """The places of the incident that have a point: its own first."""
    seen: set[tuple[float, float]] = set()
    main = [about.where.read] if about.where else []
    others = [
        event.where
        for account in about.accounts[:COLUMNS]
        for event in events_of(account, records[account.document])
        if event.where
    ]
    for one in (*main, *others):
        point = point_of(one, main=one in main)
        if point and (point.latitude, point.longitude) not in seen:
            seen.add((point.latitude, point.longitude))
            yield point


def point_of(one: Sourced[Where], *, main: bool) -> Point | None:
    """A place as a point, None where nobody knows where it lies."""
    where = one.value
    if where.latitude is None or where.longitude is None:
        return None
    return Point(where.name, where.latitude, where.longitude, main)


def map_of(points: list[Point]) -> str:
    """What the map's script draws, as JSON: points, names around the first, where the land is."""
    near = labels.around(points[0].latitude, points[0].longitude) if points else []
    return msgspec.json.encode(
        {"points": points, "labels": near, "land": assets.address("vendor/land-50m.json")}
    ).decode()
