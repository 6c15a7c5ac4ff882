"""Names for a map without names: the larger places around a point, from the gazetteer."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..archive import Box
from ..earth import km
from ..errors import GazetteerError
from ..gazetteer import lookup
from ..gazetteer.layout import DEGREE, KINDS, PLACE

ROW = np.dtype({
    "names": ["latitude", "longitude", "people", "kind"],
    "formats": ["<i4", "<i4", "<u4", "u1"],
    "offsets": [4, 8, 12, 32],
    "itemsize": PLACE.size,
})  # fmt: skip
"""What a map asks of a place, as the gazetteer keeps it (gazetteer/layout.py)."""
AROUND, APART = 420, 55
"""Kilometres: how far from a point names are given, and how near to each other, at most."""
MOST = 16
TRIED = 400  # of the largest around, before those that crowd are left out


class Label(NamedTuple):
    """A name on a map, in degrees."""

    name: str
    latitude: float
    longitude: float


@cache
def table() -> NDArray[Any]:
    """Every place of the gazetteer; the largest of a kind come in no order."""
    from_file = lookup.load()
    size = from_file.counts.places * PLACE.size
    return np.frombuffer(from_file.read(from_file.places_at, size), dtype=ROW)


def around(latitude: float, longitude: float) -> list[Label]:
    """The larger places around a point, none crowding another; none where there is no gazetteer.

    >>> [label.name for label in around(50.45, 30.52)][:1]
    ['Kyiv']
    """
    high = AROUND / 111
    wide = high / max(0.1, float(np.cos(np.radians(latitude))))
    return within(Box(latitude - high, latitude + high, longitude - wide, longitude + wide), APART)


def within(box: Box, apart: float) -> list[Label]:
    """The larger places in a box of degrees, none nearer to another than some kilometres."""
    try:
        rows = table()
    except GazetteerError:
        return []
    latitudes, longitudes = rows["latitude"], rows["longitude"]
    inside = (
        (latitudes > box.south * DEGREE)
        & (latitudes < box.north * DEGREE)
        & (longitudes > box.west * DEGREE)
        & (longitudes < box.east * DEGREE)
        & (rows["kind"] == KINDS.index("city"))
    )
    numbers = np.flatnonzero(inside)
    largest = numbers[np.argsort(-rows["people"][numbers].astype(np.int64), kind="stable")][:TRIED]
    return spaced([int(number) for number in largest], apart)


def spaced(numbers: list[int], apart: float) -> list[Label]:
    """Places, the largest first, those left out that stand too near to one before."""
    chosen: list[Label] = []
    for number in numbers:
        place = lookup.load().place(number)
        one = Label(place.name, place.latitude, place.longitude)
        if all(km(one[1:], other[1:]) >= apart for other in chosen):
            chosen.append(one)
        if len(chosen) == MOST:
            break
    return chosen
