"""Distances on the globe, and the boxes of degrees that hold what is near a point."""

from __future__ import annotations

import math
from typing import NamedTuple

from ..earth import RADIUS_KM, km


class Near(NamedTuple):
    """A point in degrees (WGS 84), and how far from it in kilometres."""

    latitude: float
    longitude: float
    km: float


class Box(NamedTuple):
    """Degrees from south to north and from west to east."""

    south: float
    north: float
    west: float
    east: float


def kilometres(a: float, b: float, c: float, d: float) -> float:
    """The way over the globe from latitude `a`, longitude `b` to `c`, `d` (haversine).

    >>> round(kilometres(50.45, 30.52, 49.99, 36.23))
    409
    """
    return km((a, b), (c, d))


def boxes(near: Near) -> list[Box]:
    """The boxes around a circle: two where it crosses the antimeridian, all longitudes where it holds a pole.

    >>> [(round(box.west), round(box.east)) for box in boxes(Near(0, 179.5, 111.2))]
    [(178, 180), (-180, -179)]
    """
    angle = near.km / RADIUS_KM
    high = math.degrees(angle)
    south, north = near.latitude - high, near.latitude + high
    if south <= -90 or north >= 90:
        return [Box(max(south, -90.0), min(north, 90.0), -180.0, 180.0)]
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(near.latitude)))))
    west, east = near.longitude - wide, near.longitude + wide
    if west < -180:
        return [Box(south, north, west + 360, 180.0), Box(south, north, -180.0, east)]
    if east > 180:
        return [Box(south, north, west, 180.0), Box(south, north, -180.0, east - 360)]
    return [Box(south, north, west, east)]
