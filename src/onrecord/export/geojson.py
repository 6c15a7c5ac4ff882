"""GeoJSON (RFC 7946): a feature an incident or item, its columns as properties."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from .chosen import Chosen
from .points import KINDS, Point, points

__all__ = ["KINDS", "write"]


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a collection, feature by feature; how many there were."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for count, one in enumerate(points(chosen), 1):
        stream.write(b"\n" if count == 1 else b",\n")
        stream.write(msgspec.json.encode(feature(one)))
    stream.write(b"\n]}\n")
    return count


def feature(one: Point) -> dict[str, object]:
    """An item; its geometry is null where its place is not known, as the standard has it."""
    geometry = {"type": "Point", "coordinates": list(one.at)} if one.at else None
    return {"type": "Feature", "geometry": geometry, "properties": {"title": one.name, **one.properties}}
