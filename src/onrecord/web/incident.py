"""An incident as a whole: what it comes to, contradictions, every claim in time, the reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Whole
from ..export.terminal import incidents as told
from ..export.terminal import words
from ..export.terminal.names import Names
from ..incidents.shapes import Account, Claim, Contradiction, Incident, Merged
from ..model import Event, Record, Sourced, Where
from . import assets, labels
from .pages import page
from .plot import plot, source
from .room import Room

COLUMNS = 12
"""Reports that stand side by side; the others are listed."""
STATUS = {**told.STATUS, "current": "stands"}


class Cell(NamedTuple):
    """Something that a report says, and the item of its record that says it."""

    words: str
    item: str
    note: str = ""
    status: str = "current"


class Column(NamedTuple):
    """A report beside others: who published it, and what it says of each row."""

    document: str
    outlet: str
    published: str
    copy_of: str
    cells: dict[str, list[Cell]]


class Side(NamedTuple):
    """A claim that another one contradicts, in words and with the words around its figure."""

    claim: Claim
    words: str
    around: tuple[str, ...]


class Point(NamedTuple):
    """A place on the map, in degrees, with the reports that name it."""

    name: str
    latitude: float
    longitude: float
    main: bool


def incident(request: Request) -> Response:
    """The page of an incident."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        found = archive.incident(request.path_params["incident"])
        records = dict(records_of(archive, found.incident))
    about = found.incident
    by_id = {claim.id: claim for claim in about.claims}
    points = list(points_of(about, records))
    return page(
        request,
        "incident.html",
        incident=about,
        heading=heading(about),
        when=words.when(about.when.read.value) if about.when else "",
        where=place(about.where.read.value) if about.where else "",
        merged=[
            (one, comes_to(one), drawn(one, by_id), only_words(one, by_id, found)) for one in about.merged
        ],
        contradictions=contradicted(found, by_id),
        claims=[(claim, around(claim, found)) for claim in ordered(about.claims)],
        columns=list(columns(about, records)),
        rows=rows(about),
        left_out=max(0, len(about.accounts) - COLUMNS),
        points=points,
        map_of=map_of(points),
        shown=told.shown,
        count=counted,
        source=source,
        became=STATUS,
        outlet=told.outlet,
        whom=told.whom,
    )


def records_of(archive: Archive, about: Incident) -> Iterator[tuple[str, Record]]:
    """The records of the reports that stand side by side."""
    for account in about.accounts[:COLUMNS]:
        yield account.document, archive.get(account.document)


def heading(about: Incident) -> str:
    """What and where, in a line."""
    what = (about.type or "incident").capitalize()
    return f"{what} in {about.where.read.value.name}" if about.where else what


def place(value: Where) -> str:
    """A place with the country it lies in."""
    return ", ".join(dict.fromkeys(filter(None, (value.name, value.admin1, value.country))))


def comes_to(one: Merged) -> str:
    """What all claims about one thing allow together, in words."""
    if one.range_affirmed is None:
        return "no figure stands"
    if one.joint is None:
        return "the sources contradict each other: no figure fits all of them"
    return f"a figure that fits all: {told.shown(one.joint)}"


def only_words(one: Merged, by_id: Mapping[str, Claim], found: Whole) -> str:
    """The words of what one claim alone counts: they tell it from others of its kind."""
    return around(by_id[one.newest], found)[1] if len(one.claims) == 1 else ""


def drawn(one: Merged, by_id: Mapping[str, Claim]) -> Any:  # noqa: ANN401 - a Plot, or nothing to draw
    """The drawing of what was counted, where more than one claim can be drawn."""
    title = f"{one.category}{told.whom(one.subject_kind, one.unit)} by source, over time"
    made = plot([by_id[name] for name in one.claims], title)
    return made if made and len(made.bars) > 1 else None


def contradicted(found: Whole, by_id: Mapping[str, Claim]) -> list[tuple[str, list[Side]]]:
    """The contradictions in words, each with its claims; those of the same claims are one."""
    together: dict[tuple[str, ...], list[Contradiction]] = {}
    for one in found.incident.contradictions:
        together.setdefault(tuple(sorted(one.claims)), []).append(one)
    return [(" ".join(map(sentence, some)), sides(some[0], by_id, found)) for some in together.values()]


