"""Seasons, quarters and halves of a year: "the summer of 2021", "the third quarter", "first half of 2021"."""

from __future__ import annotations

from .page import Page, after_the
from .shapes import Calendar, Step, Value
from .words import words
from .years import written_year, year_after

Parsed = tuple[Value, int] | None


def season(page: Page, at: int) -> Parsed:
    """A season: "the summer of 2021", "winter 1998"; "fall" and "spring" need a year or "in the"."""
    start = after_the(page, at)
    name = words().seasons.get(page[start])
    if name is None:
        return None
    if year := year_after(page, start + 1):
        return Calendar(year[0], season=name), year[1]
    alone = page[start] not in ("fall", "spring") or (
        page[start - 1] in ("the", "in", "by", "until", "since", "early", "late", "-", "mid-")
        and page[start + 1] != "of"
        and (page[at - 1] in ("in", "by", "until", "since", "of") or start == at)
    )
    compound = page.tag(start + 1) in ("NN", "NNS", "NNP") and not words().units.get(page[start + 1])
    return (Calendar(season=name), start + 1) if alone and not compound else None


def quarter(page: Page, at: int) -> Parsed:
    """A quarter or half year with its number: "the third quarter", "third-quarter", "first half of 2021".

    Of "the second and fourth quarters" each is one.
    """
    start = after_the(page, at)
    year: tuple[int | Step, int] | None = None
    if start > at and (written := written_year(page, start)):
        year, start = written, written[1]
    start = start + 2 if page[start] == "fiscal" and page[start + 1] == "-" else start
    start = start + 1 if page[start] in ("fiscal", "seasonally") else start
    number = page.number(start)
    last = page[start] in ("last", "final")
    if not last and (number is None or not number.ordinal or number.value > 4):
        return None
    end = start + 1 if last else number.end  # type: ignore[union-attr]
    end = end + 1 if page[end] in ("-", "fiscal") else end
    which = int(number.value) if number else 0
    if which and (stop := listed_quarter(page, end)):
        shared = year_after(page, stop)
        return Calendar(shared[0] if shared else None, quarter=which), end
    if page[end] in ("quarter", "quarters") and (which or year_after(page, end + 1)):
        year = year or year_after(page, end + 1)
        stop = max(end + 1, year[1]) if year else end + 1
        return Calendar(year[0] if year else None, quarter=which or 4), stop
    if page[end] == "half" and which < 3 and (year := year or year_after(page, end + 1)):
        return Calendar(year[0], half=which or 2), max(end + 1, year[1])
    return None


def listed_quarter(page: Page, at: int) -> int | None:
    """The end of the quarter whose number follows that of another: "the third [or fourth quarter]"."""
    number = page.number(at + 1) if page[at] in ("and", "or") else None
    if number is None or not number.ordinal or page[number.end] not in ("quarter", "quarters"):
        return None
    return number.end + 1
