"""What somebody is quoted saying over all reports, by date; and the list of all who are quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Remark
from ..errors import QueryError
from .context import window
from .evidence import OF, Mark, Segment, segments
from .front import SHOWN, Step, start
from .pages import page, person_at, visible
from .pulse import of_archive, pulse
from .room import Room

FURTHEST = 5000  # names that the list goes back
LISTED = 60  # names of a page
MANNERS = {
    "direct": "in their own words",
    "indirect": "reported, in other words",
    "mixed": "partly in their own words",
}


class Said(NamedTuple):
    """A statement as the page shows it, with its sentences; `cut` where more stands before or behind."""

    quoted: Remark
    around: Markup
    cut: tuple[bool, bool]


def person(request: Request) -> Response:
    """What somebody is quoted saying, `?words=` those that stand in what was said."""
    room: Room = request.app.state.room
    name = request.path_params["name"]
    words = request.query_params.get("words", "").strip()
    begin = start(request, "from")
    with room.reading() as archive:
        heard = archive.heard(name, words or None, limit=SHOWN, offset=begin)
    return page(
        request,
        "person.html",
        heard=heard,
        pulse=pulse("voice", heard.voice.key, str(heard.voice.statements)),
        voice=heard.voice,
        words=words,
        said_all=[said(one) for one in heard.statements],
        steps=list(steps(person_at(heard.voice.key), begin, SHOWN, heard.total, {"words": words})),
        manners=MANNERS,
    )


def people(request: Request) -> Response:
    """All who are quoted, by how much they said, `?name=` those of this name."""
    room: Room = request.app.state.room
    name = request.query_params.get("name", "").strip()
    begin = start(request, "from")
    if begin > FURTHEST:
        raise QueryError(f"the list goes back {FURTHEST:,} names: look for a name instead")
    with room.reading() as archive:
        seen = of_archive(archive.seen())
        found = archive.voices(name or None, limit=LISTED, offset=begin)
    more = list(steps("/people", begin, LISTED, min(found.total, FURTHEST), {"name": name}))
    return page(request, "people.html", pulse=pulse("archive", "", seen), voices=found, name=name, steps=more)


def steps(address: str, begin: int, shown: int, total: int, asked: dict[str, str]) -> Iterator[Step]:
    """The pages before and behind the one that is shown."""
    found = [("Previous", max(0, begin - shown))] if begin else []
    found += [("Next", begin + shown)] if begin + shown < total else []
    for words, at in found:
        query = {name: value for name, value in {**asked, "from": str(at)}.items() if value}
        yield Step(words, f"{address}?{urlencode(query)}")


def said(one: Remark) -> Said:
    """A statement with its sentences."""
    marks = [
        Mark(start, end, OF["attributions"][field], 0)
        for field, spans in one.spans.items()
        if field in OF["attributions"]
        for start, end in spans
    ]
    begin, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
    first, last = window(one.text, (begin, end))
    inside = [
        Mark(max(mark.start, first) - first, min(mark.end, last) - first, mark.kind, 0)
        for mark in marks
        if mark.start < last and mark.end > first
    ]
    text = one.text[first:last]
    pieces = [drawn(text, segment) for segment in segments(len(text), inside)]
    return Said(one, Markup("").join(pieces), (first > 0, last < len(one.text)))


def drawn(text: str, segment: Segment) -> Markup:
    """A piece of the sentences."""
    shown = visible(text[segment.start : segment.end])
    if not segment.marks:
        return shown
    return Markup('<mark class="{}">{}</mark>').format(" ".join({one.kind for one in segment.marks}), shown)


routes = [Route("/people", people), Route("/people/{name:path}", person)]
