"""Distances on the earth."""

from __future__ import annotations

import math

RADIUS_KM = 6371.0088
"""The mean radius of the Earth (IUGG)."""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def km(one: Point, other: Point) -> float:
    """The great-circle distance of two points in kilometres.

    >>> round(km((50.45, 30.52), (49.99, 36.23)))
    409
    """
    north, east, south, west = map(math.radians, (*one, *other))
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin((west - east) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))
