"""The way in: a search, the incidents, the reports."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Asked, Listed, Query
from ..export.terminal import incidents as told
from ..export.terminal import words
from ..incidents.shapes import Range
from .pages import page
from .room import Room

SHOWN = 20
"""Rows of a list."""


class Step(NamedTuple):
    """Where a list goes on."""

    words: str
    address: str


def front(request: Request) -> Response:
    """The latest incidents and reports, or what a search finds."""
    room: Room = request.app.state.room
    asked = request.query_params.get("q", "").strip()
    incidents_from, reports_from = start(request, "incidents"), start(request, "reports")
    with room.reading() as archive:
        hits = archive.search(Query(words=asked or None), limit=SHOWN, offset=reports_from)
        incidents = archive.incidents(Asked(), limit=SHOWN, offset=0 if asked else incidents_from)
    return page(
        request,
        "front.html",
        asked=asked,
        hits=hits,
        incidents=incidents,
        report_steps=list(steps("reports", reports_from, hits.total, asked)),
        incident_steps=list(steps("incidents", incidents_from, incidents.total, asked)),
        killed=killed,
        days=days,
        pieces=pieces,
        marks=told.MARKS,
    )


def start(request: Request, name: str) -> int:
    """From which row on a list is shown.

    >>> start(Request({"type": "http", "query_string": b"reports=40"}), "reports")
    40
    """
    given = request.query_params.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def steps(name: str, begin: int, total: int, asked: str) -> list[Step]:
    """The pages before and behind the one that is shown."""
    found = []
    if begin:
        found.append(Step("Previous", step_to(name, max(0, begin - SHOWN), asked)))
    if begin + SHOWN < total:
        found.append(Step("Next", step_to(name, begin + SHOWN, asked)))
    return found


def step_to(name: str, begin: int, asked: str) -> str:
    """The address of a list from a row on."""
    return f"/?{urlencode({**({'q': asked} if asked else {}), name: begin})}#{name}"


def killed(one: Listed) -> str:
    """How many are told to have been killed, as a list shows it."""
    return told.shown(Range(one.killed_low, one.killed_high, one.killed_open))


def days(first: str | None, last: str | None) -> str:
    """The days of an incident."""
    return words.days(first, last) if first and last else ""


def pieces(text: str, marked: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """A snippet cut where it is marked.

    >>> pieces("a fire", ((2, 6),))
    [('a ', False), ('fire', True)]
    """
    found, at = [], 0
    for begin, end in marked:
        found += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]


routes = [Route("/", front)]
