"""What a form sends: read within bounds, and only from a page of ours."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from .room import Room

LARGEST = 1 << 17  # bytes: a correction holds words, never a text
MOST = 1000  # fields of a form: each party that is chosen is one


def csrf(request: Request) -> str:
    """What a form must bring back, so that only a page of ours can have made it."""
    room: Room = request.app.state.room
    return room.signed(f"form {request.scope['onrecord.visitor']}")


async def read(request: Request) -> dict[str, str]:
    """The fields of a form; HTTPException where it is too large, or no page of ours made it."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise HTTPException(413, "This is more than a form of this page can hold.")
    try:
        found = together(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST))
    except ValueError as error:
        raise HTTPException(400, "This form cannot be read.") from error
    if not hmac.compare_digest(found.pop("csrf", "").encode(), csrf(request).encode()):
        raise HTTPException(403, "This page is older than the reading room: load it again, then repeat it.")
    return found


def together(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Fields by their names; the values of one that was sent several times, a blank between.

    >>> together([("actors", ""), ("actors", "p1"), ("actors", "p2"), ("by", "Ada Orel")])
    {'actors': ' p1 p2', 'by': 'Ada Orel'}
    """
    found: dict[str, str] = {}
    for name, value in fields:
        found[name] = f"{found[name]} {value}" if name in found else value
    return found


def whole(text: str) -> int:
    """A number that a page of ours has sent, 0 for anything else.

    >>> whole("12"), whole("-1"), whole("")
    (12, 0, 0)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
