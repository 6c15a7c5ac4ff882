"""The way in: a search, incidents over time and on the map, who is quoted, the newest reports."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Listed
from ..export.terminal import incidents as told
from ..export.terminal import words
from ..incidents.shapes import Range
from ..model import EventType
from .clusters import shown_map
from .pages import page
from .pulse import of_archive, pulse
from .room import Room
from .timeline import timeline
from .wish import Wish, wish_of

SHOWN = 20
"""Rows of a list."""
PEOPLE = 10
PLACES = 10


class Step(NamedTuple):
    """Where a list goes on."""

    words: str
    address: str


def front(request: Request) -> Response:
    """The latest incidents and reports, or what a search finds."""
    room: Room = request.app.state.room
    wish = wish_of(request.query_params)
    begin, begin_reports = start(request, "incidents"), start(request, "reports")
    with room.reading() as archive:
        seen = archive.seen()
        shown = {
            **incidents_of(archive, wish, begin, further=bool(begin or begin_reports)),
            **reports_of(archive, wish, begin_reports),
            "voices": archive.voices(wish.speaker or wish.q or None, limit=PEOPLE),
        }
    return page(
        request,
        "front.html",
        **shown,
        wish=wish,
        asked=wish.q,
        given=wish.given(),
        events=get_args(EventType),
        seen=seen,
        pulse=pulse("archive", "", of_archive(seen)),
        add=f"onrecord add news/ --archive {shlex.quote(str(room.archive))}",
        killed=killed,
        days=days,
        pieces=pieces,
        marks=told.MARKS,
    )


def incidents_of(archive: Archive, wish: Wish, begin: int, *, further: bool) -> dict[str, Any]:
    """The incidents that are asked for: as a list, over time, on the map; none where reports alone can be.

    `further` back in the lists, the lists alone.
    """
    if wish.of_reports():
        return {"incidents": None, "drawing": None, "map_of": None, "places": [], "incident_steps": []}
    asked = wish.asked()
    found = archive.incidents(asked, limit=SHOWN, offset=begin)
    if further:
        glance: dict[str, Any] = {"drawing": None, "map_of": None, "places": []}
    else:
        glance = {
            "drawing": timeline(archive.by_day(asked), wish),
            "map_of": shown_map(archive, wish),
            "places": archive.places(asked, PLACES),
        }
    return {
        **glance,
        "incidents": found,
        "incident_steps": list(steps("incidents", begin, found.total, wish)),
    }


def reports_of(archive: Archive, wish: Wish, begin: int) -> dict[str, Any]:
    """The reports that are asked for; none where a part of the map is, which only incidents lie in."""
    if wish.box:
        return {"hits": None, "report_steps": []}
    hits = archive.search(wish.query(), limit=SHOWN, offset=begin)
    return {"hits": hits, "report_steps": list(steps("reports", begin, hits.total, wish))}


def start(request: Request, name: str) -> int:
    """From which row on a list is shown.

    >>> start(Request({"type": "http", "query_string": b"reports=40"}), "reports")
    40
    """
    given = request.query_params.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def steps(name: str, begin: int, total: int, wish: Wish, page: str = "/") -> Iterator[Step]:
    """The pages before and behind the one that is shown."""
    if begin:
        yield Step("Previous", wish.address(name, page, **{name: max(0, begin - SHOWN)}))
    if begin + SHOWN < total:
        yield Step("Next", wish.address(name, page, **{name: begin + SHOWN}))


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
