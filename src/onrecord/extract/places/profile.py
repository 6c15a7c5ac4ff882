"""What a source's other reports are about, as counts that speak for one place of a name or another.

A local paper seldom says in which state its towns lie; its other reports, read before, do. A profile holds
the places of a source's reports as they were read, no gold: `View` leaves out the report that is being read,
and for each name what was made of the same name elsewhere, so that no mistake confirms itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import msgspec

from ...gazetteer.lookup import Place
from ...gazetteer.names import folded
from ...model import Document, Record, Sourced, Where

LEFT_OUT = frozenset({"continent", "water", "area"})
WHOLE = frozenset({"country", "region"})
"""Kinds whose points say little of where in them something happens."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A name of a report and the place it was read as; `chance` is the highest confidence of its mentions."""

    key: str
    country: str
    region: str
    latitude: float
    longitude: float
    kind: str
    chance: float


Reports = Mapping[str, tuple[Entry, ...]]
"""The entries of a source's reports by their ids."""


def source(document: Document) -> str:
    """Whose report a document is: the host of its address without "www.", else its publisher, else nothing.

    >>> source(Document(id="1", text="", url="https://www.news.example/a?b=c"))
    'news.example'
    """
    host = address_host(document.url or "").lower().removeprefix("www.")
    return host or " ".join((document.publisher or "").lower().split())


def address_host(url: str) -> str:
    """The host of a web address, nothing where it has none or is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[": a bracket that is never closed
        return ""


def entries(record: Record) -> tuple[Entry, ...]:
    """The places of a record that say where its source is at home, one for each name, in order of names."""
    found: dict[str, Entry] = {}
    for place in record.places:
        made = entry(place, record.document.text)
        if made and (made.key not in found or found[made.key].chance < made.chance):
            found[made.key] = made
    return tuple(found[key] for key in sorted(found))


def entry(place: Sourced[Where], text: str) -> Entry | None:
    """A place as an entry, None where it has no point or is too wide to say anything."""
    where = place.value
    if (
        not place.spans
        or where.latitude is None
        or where.longitude is None
        or where.kind is None
        or where.kind in LEFT_OUT
    ):
        return None
    return Entry(
        folded(text[slice(*place.spans[0])]),
        where.country or "",
        where.admin1 or "",
        where.latitude,
        where.longitude,
        where.kind,
        1.0 if place.confidence is None else place.confidence,
    )


class View:
    """A source's reports as one of them sees the others."""

    def __init__(self, reports: Reports, own: str) -> None:
        others = [one for name, report in sorted(reports.items()) if name != own for one in report]
        self.all = Counts(others)
        self.of_name = {key: Counts(some) for key, some in by_name(others).items()}

    def home(self) -> float:
        """The share of all entries in the region that has most of them (0..1)."""
        return max(self.all.regions.values(), default=0.0) / (self.all.whole + 1.0)

    def shares(self, place: Place, key: str) -> tuple[float, float, float]:
        """The shares of other names' entries in a place's country, in its region, and close to it (0..1)."""
        same = self.of_name.get(key, NOTHING)
        whole = self.all.whole - same.whole + 1.0
        country, region, close = (
            max(0.0, every - own) / whole
            for every, own in zip(self.all.around(place), same.around(place), strict=True)
        )
        return country, region, close


class Counts:
    """Chances of entries added up: all, by country, by region, by cell of a degree."""

    def __init__(self, some: Iterable[Entry] = ()) -> None:
        self.whole = 0.0
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.regions: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        for one in some:
            self.add(one)

    def add(self, one: Entry) -> None:
        """Add an entry."""
        self.whole += one.chance
        self.countries[one.country] += one.chance
        if one.region:
            self.regions[one.country, one.region] += one.chance
        if one.kind not in WHOLE:
            self.cells[math.floor(one.latitude), math.floor(one.longitude)] += one.chance

    def around(self, place: Place) -> tuple[float, float, float]:
        """What lies in a place's country, in its region, and within about a degree (of a country nothing)."""
        north, east = math.floor(place.latitude), math.floor(place.longitude)
        cells = ((north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return (
            self.countries.get(place.country, 0.0) if place.country else 0.0,
            self.regions.get((place.country, place.region), 0.0) if place.region else 0.0,
            sum(self.cells.get(cell, 0.0) for cell in cells) if place.kind != "country" else 0.0,
        )


NOTHING = Counts()


def by_name(some: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by their names."""
    found: dict[str, list[Entry]] = {}
    for one in some:
        found.setdefault(one.key, []).append(one)
    return found
