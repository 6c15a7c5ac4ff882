"""The reading room as an ASGI application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from ..archive.stores import Place
from ..config import Settings
from ..errors import OnrecordError
from . import (
    about,
    api,
    assets,
    card,
    clusters,
    downloads,
    front,
    incident,
    mishaps,
    person,
    pulse,
    queue,
    report,
    review,
)
from .guard import Guard
from .room import LOOPBACK, furnished


def app(
    archive: Place | str,
    *,
    host: str = LOOPBACK[0],
    token: str | None = None,
    settings: Settings | None = None,
) -> ASGIApp:
    """The reading room of an archive, for any ASGI server; ValueError for an open address without a token.

    `settings` are those that texts are read with which programs send (docs/api.md).
    """
    room = furnished(archive, host=host, token=token, settings=settings)
    made = Starlette(
        routes=[
            Route("/static/{version}/{name:path}", assets.serve),
            *front.routes,
            *clusters.routes,
            *incident.routes,
            *person.routes,
            *report.routes,
            *card.routes,
            *queue.routes,
            *pulse.routes,
            *review.routes,
            *downloads.routes,
            *about.routes,
            *api.routes,
        ],
        exception_handlers={
            HTTPException: mishaps.refused,
            OnrecordError: mishaps.of_archive,
            Exception: mishaps.fault,
        },
    )
    made.router.redirect_slashes = False
    made.state.room = room
    return Guard(made, room)
