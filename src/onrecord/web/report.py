"""A report with its evidence: the text as written, lists of what was read from it, what people did to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Entry, Stored
from ..archive.journal import undone
from ..export.addresses import web_address
from . import card
from .deeds import deed
from .evidence import KINDS, LETTERS, paragraphs
from .items import HEADINGS, PARTS, Item, items, key_of
from .pages import page
from .pulse import pulse
from .room import Room

SHOWN = 60
"""Rows of a list before all of it is asked for."""


def report(request: Request) -> Response:
    """The page of a report, `?item=tolls.t1` the item that is looked at first."""
    room: Room = request.app.state.room
    document = request.path_params["document"]
    with room.reading() as archive:
        stored = archive.stored(document)
        incidents = archive.incidents_of(document)
    found = items(stored.record)
    looked_at = card.there(stored.record, request.query_params.get("item", ""))
    now = next((one.number for one in found if (one.part, one.id) == looked_at), None)
    about = (
        card.about(stored, *looked_at) if looked_at else {"card": None, "typed": {}, "queue": "", "place": ""}
    )
    return page(
        request,
        "report.html",
        **{**about, "document": stored.record.document, "seen": stored.version},
        after=card.last_of(stored.history),
        stored=stored,
        pulse=pulse("report", document, str(stored.version)),
        paragraphs=paragraphs(stored.record, found, now),
        lists=[(part, HEADINGS[part], [one for one in found if one.part == part]) for part in PARTS],
        shown=SHOWN,
        index=index(found, stored),
        kinds=KINDS,
        letters=LETTERS,
        states=states(stored),
        history=told(stored.history),
        incidents=incidents,
        link=web_address(stored.record.document.url),
    )


def history(request: Request) -> Response:
    """What people did to a report, where the page has changed something since it was made."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        stored = archive.stored(request.path_params["document"])
    return page(
        request,
        "history.html",
        document=stored.record.document,
        seen=stored.version,
        after=card.last_of(stored.history),
        history=told(stored.history),
    )


def all_rows(request: Request) -> Response:
    """A whole list of a report, where the page shows its beginning."""
    room: Room = request.app.state.room
    with room.reading() as archive:
        stored = archive.stored(request.path_params["document"])
    part = request.query_params.get("part", "")
    rows = [one for one in items(stored.record) if one.part == part]
    return page(request, "rows.html", document=stored.record.document, rows=rows, states=states(stored))


def states(stored: Stored) -> dict[str, str]:
    """What reviewers said of items, by their names."""
    return {key_of(one.part, one.item): one.entry.by.removeprefix("person:") for one in stored.accepted}


def index(found: Iterable[Item], stored: Stored) -> Markup:
    """What the page's script knows of every item, in order: name, how sure (of 100), whether settled."""
    settled = states(stored)
    rows = [
        [
            one.key,
            None if one.sure is None else round(one.sure * 100),
            int(one.key in settled or is_person(one)),
        ]
        for one in found
    ]
    made = msgspec.json.encode(rows).decode()
    return Markup(made.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - no mark-up is left


def is_person(one: Item) -> bool:
    """Whether a person has put an item right."""
    return one.by.startswith("person:")


def told(history: Iterable[Entry]) -> list[dict[str, Any]]:
    """What people did, the latest first: who, when, what, whether it counts, whether it can be taken back."""
    some = list(history)
    gone = undone(some)
    return [
        {"entry": one, "who": one.by.removeprefix("person:"), "what": deed(one), "gone": gone.get(one.number)}
        for one in reversed(some)
    ]


routes = [
    Route("/lists/{document:path}", all_rows),
    Route("/history/{document:path}", history),
    Route("/reports/{document:path}", report),
]