def sentence(one: Contradiction) -> str:
    """What kind of contradiction it is, as a sentence."""
    return {
        "number": "The sources give numbers that do not go together.",
        "denial": "Some affirm what others deny.",
        "identity": "The sources differ about who the people were.",
    }[one.kind]


def sides(one: Contradiction, by_id: Mapping[str, Claim], found: Whole) -> list[Side]:
    """Each claim of a contradiction: itself, in words, and with the words around its figure."""
    some = [by_id[name] for name in one.claims]
    return [Side(claim, side(claim), around(claim, found)) for claim in some]


def around(claim: Claim, found: Whole) -> tuple[str, ...]:
    """The words before a claim's figure, the figure, and the words behind."""
    return told.around(claim, found.texts.get(claim.document, ""))


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by when they were published, those without a date last."""
    return sorted(claims, key=lambda claim: (claim.published is None, claim.published or ""))


def rows(about: Incident) -> list[tuple[str, str]]:
    """What reports are compared by: a name for each row, and its words."""
    counted = [
        (f"count {at}", f"{one.category}{told.whom(one.subject_kind, one.unit)}")
        for at, one in enumerate(about.merged)
    ]
    return [
        ("when", "when"),
        ("where", "where"),
        ("what", "what"),
        ("who", "who"),
        ("whom", "to whom"),
        *counted,
    ]


def columns(about: Incident, records: Mapping[str, Record]) -> Iterator[Column]:
    """The reports side by side."""
    copies = {name: group[0] for group in about.copies for name in group[1:]}
    outlets = {one.document: told.outlet(one) for one in about.accounts}
    for account in about.accounts[:COLUMNS]:
        copied = copies.get(account.document)
        yield Column(
            account.document,
            outlets[account.document],
            words.day(account.published) if account.published else "no date",
            outlets.get(copied, copied) if copied else "",
            cells(account, about, records[account.document]),
        )


def cells(account: Account, about: Incident, record: Record) -> dict[str, list[Cell]]:
    """What a report says of each row."""
    found: dict[str, list[Cell]] = {}
    for event in events_of(account, record):
        for row, cell in of_event(event, Names(record)):
            if cell not in (known := found.setdefault(row, [])):
                known.append(cell)
    by_id = {claim.id: claim for claim in about.claims if claim.document == account.document}
    for at, one in enumerate(about.merged):
        found[f"count {at}"] = [of_claim(by_id[name]) for name in one.claims if name in by_id]
    return found


def of_claim(claim: Claim) -> Cell:
    """A figure as it stands beside others."""
    return Cell(counted(claim), f"tolls.{claim.toll}", source(claim), claim.status)


def counted(claim: Claim) -> str:
    """How many a claim counts, none as a word."""
    return "none" if claim.count.value.bound == "none" else words.count(claim.count.value)


def side(claim: Claim) -> str:
    """A claim in a contradiction: “the ministry: none killed”."""
    who = claim.source.value if claim.source else told.outlet(claim)
    return f"{who}: {counted(claim)} {claim.category}{told.whom(claim.subject_kind, claim.unit)}"


def events_of(account: Account, record: Record) -> list[Event]:
    """The events of a report that are the incident's."""
    return [one for one in record.events if one.id in account.events]


def of_event(event: Event, names: Names) -> Iterator[tuple[str, Cell]]:
    """What an event says of each row."""
    key = f"events.{event.id}"
    yield "what", Cell(event.trigger.value, key, event.type.lower())
    if event.when:
        yield "when", Cell(words.when(event.when.value), key, names.text(event.when.spans))
    if event.where:
        yield "where", Cell(event.where.value.name, key)
    if event.actors:
        yield "who", Cell(names.all(event.actors), key)
    if event.recipients:
        yield "whom", Cell(names.all(event.recipients), key)


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


routes = [Route("/incidents/{incident:path}", incident)]
