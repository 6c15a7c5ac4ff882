"""What went wrong, as a page in plain words; never a traceback."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..errors import AbsentError, ArchiveError, ConflictError, QueryError
from .pages import page, wants_fragment

STATUS = ((AbsentError, 404), (QueryError, 400), (ConflictError, 409), (ArchiveError, 503))
HEADINGS = {
    400: "That cannot be understood",
    403: "Nothing was changed",
    404: "There is no such page",
    405: "That cannot be done here",
    409: "Somebody was faster",
    413: "Nothing was changed",
    500: "This is our mistake",
    503: "The archive does not answer",
}
LOST = "It may have been there under another address. The front page lists what there is."
OURS = "The reading room has come upon a fault of its own. What happened stands in the terminal it runs in."


def shown(request: Request, status: int, words: str) -> Response:
    """A page, or a part of one, that says what went wrong; to a program it is said as JSON."""
    if is_programs(request):
        message = words if status != 404 else "there is no such report, incident or address"
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    template = "mishap_part.html" if wants_fragment(request) else "mishap.html"
    heading = HEADINGS.get(status, HTTPStatus(status).phrase)
    asked = request.query_params.get("q", "")
    return page(request, template, status=status, heading=heading, words=words, asked=asked)


def is_programs(request: Request) -> bool:
    """Whether an address is one for programs."""
    return request.url.path == "/api" or request.url.path.startswith("/api/")


def refused(request: Request, error: Exception) -> Response:
    """An answer that was refused."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    return shown(request, status, LOST if status == 404 else detail)


def of_archive(request: Request, error: Exception) -> Response:
    """What the archive could not do."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    words = LOST if status == 404 else f"{error}."
    return shown(request, status, words)


def fault(request: Request, error: Exception) -> Response:
    """A fault of ours: the server tells it in the terminal, the page does not."""
    return shown(request, 500, OURS)
