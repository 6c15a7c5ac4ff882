"""What a visitor of the front page asks for: read from the address, and written into others."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from ..archive import Asked, Box, Query
from ..errors import QueryError

FIELDS = ("q", "speaker", "event", "place", "since", "until", "killed", "box")
LABELS = {
    "q": "words",
    "speaker": "said by",
    "event": "event",
    "place": "place",
    "since": "since",
    "until": "until",
    "killed": "killed, at least",
    "box": "in a part of the map",
}
OF_REPORTS = ("q", "speaker")
"""What only reports can be asked for."""


class Wish(NamedTuple):
    """What is asked for, as it was typed; nothing where it was left out."""

    q: str = ""
    speaker: str = ""
    event: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    killed: str = ""
    box: str = ""

    def address(self, section: str = "", page: str = "/", **changes: str | int) -> str:
        """The address of a page for this, with some of it changed, at one of the page's sections.

        >>> Wish(q="depot").address("reports", reports=20)
        '/?q=depot&reports=20#reports'
        """
        given = {**self._asdict(), **changes}
        asked = urlencode({name: value for name, value in given.items() if value not in ("", None)})
        return f"{page}{f'?{asked}' if asked else ''}{f'#{section}' if section else ''}"

    def given(self) -> list[tuple[str, str, str]]:
        """Each thing that is asked for: what it is, the value, the address without it."""
        return [
            (LABELS[name], "" if name == "box" else value, self.address(**{name: ""}))
            for name, value in self._asdict().items()
            if value
        ]

    def of_reports(self) -> bool:
        """Whether only reports can be asked for so."""
        return any(getattr(self, name) for name in OF_REPORTS)

    def query(self) -> Query:
        """What is asked of reports."""
        return Query(
            words=self.q or None,
            speaker=self.speaker or None,
            event=self.event or None,
            place=self.place or None,
            since=self.since or None,
            until=self.until or None,
            killed_at_least=whole(self.killed),
        )

    def asked(self) -> Asked:
        """What is asked of incidents."""
        return Asked(
            type=self.event.partition(":")[0] or None,
            place=self.place or None,
            since=self.since or None,
            until=self.until or None,
            killed_at_least=whole(self.killed),
            box=box_of(self.box) if self.box else None,
        )


def wish_of(params: QueryParams) -> Wish:
    """What an address asks for."""
    return Wish(**{name: params.get(name, "").strip() for name in FIELDS})


def whole(text: str) -> int | None:
    """A number of people; QueryError for what is none.

    >>> whole("3"), whole("")
    (3, None)
    """
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise QueryError(f"{text!r} is no number of people: write digits")
    return int(text)


def box_of(text: str) -> Box:
    """A part of the map: south, north, west and east in degrees; QueryError for what is none.

    >>> box_of("10,20,-5.5,0").west
    -5.5
    """
    try:
        south, north, west, east = map(float, text.split(","))
    except ValueError as error:
        raise QueryError(f"{text!r} is no part of the map: four degrees belong there") from error
    return Box(south, north, west, east)


def box_text(box: Box) -> str:
    """A part of the map as an address has it."""
    return ",".join(f"{one:.10g}" for one in box)
