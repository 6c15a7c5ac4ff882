"""An incident as a whole: what it comes to, contradictions, every claim in time, the reports side by side."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive
from ..export.incidents import (
    STATUS,
    around,
    comes_to,
    contradicted,
    counted,
    drawn,
    heading,
    only_words,
    ordered,
    place,
)
from ..export.terminal import incidents as told
from ..export.terminal import words
from ..incidents.shapes import Incident
from ..model import Record
from .beside import COLUMNS, columns, rows
from .pages import page
from .points import map_of, points_of
from .pulse import pulse
from .room import Room


def incident(request: Request) -> Response:
    """The page of an incident."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        seen = archive.state_of(request.path_params["incident"])
        found = archive.incident(request.path_params["incident"])
        records = dict(records_of(archive, found.incident))
    about = found.incident
    by_id = {claim.id: claim for claim in about.claims}
    points = list(points_of(about, records))
    return page(
        request,
        "incident.html",
        incident=about,
        pulse=pulse("incident", about.id, seen),
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
        became=STATUS,
        outlet=told.outlet,
        whom=told.whom,
    )


def records_of(archive: Archive, about: Incident) -> Iterator[tuple[str, Record]]:
    """The records of the reports that stand side by side."""
    for account in about.accounts[:COLUMNS]:
        yield account.document, archive.get(account.document)


routes = [Route("/incidents/{incident:path}", incident)]
