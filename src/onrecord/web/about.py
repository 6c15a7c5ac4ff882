"""The page that says what this is, and whose work it shows."""

from __future__ import annotations

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Query
from . import assets
from .pages import page


def about(request: Request) -> Response:
    """What this is, what is in the archive, licences."""
    with request.app.state.room.reading() as archive:
        held = {
            "reports": archive.search(Query(), limit=0).total,
            "incidents": archive.incidents(limit=0).total,
        }
    licences = {name: assets.address(f"vendor/{name}.LICENSE") for name in ("htmx", "leaflet", "world-atlas")}
    path = str(request.app.state.room.archive)
    return page(request, "about.html", path=path, held=held, version=version("onrecord"), licences=licences)


routes = [Route("/about", about)]
