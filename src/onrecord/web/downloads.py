"""Downloads: an incident as JSON or its claims as CSV, a report's record as JSON."""

from __future__ import annotations

import re

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Whole
from ..export import csv
from ..model import Document, to_json
from .room import Room

UNSAFE = re.compile(r"[^a-z0-9]+")
LONGEST = 60  # characters of a file's name
DIGEST = 12  # characters of an id that tell it from others


def incident_json(request: Request) -> Response:
    """An incident, as `onrecord incidents show --json` prints it."""
    found = whole(request)
    body = msgspec.json.encode([found.incident]) + b"\n"
    return download(body, "application/json", f"{of_incident(found)}.json")


def incident_csv(request: Request) -> Response:
    """The claims of an incident, a row each."""
    found = whole(request)
    body = csv.claims(found.incident, found.texts).encode()
    return download(body, "text/csv; charset=utf-8; header=present", f"{of_incident(found)}.csv")


def report_json(request: Request) -> Response:
    """A report's record as it stands, as `onrecord read --json` prints records."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        record = archive.get(request.path_params["document"])
    return download(to_json(record) + b"\n", "application/json", f"{of_report(record.document)}.json")


def whole(request: Request) -> Whole:
    """The incident that is asked for."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        return archive.incident(request.path_params["incident"])


def download(body: bytes, kind: str, name: str) -> Response:
    """A file that a browser keeps and does not show."""
    return Response(body, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def of_incident(found: Whole) -> str:
    """The name of an incident's file: where, when, and which."""
    where, when = found.incident.where, found.incident.when
    place, day = where.read.value.name if where else "", (when.read.value.first or "") if when else ""
    document, _, part = found.incident.id.rpartition("#")
    return plain("onrecord-incident", place, day, document[:DIGEST], part)


def of_report(document: Document) -> str:
    """The name of a report's file: who published it, when, and which."""
    return plain(
        "onrecord-report", document.publisher or "", (document.published or "")[:10], document.id[:DIGEST]
    )


def plain(*parts: str) -> str:
    """A name that every file system takes: small letters, digits, hyphens.

    >>> plain("onrecord", "../Lisk\u202e", "2023-10-18"), plain("Харків", "7")
    ('onrecord-lisk-2023-10-18', '7')
    """
    kept = (UNSAFE.sub("-", part.lower()).strip("-")[:LONGEST] for part in parts)
    return "-".join(filter(None, kept))


routes = [
    Route("/downloads/incidents/{incident:path}.json", incident_json),
    Route("/downloads/incidents/{incident:path}.csv", incident_csv),
    Route("/downloads/reports/{document:path}.json", report_json),
]
