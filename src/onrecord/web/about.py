"""The page that says what this is, and whose work it shows."""

from __future__ import annotations

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import assets
from .pages import page


def about(request: Request) -> Response:
    """What this is, what is in the archive, licences."""
    with request.app.state.room.reading() as archive:
        held = archive.status()
    licences = {name: assets.address(f"vendor/{name}.LICENSE") for name in ("htmx", "leaflet", "world-atlas")}
    return page(request, "about.html", held=held, version=version("onrecord"), licences=licences)


routes = [Route("/about", about)]
