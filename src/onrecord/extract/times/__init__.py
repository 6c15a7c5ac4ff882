"""Finds times: TIMEX3 values anchored at the day of publication, with EDTF and days derived."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial

from spacy.tokens import Doc

from ... import doc as on_doc
from ...encoder.labels import Likely
from ...model import Sourced, When, iso_moment
from . import bounds, dateline, direction, history, pairs, recognise, speech, steps
from .anchor import Anchor, Resolved
from .page import Page
from .resolve import resolve
from .shapes import Away, Calendar, Compared, Either, Found, OfDay, Step, Value

BY = "times 0.1"
PERIODS = ("M", "Q", "Y")


def find(doc: Doc) -> Iterator[Sourced[When]]:
    """The times of a Doc.

    >>> from onrecord.pipeline import document, prepare
    >>> doc = prepare(document("The mine at Lisk closed last Friday.", published="2022-11-26"))
    >>> [(doc.text[slice(*time.spans[0])], time.value.timex) for time in find(doc)]
    [('last Friday', '2022-11-25')]
    """
    page = Page(doc)
    near = on_doc.labels(doc).near
    seen, found, read = list(recognise.find(page)), [], {}
    for one in seen:
        span = on_doc.characters(doc, page.tokens[one.start], page.tokens[one.end - 1] + 1)
        chance = likely(near, *span)
        if chance is not None or is_date(one.value) or is_night(page, one):
            found.append(one)
            read[one.start] = span, chance
    published = day_of(on_doc.document(doc).published) or dateline.day(page, seen)
    for one, made in pairs.in_order(page, list(anchored(page, found, published if found else None))):
        span, chance = read[one.start]
        yield Sourced(when(made), (span,), BY, chance)


def is_date(value: Value) -> bool:
    """Whether a value is a day or a month of a year, which is a time whatever surrounds it."""
    return isinstance(value, Either) or (isinstance(value, Calendar) and bool(value.year and value.month))


def is_night(page: Page, one: Found) -> bool:
    """Whether an "overnight" tells when something happened, and not what it was: "an overnight raid"."""
    night = isinstance(one.value, OfDay) and one.value.part == "overnight"
    return night and page.tag(one.start) == "RB"


def likely(near: Sequence[Likely], start: int, end: int) -> float | None:
    """The best chance of a piece among some characters; None where none is near a time."""
    first = bisect_right(near, start, key=lambda piece: piece.end)
    last = bisect_left(near, end, key=lambda piece: piece.start)
    return max((piece.score for piece in near[first:last]), default=None)


def anchored(page: Page, found: list[Found], published: date | None) -> Iterator[tuple[Found, Resolved]]:
    """The expressions that resolve, each against the day of publication and the times told before it."""
    old = history.tells(found, published)
    told = period = happened = ""
    for one in found:
        lean = partial(direction.lean, page, one.start, one.end)
        base = happened or told if is_same(one.value) else told
        made = resolve(one.value, Anchor(published, base, period, lean, old))
        if made is None or not made.timex:
            continue
        if is_told(made):
            told = made.timex
            happened = happened if speech.dates(page, one.start) else told
            period = made.timex if opens_period(one.value, made.timex) else period
        yield one, made


def is_same(value: Value) -> bool:
    """Whether a value is the day that was told of, not the one on which somebody spoke: "that day"."""
    if isinstance(value, OfDay):
        return value.day is not None and is_same(value.day)
    return isinstance(value, Step) and value.told and value.by == 0


def is_told(made: Resolved) -> bool:
    """Whether a value is a point of the calendar, from which later ones can count."""
    return made.type in ("DATE", "TIME") and bounds.days(made.timex.partition("T")[0]) is not None


def opens_period(value: Value, timex: str) -> bool:
    """Whether a value is a month, quarter or year that comparisons go back from; one compared is not."""
    return steps.unit_of(timex) in PERIODS and not isinstance(value, Compared | Away)


def day_of(published: str | None) -> date | None:
    """The day of a publication date or moment."""
    if published is None:
        return None
    moment = iso_moment(published)
    return moment.date() if isinstance(moment, datetime) else moment


def when(made: Resolved) -> When:
    """A resolved value with what follows from it."""
    point = made.type in ("DATE", "TIME")
    days = made.days or (bounds.days(made.timex) if point else None)
    return When(
        timex=made.timex,
        type=made.type,
        mod=made.mod or None,
        edtf=bounds.edtf(made.timex, made.mod) if point else None,
        first=days[0].isoformat() if days else None,
        last=days[1].isoformat() if days else None,
    )
