"""What has come since a page was made: asked for by the page itself while somebody looks at it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Seen
from .room import Room


class Pulse(NamedTuple):
    """Where a page asks, and the word for what it shows: while that is the same, nothing has come."""

    ask: str
    seen: str


class News(msgspec.Struct):
    """That something has come, in words, and the word for what there is now."""

    seen: str
    words: str


def pulse(of: str, name: str, seen: str) -> Pulse:
    """What a page about something carries.

    >>> pulse("report", "a b", "3").ask
    '/pulse?of=report&name=a+b'
    """
    return Pulse(f"/pulse?{urlencode({'of': of, 'name': name} if name else {'of': of})}", seen)


def of_archive(seen: Seen) -> str:
    """The word for how far the archive has come."""
    return ".".join(map(str, seen))


def news(request: Request) -> Response:
    """What has come since; an answer without words where nothing has."""
    room: Room = request.app.state.room
    given = request.query_params
    name, before = given.get("name", ""), given.get("seen", "")
    with room.reading() as archive:
        found = KINDS.get(given.get("of", ""), archive_news)(archive, name, before)
    if found.seen == before:
        return Response(status_code=204)
    return Response(msgspec.json.encode(found), media_type="application/json")


def archive_news(archive: Archive, name: str, before: str) -> News:
    """New reports, else what reviewers did, else incidents that were put together anew."""
    now = archive.seen()
    report, entry, _ = (*numbers(before), 0, 0, 0)[:3]
    added, done = archive.since(report) if now.report != report else 0, max(0, now.entry - entry)
    some = [counted(added, "new report"), counted(done, "change by reviewers", "changes by reviewers")]
    return News(of_archive(now), ", ".join(filter(None, some)) or "Incidents put together anew")


def incident_news(archive: Archive, name: str, before: str) -> News:
    """That an incident has more reports, or some were changed."""
    now = archive.state_of(name)
    added = (*numbers(now), 0)[0] - (*numbers(before), 0)[0]
    more = counted(added, "more report tells of this", "more reports tell of this")
    return News(now, more or "What is told of this has changed")


def report_news(archive: Archive, name: str, before: str) -> News:
    """That somebody changed a report."""
    return News(str(archive.version_of(name)), "Somebody has changed this report")


def voice_news(archive: Archive, name: str, before: str) -> News:
    """That somebody is quoted saying more."""
    now = archive.heard(name, limit=0).voice.statements
    added = now - (*numbers(before), 0)[0]
    return News(str(now), counted(added, "new statement") or "Some statements have changed")


KINDS = {"incident": incident_news, "report": report_news, "voice": voice_news}


def numbers(word: str) -> list[int]:
    """The numbers in a word of ours.

    >>> numbers("3.14"), numbers("x")
    ([3, 14], [])
    """
    return [int(one) for one in word.split(".") if one.isascii() and one.isdigit() and len(one) < 18]


def counted(number: int, one: str, more: str = "") -> str:
    """So many of something, nothing for none.

    >>> counted(3, "new report"), counted(0, "new report")
    ('3 new reports', '')
    """
    return "" if number <= 0 else f"{number:,} {one if number == 1 else more or f'{one}s'}"


routes = [Route("/pulse", news)]
