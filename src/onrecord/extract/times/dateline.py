"""The day that a dateline tells, from which times count where no day of publication is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from ...language import datelines, written
from .page import Page
from .shapes import Calendar, Found
from .steps import real
from .years import full_year

REACH = 500  # characters from the beginning in which a report's own dateline stands


def day(page: Page, found: Sequence[Found]) -> date | None:
    """The day with its year in the first dateline of a report: "LISK, 27 November 2022 (Agency) - ...".

    The year may have two figures: "BOGOTA, 11 SEP 89 (EFE) --".
    """
    for one in takewhile(lambda one: place(page, one.start) < REACH, found):
        if isinstance(one.value, Calendar) and one.value.day and within(page, one):
            return full(page, one, one.value)
    return None


def full(page: Page, found: Found, value: Calendar) -> date | None:
    """The day of a dateline with its year, which may have two figures: "6 SEP 89", "27 NOV 22"."""
    month, told = value.month or 0, value.day or 0
    before = page[found.start - 1] if found.start else ""
    if value.year is None and before.isascii() and before.isdecimal():
        # "27 NOV 22", read as the 22nd of November
        return real(full_year(told), month, int(before))
    year = value.year if isinstance(value.year, int) else short(page, found.end)
    return real(year, month, told) if year else None


def place(page: Page, at: int) -> int:
    """The character at which a word begins."""
    return page.doc[page.tokens[at]].idx


def within(page: Page, one: Found) -> bool:
    """Whether an expression lies in a dateline that opens its line."""
    text, start = written.of(page.doc).text, place(page, one.start)
    return datelines.dated_end(text, text.rfind("\n", 0, start) + 1) > start


def short(page: Page, at: int) -> int | None:
    """The year of two figures at a word."""
    word = page[at].removeprefix("'")
    return full_year(int(word)) if len(word) == 2 and word.isascii() and word.isdecimal() else None
