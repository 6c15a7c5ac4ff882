"""The page itself: templates filled in, everything escaped, nothing that asks anybody for anything."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import incidents as in_words
from ..terminal import incidents as told
from ..terminal import safe, words
from .gathered import OLD

LISTED = 300
"""Rows of a list: of incidents that are not told as a whole, of reports that are not cited.

How many more there are is told: all 2,600 incidents of 5,000 reports made a page of 3 MB.
"""
STYLES = ("plot.css", "brief.css")


@cache
def templates() -> Environment:
    """The templates, with what all of them may call."""
    made = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"said": said, "plain": safe.line, "flat": told.spaced, "day": words.day}
    made.globals |= {
        "shown": told.shown,
        "whom": told.whom,
        "outlet": told.outlet,
        "became": in_words.STATUS,
        "comes_to": in_words.comes_to,
        "listed": LISTED,
        "old": OLD,
    }
    return made


def said(text: str, longest: int | None = None) -> Markup:
    """Strangers' words inside a page: one line, its direction its own.

    >>> said("<b> ten\u202edead")
    Markup('<bdi>&lt;b&gt; ten&lt;U+202E&gt;dead</bdi>')
    """
    return Markup("<bdi>{}</bdi>").format(safe.line(text, longest))


@cache
def style() -> str:
    """The style sheets as one."""
    folder = files("onrecord.export") / "templates"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in STYLES)


def policy(css: str) -> str:
    """A Content-Security-Policy that allows a style sheet and nothing else."""
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(**values: Any) -> str:  # noqa: ANN401 - what the template shows
    """The page, as HTML."""
    css = style()
    return (
        templates()
        .get_template("brief.html")
        .render(
            css=Markup(css),  # noqa: S704 - ours
            policy=policy(css),
            **values,
        )
    )
