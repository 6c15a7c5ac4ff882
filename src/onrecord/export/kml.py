"""KML 2.3 for Google Earth and the like: a placemark an incident or item, its columns as extended data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from .chosen import Chosen
from .csv import shown
from .points import KINDS, Point, points

__all__ = ["KINDS", "write"]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no place for."""
LOST = "characters that XML has no place for are shown as \ufffd"


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a document of placemarks; how many there were."""
    stream.write(HEAD.encode())
    stream.write(f"<name>onrecord: {chosen.kind}</name>\n".encode())
    count = 0
    for one in points(chosen):
        made = "".join(placemark(one, chosen))
        kept, lost = NOT_XML.subn("\ufffd", made)
        if lost:
            chosen.lost[LOST] += lost
        stream.write(kept.encode())
        count += 1
    stream.write(b"</Document>\n</kml>\n")
    return count


def placemark(one: Point, chosen: Chosen) -> Iterator[str]:
    """A placemark, in the order of elements that the standard has."""
    yield f"<Placemark><name>{escape(one.name)}</name>"
    if one.first or one.last:
        begin = f"<begin>{escape(one.first)}</begin>" if one.first else ""
        end = f"<end>{escape(one.last)}</end>" if one.last else ""
        yield f"<TimeSpan>{begin}{end}</TimeSpan>"
    yield "<ExtendedData>"
    kinds = chosen._replace(kind="incidents").columns if chosen.kind == "accounts" else chosen.columns
    for name, value in one.properties.items():
        told = shown(value, kinds[name])
        if told is not None:
            yield f"<Data name={quoteattr(name)}><value>{escape(str(told))}</value></Data>"
    yield "</ExtendedData>"
    if one.at:
        yield f"<Point><coordinates>{one.at[0]},{one.at[1]}</coordinates></Point>"
    yield "</Placemark>\n"
