"""The addresses for programs: bodies read within bounds, answers and refusals as JSON."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...errors import QueryError
from ...model import Failure
from .. import forms
from . import openapi
from .openapi import FORM
from .operations import OPERATIONS, Operation

LARGEST = 1 << 20
"""Bytes of a body."""


def answering(one: Operation) -> Callable[[Request], Awaitable[Response]]:
    """What answers an operation's address."""

    async def answer(request: Request) -> Response:
        given = await body(request, one.takes) if one.takes else None
        made = await run_in_threadpool(one.run, request, given)
        if isinstance(made, Failure):
            raise HTTPException(500, f"{made.stage} failed: a fault of onrecord, please report it")
        return Response(msgspec.json.encode(made), media_type="application/json")

    return answer


async def body(request: Request, kind: type[Any]) -> Any:  # noqa: ANN401 - of that kind
    """What was sent; HTTPException or QueryError where it may not be, or is no such thing."""
    if not hmac.compare_digest(request.headers.get(FORM, "").encode(), forms.csrf(request).encode()):
        raise HTTPException(403, f"the header {FORM} is missing or old: ask for GET /api, with its cookies")
    data = b""
    async for piece in request.stream():
        data += piece
        if len(data) > LARGEST:
            raise HTTPException(413, f"more than {LARGEST:,} bytes were sent: send less at once")
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise QueryError(f"the body is not what belongs there ({error}): see /api/openapi.json") from error


async def description(request: Request) -> Response:
    """The description of the API."""
    return Response(openapi.document(), media_type="application/json")


async def nowhere(request: Request) -> Response:
    """An address that is none."""
    raise HTTPException(404)


routes = [
    Route("/api/openapi.json", description),
    *(
        Route(one.address.replace("}", ":path}"), answering(one), methods=[one.method], name=one.name)
        for one in OPERATIONS
    ),
    Route("/api/{rest:path}", nowhere),
]
