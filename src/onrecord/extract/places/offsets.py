"""Places that are told by how far from another they lie: "25 km north of Lisk" has a point of its own.

The distance and the bearing are taken as they are told, rounded as they are, and `precision_km` says how far
the point may be off by that. Without a bearing ("25 km from Lisk") the point is Lisk's, as near as the
distance.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from ... import doc as read
from ...language import numbers, written
from ...model import Sourced, Where

WITHIN = 90  # characters from a distance to the place it is counted from
MOST_KM = 1_000.0  # farther off no bearing in words leads anywhere
SPREAD = 0.4  # of the distance: the tangent of 22.5 degrees, half of what lies between two of eight bearings
RADIUS_KM = 6371.0
KM = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609, "mi": 1.609, "nautical mile": 1.852}
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135}
BEARINGS |= {"south": 180, "southwest": 225, "west": 270, "northwest": 315}
"""Degrees from north, clockwise."""
ONWARDS = " to "  # "drove 100 miles from Vienna to Graz" is no place
BEFORE = re.compile(
    r"[ -]?\b(?P<unit>km|kilomet(?:re|er)s?|(?:nautical )?miles?|mi)"
    r"(?: \([^()\n]{1,25}\))?"
    r"(?: (?:away|off|outside))?"
    r"(?: (?:to the |due )?(?P<bearing>(?:north|south)(?:[ -]?(?:east|west))?|east|west)(?:wards?)?"
    r" (?:of|from)| from)"
    r"(?: the)?(?: (?:\w+ )?(?:city|town|village|port|capital)(?: of|,)?)? $",
    re.IGNORECASE,
)


class Way(NamedTuple):
    """How to get to a place: kilometres, degrees from north where they are told, its first character."""

    km: float
    bearing: int | None
    start: int


def find(doc: Doc, places: Iterable[Sourced[Where]], by: str) -> Iterator[Sourced[Where]]:
    """The places that are told by their distance from some places with a point."""
    text = written.of(doc).text
    led = [(place, found) for place in places if (found := before(text, place.spans[0][0]))]
    if not led:
        return
    told = {read.characters(doc, one.start, one.end)[1]: one for one in numbers.find(doc)}
    for place, found in led:
        way = leading(found, told, doc)
        if way and not (way.bearing is None and text.startswith(ONWARDS, place.spans[-1][1])):
            span = (way.start, place.spans[-1][1])
            if value := reached(text[slice(*span)], place.value, way):
                yield Sourced(value, (span,), by, place.confidence)


def before(text: str, end: int) -> re.Match[str] | None:
    """The unit and the bearing that are told right before a character."""
    return BEFORE.search(text, max(0, end - WITHIN), end)


def leading(found: re.Match[str], told: dict[int, numbers.Number], doc: Doc) -> Way | None:
    """The way of a unit and a bearing with the number before them, None where it is none to be gone."""
    number = told.get(found.start())
    if number is None or number.ordinal:
        return None
    km = float(number.value) * KM[found["unit"].lower().removesuffix("s")]
    bearing = BEARINGS[re.sub("[ -]", "", found["bearing"].lower())] if found["bearing"] else None
    start = doc[number.start].idx
    return Way(km, bearing, start) if 0 < km <= MOST_KM else None


def reached(name: str, place: Where, way: Way) -> Where | None:
    """The place at the end of a way from another that has a point; the region is left open."""
    latitude, longitude = place.latitude, place.longitude
    if latitude is None or longitude is None:
        return None
    off = way.km
    if way.bearing is not None:
        latitude, longitude = moved(latitude, longitude, way.km, way.bearing)
        off = SPREAD * way.km
    return Where(
        name=" ".join(name.split()),
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        country=place.country,
        precision_km=round((place.precision_km or 0.0) + off, 1),
    )


def moved(latitude: float, longitude: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres from another on a great circle that leaves it at a bearing (degrees).

    >>> latitude, longitude = moved(50.0, 30.0, 111.2, 0)
    >>> round(latitude, 2), round(longitude, 2)
    (51.0, 30.0)
    """
    north, turn, arc = math.radians(latitude), math.radians(bearing), km / RADIUS_KM
    to = math.asin(math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(turn))
    aside = math.atan2(
        math.sin(turn) * math.sin(arc) * math.cos(north), math.cos(arc) - math.sin(north) * math.sin(to)
    )
    return math.degrees(to), (longitude + math.degrees(aside) + 540) % 360 - 180
