"""The queue: items that nobody has looked at, the least sure first, one at a time with its evidence."""

from __future__ import annotations

import shlex
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Entry, Open, Progress, Stored
from ..archive.journal import undone
from ..archive.reviews import KINDS, Place
from ..errors import AbsentError
from . import card
from .evidence import paragraphs
from .items import HEADINGS, items, key_of
from .pages import page, reviewer
from .pulse import pulse
from .room import Room

BESIDE = 300  # characters before and behind an item that are shown with it
AROUND = 160  # characters more, at most, to the end of a sentence
ALL = "all"
"""The queue of all kinds, in forms."""
TRIES = 5  # items that others take from under a reviewer's eyes before a page gives up


class Where(NamedTuple):
    """Where a reviewer is in which queue: at an item, behind it (`past`), or before it."""

    kind: str
    at: str = ""
    past: str = ""
    before: str = ""

    def address(self, **more: str | int) -> str:
        """The address of the queue's page there."""
        given = {**self._asdict(), **more}
        asked = urlencode({name: value for name, value in given.items() if value not in ("", None)})
        return f"/review?{asked}" if asked else "/review"


def queue(request: Request) -> Response:
    """The next item of the queue."""
    room: Room = request.app.state.room
    given = request.query_params
    kind = given.get("kind", "")
    where = Where(
        kind if kind in KINDS else "", given.get("at", ""), given.get("past", ""), given.get("before", "")
    )
    with room.reading() as archive:
        found, missed = next_of(archive, where)
        progress = archive.progress()
        shown = one_item(archive, found, where.kind) if found else {"item": None}
        did, skipped = entry_of(archive, given.get("did", "")), entry_of(archive, given.get("skipped", ""))
        mine = of_last(archive, did, reviewer(request))
    return page(
        request,
        "review.html",
        **shown,
        where=where,
        kinds=kinds(progress),
        total=sum(one.total for one in progress),
        done=sum(one.done for one in progress),
        missed=missed and not skipped,
        skipped=skipped,
        changed="changed" in given,
        mine=mine,
        last_of=card.last_of,
        add=f"onrecord add news/ --archive {shlex.quote(str(room.archive))}",
    )


def next_of(archive: Archive, where: Where) -> tuple[Open | None, bool]:
    """The item that a page shows, and whether the one that was asked for is settled meanwhile."""
    kind = where.kind or None
    at, past, before = place_of(where.at), place_of(where.past), place_of(where.before)
    if at and (found := archive.unseen_at(at)):
        return found, False
    if before:
        return archive.unseen(before, kind, back=True) or archive.unseen(None, kind), False
    return archive.unseen(at or past, kind), bool(at)


def one_item(archive: Archive, found: Open, kind: str) -> dict[str, Any]:
    """What the page shows of an item; of the next one where it was taken out of the record meanwhile."""
    for _ in range(TRIES):
        stored = archive.stored(found.document)
        if card.there(stored.record, key_of(found.part, found.item)):
            return shown(stored, found, kind)
        following = archive.unseen(found.place, kind or None)
        if following is None:
            break
        found = following
    return {"item": None}


def shown(stored: Stored, found: Open, kind: str) -> dict[str, Any]:
    """An item with its card, and the sentences around it."""
    every = items(stored.record)
    now = next(one for one in every if (one.part, one.id) == (found.part, found.item))
    first, last = (now.spans[0][0], now.spans[-1][1]) if now.spans else (0, 0)
    near = (max(0, first - BESIDE), last + BESIDE)
    return {
        **card.about(stored, found.part, found.item),
        "after": card.last_of(stored.history),
        "item": found,
        "pulse": pulse("report", found.document, str(stored.version)),
        "queue": kind or ALL,
        "first": found.field or "",
        "place": place_text(found.place),
        "lines": [line for line in paragraphs(stored.record, every, now.number, (near, AROUND)) if line],
    }


def kinds(progress: tuple[Progress, ...]) -> list[tuple[str, str, Progress]]:
    """The kinds that can be looked at alone: address, heading, how far it is done."""
    return [(Where(one.kind).address(), HEADINGS[one.kind], one) for one in progress]


def of_last(archive: Archive, did: Entry | None, name: str) -> tuple[Entry, Stored] | None:
    """What a reviewer did last, and its report as it stands; None where it cannot be taken back."""
    if did is None or did.target is None or not name or did.by != f"person:{name}":
        return None
    stored = archive.stored(did.target.document)
    if did.number in undone(stored.history):
        return None
    return did, stored


def entry_of(archive: Archive, text: str) -> Entry | None:
    """An entry of the journal by its number, None where there is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return archive.entry(int(text))


def place_text(place: Place) -> str:
    """A place in the queue as an address has it."""
    level, number, kind, item = place
    return f"{level!r},{number},{kind},{item}"


def place_of(text: str) -> Place | None:
    """A place in the queue, None for anything else.

    >>> place_of("0.5,12,tolls,t1"), place_of("x")
    ((0.5, 12, 'tolls', 't1'), None)
    """
    level, number, kind, item = (text.split(",", 3) + [""] * 4)[:4]
    try:
        return (float(level), int(number), kind, item) if kind in KINDS else None
    except ValueError:
        return None


def still_open(archive: Archive, place: str) -> bool:
    """Whether the item at a place is still to be looked at."""
    found = place_of(place)
    try:
        return found is not None and archive.unseen_at(found) is not None
    except AbsentError:
        return False


routes = [Route("/review", queue)]
