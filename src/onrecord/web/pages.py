"""Templates filled in: everything escaped, strangers' text visible and obeyed by nothing."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ..export.terminal import safe, words
from . import assets
from .deeds import deed
from .forms import csrf

NAME = "onrecord-name"
"""The cookie that keeps a reviewer's name."""


@cache
def templates() -> Environment:
    """The templates, with what all of them may call."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.export")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {
        "asset": assets.address,
        "report_at": report_at,
        "incident_at": incident_at,
        "person_at": person_at,
    }
    made.filters |= {
        "said": said,
        "day": words.day,
        "plain": safe.line,
        "flat": flat,
        "at": quoted,
        "deed": deed,
    }
    return made


def said(text: str, longest: int | None = None) -> Markup:
    """Strangers' words inside a page: one line, its direction its own, never obeyed by htmx.

    >>> said("<b> ten\u202edead")
    Markup('<bdi hx-ignore>&lt;b&gt; ten&lt;U+202E&gt;dead</bdi>')
    """
    return Markup("<bdi hx-ignore>{}</bdi>").format(safe.line(text, longest))


def visible(text: str) -> Markup:
    """A piece of a report, its line ends kept, its control characters to be seen."""
    return escape(safe.visible(text))


def flat(text: str) -> str:
    r"""A piece of a line, with the blanks at its ends.

    >>> flat("one\n two ")
    'one two '
    """
    return safe.line(f"x{text}x")[1:-1]


def quoted(name: str) -> str:
    """A name as one piece of an address."""
    return quote(name, safe="")


def report_at(document: str, item: str = "", **more: str) -> str:
    """The address of a report, and of an item in it."""
    asked = urlencode({**({"item": item} if item else {}), **more})
    return f"/reports/{quoted(document)}{f'?{asked}' if asked else ''}"


def incident_at(name: str) -> str:
    """The address of an incident."""
    return f"/incidents/{quoted(name)}"


def person_at(name: str, **more: str) -> str:
    """The address of what somebody is quoted saying, by name."""
    return f"/people/{quoted(name)}{f'?{urlencode(more)}' if more else ''}"


def reviewer(request: Request) -> str:
    """The name that a reviewer has given here before."""
    return unquote(request.cookies.get(NAME, ""))


def filled(request: Request, template: str, **values: Any) -> str:  # noqa: ANN401 - what a template shows
    """A template filled in."""
    common = {"csrf": csrf(request), "reviewer": reviewer(request)}
    return templates().get_template(template).render(**common, **values)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """A page."""
    return HTMLResponse(filled(request, template, **values), status)


def wants_fragment(request: Request) -> bool:
    """Whether a script of ours asks, for a part of a page."""
    return "hx-request" in request.headers
