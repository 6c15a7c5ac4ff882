"""Units around or beside a time: "the week of 6 March", "first week of May", "the day after Christmas"."""

from __future__ import annotations

from collections.abc import Callable

from . import lengths
from .page import Page, after_the
from .shapes import Away, Length, OfDay, Value, Within
from .words import words

Parsed = tuple[Value, int] | None
Rule = Callable[[Page, int], Parsed]


def around(page: Page, at: int, core: Rule) -> Parsed:
    """A unit around or in a time: "the week of 6 March", "the first week of May", "the night of May 3"."""
    start = after_the(page, at)
    number = page.number(start)
    nth = -1 if page[start] in ("last", "final") else int(number.value) if number and number.ordinal else 0
    here = number.end if number and nth > 0 else start + (nth < 0)
    name = "NI" if page[here] == "night" else words().units.get(page[here])
    if name is None or page[here].endswith("s") or page[here + 1] != "of" or name[0] == "T":
        return None
    if nth == 0 and name not in ("W", "WE", "NI", "M", "Y"):
        return None
    inner = core(page, here + 2)
    if inner is None or isinstance(inner[0], Length):
        return None
    if name == "NI":
        return (OfDay(inner[0], "TNI"), inner[1]) if not nth else None
    return Within(name, inner[0], nth), inner[1]


def beside(page: Page, at: int, core: Rule) -> Parsed:
    """The day beside another: "the day before last Tuesday", "the day after tomorrow", "the day before"."""
    start = after_the(page, at)
    name = words().units.get(page[start])
    if (
        name is None
        or page[start].endswith("s")
        or page[start + 1] not in ("before", "after")
        or name[0] == "T"
    ):
        return None
    back = page[start + 1] == "before"
    inner = core(page, start + 2)
    if inner and not isinstance(inner[0], Length):
        return Away(1, name, back, told=False, of=inner[0]), inner[1]
    if (
        start > at
        and not lengths.clause_follows(page, start + 1)
        and (back or page.tag(start + 2) in (".", ",", ""))
    ):
        return Away(1, name, back, told=True), start + 2
    return None
