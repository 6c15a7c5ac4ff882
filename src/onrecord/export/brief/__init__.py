"""A brief: what reports of some days tell, as one HTML file that opens from disk (docs/brief.md)."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import NamedTuple, get_args

from ...archive import Archive, Query
from ..terminal import words
from .entry import entry
from .gathered import MANY, Kind, gather
from .headlines import headlines
from .page import page
from .period import Period, period
from .references import References

__all__ = ["Brief", "Period", "brief", "period"]

WHOLE = 40
"""Incidents that are told as a whole, unless more are asked for; the others are rows of a table."""
SPEAKERS, EACH = 8, 3
"""Who is quoted the most: how many, with how many of their words."""


class Brief(NamedTuple):
    """The page, and how many reports and incidents of each kind it is about."""

    html: str
    reports: int
    incidents: dict[str, int]


def brief(
    archive: Archive,
    about: Period,
    *,
    made: str,
    whole: int = WHOLE,
    step: Callable[[int], None] = lambda _: None,
) -> Brief:
    """The brief of a period, made on a day; `step` is called for each incident that was looked at."""
    found = list(gather(archive, about, step))
    kinds = {kind: [one for one in found if one.kind == kind] for kind in get_args(Kind)}
    main = [one for one in found if one.kind in ("new", "changed")]
    placed = [(f"i{at}" if at <= whole else "rest", one) for at, one in enumerate(main, 1)]
    entries = [entry(archive, one, about, anchor) for anchor, one in placed[:whole]]
    reports = archive.search(Query(since=about.since, until=about.until), limit=MANY).hits
    html = page(
        about=about,
        days=words.days(about.since, about.until),
        made=made,
        version=version("onrecord"),
        archive=archive,
        reports=reports,
        outlets=len({hit.publisher for hit in reports if hit.publisher}),
        undated=archive.days().undated,
        headlines=list(headlines(placed)),
        placed=placed,
        entries=entries,
        kinds=kinds,
        whole=whole,
        quoted=archive.quoted(about.since, about.until, limit=SPEAKERS, each=EACH),
        references=References(),
    )
    return Brief(html, len(reports), {kind: len(some) for kind, some in kinds.items()})
