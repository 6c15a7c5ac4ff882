"""Our own scripts and styles, and those from npm: served by us, under an address that changes with them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse

FOLDER = Path(__file__).parent / "static"
PLOT = Path(__file__).parents[1] / "export" / "templates" / "plot.css"
"""What drawings look like, here and in briefs."""
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".LICENSE": "text/plain; charset=utf-8",
}
FOREVER = "public, max-age=31536000, immutable"
NEEDED = ("htmx.js", "leaflet.js", "leaflet.css", "land-50m.json")
LENGTH = 12  # hexadecimal digits of a digest in an address


@cache
def files() -> dict[str, Path]:
    """Every file that is served, by its name under static/."""
    found = (path for path in FOLDER.rglob("*") if path.is_file() and path.suffix in TYPES)
    return {PLOT.name: PLOT, **{path.relative_to(FOLDER).as_posix(): path for path in found}}


@cache
def version() -> str:
    """A digest of all files: modules name each other by relative addresses, and change together."""
    whole = hashlib.sha256()
    for name, path in sorted(files().items()):
        whole.update(name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:LENGTH]


def address(name: str) -> str:
    """Where a file is served."""
    return f"/static/{version()}/{name}"


def missing() -> list[str]:
    """What pages need and this installation lacks."""
    return [name for name in NEEDED if not (FOLDER / "vendor" / name).is_file()]


def serve(request: Request) -> FileResponse:
    """A file, for as long as the browser likes; an address of another version leads to none."""
    path = files().get(request.path_params["name"])
    if path is None or request.path_params["version"] != version():
        raise HTTPException(404)
    return FileResponse(path, media_type=TYPES[path.suffix], headers={"cache-control": FOREVER})
