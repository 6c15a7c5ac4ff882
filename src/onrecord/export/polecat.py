"""Tab-separated text in the shape of POLECAT's: PLOVER events, a row each, its columns by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from . import coded
from .chosen import Chosen
from .coded import Coded, Side
from .codes import country, named

KINDS = ("events", "incidents", "accounts")
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
NONE = "None"
"""What POLECAT's files have where there is nothing."""
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
"""PLOVER's quad category of each type (manual of PLOVER 2.0)."""


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a row an event; how many there were."""
    stream.write(line(COLUMNS))
    count = 0
    for one in events(chosen):
        stream.write(line(cells(one)))
        count += 1
    return count


def events(chosen: Chosen) -> Iterator[Coded]:
    """The events of the records that happened, or the incidents that have a PLOVER type."""
    for read in chosen.reads:
        for event in read.record.events:
            if event.status == "accomplished":
                yield coded.of_event(read.record, event)
            else:
                chosen.lost["events that are not told as having happened are left out"] += 1
    for case in chosen.cases:
        if case.incident.type is None:
            chosen.lost["incidents that PLOVER has no type for are left out"] += 1
        else:
            yield coded.of_case(case)


def cells(one: Coded) -> Iterator[str]:
    """The cells of a row, in the order of the columns."""
    days, where = coded.days(one.when), one.where
    codes = country(where.country if where else None)
    yield from (one.id, days[0].isoformat() if days else "", one.type or "", one.mode or "")
    yield from ("", QUAD.get(one.type or "", ""), "; ".join(one.contexts))
    yield from party(one.actors)
    yield from party(one.recipients)
    city = where.name if where and where.kind == "city" else ""
    yield from (where.name if where else "", city, "", (where.admin1 if where else "") or "", codes.alpha3)
    point = (where.latitude, where.longitude, where.geonames_id) if where else (None, None, None)
    yield from ("" if value is None else str(value) for value in point)
    yield from (one.where_words, (where.kind if where else "") or "")
    yield joined(report.outlet or "" for report in one.reports)
    yield min((report.published[:10] for report in one.reports if report.published), default="")
    yield from map(joined, (one.people, one.organisations, one.places))
    yield from (one.language or "", "onrecord")


def party(some: tuple[Side, ...]) -> Iterator[str]:
    """The eight columns of the actors, or of the recipients; sectors and Wikipedia are not known."""
    codes = [named(side.name) for side in some]
    yield joined(side.name for side in some)
    yield joined(code.alpha3 for code in codes)
    yield joined(code.cow for code in codes)
    yield from ("", "", joined(role for side in some for role in side.roles))
    yield joined(side.words for side in some)
    yield ""


def joined(some: Iterable[str]) -> str:
    """Several values, each once."""
    return "; ".join(dict.fromkeys(filter(None, some)))


def line(values: Iterable[str]) -> bytes:
    """A line: no tab or line break in a value, which such files have no escape for."""
    return ("\t".join(" ".join(value.split()) or NONE for value in values) + "\n").encode()
