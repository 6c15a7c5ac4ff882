"""Calendar dates: "3 May 2021", "May 3", "Friday, 6 March", "2021-05-03", "Christmas Eve"."""

from __future__ import annotations

import re

from .page import Page, after_the
from .periods import quarter, season
from .shapes import Calendar, Either, Literal, Movable, Ref, Value
from .words import feasts, movable, words
from .years import YEAR, century, decade, full_year, year_after, year_alone

Parsed = tuple[Value, int] | None
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)", re.ASCII)
ISO_DAY = re.compile(r"(\d\d)(?:t(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(z?))?", re.ASCII)
DAYS_IN_MONTH = 31


def find(page: Page, at: int) -> Parsed:
    """The calendar date that begins at a word.

    >>> from onrecord.pipeline import document, prepare
    >>> find(Page(prepare(document("3 May 2021"))), 0)[0][:3]
    (2021, 5, 3)
    """
    return (
        numeric(page, at)
        or weekday_date(page, at)
        or month_first(page, at)
        or day_first(page, at)
        or season(page, at)
        or quarter(page, at)
        or decade(page, at)
        or century(page, at)
        or year_alone(page, at)
        or feast(page, at)
        or movable_feast(page, at)
    )


def weekday_name(page: Page, at: int) -> tuple[int, int] | None:
    """A weekday and its end; an abbreviation needs a full stop or a comma and a capital."""
    number = words().weekdays.get(page[at])
    if number is None:
        return None
    if len(page[at]) > 5 or page[at].endswith("."):
        return number, at + 1
    stop = page[at + 1] == "." and page.joined(at + 1)
    if not page.capital(at) or not (stop or month_name(page, at + 1) or month_name(page, at + 2)):
        return None
    return number, at + 1 + stop


def month_name(page: Page, at: int) -> tuple[int, int] | None:
    """A month and its end; one that is also a word of its own needs a capital."""
    number = words().months.get(page[at])
    if number is None or (page[at].rstrip(".") in words().ambiguous and not page.capital(at)):
        return None
    short = len(page[at]) < 5 and page[at] not in ("may", "june", "july")
    stop = short and page[at + 1] == "." and page.joined(at + 1)
    return number, at + 1 + stop


def day_number(page: Page, at: int) -> tuple[int, int] | None:
    """A day of the month and its end: "3", "3rd", "third"."""
    number = page.number(at)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= DAYS_IN_MONTH:
        return None
    return (number.value, number.end) if number.digits or number.ordinal else None


def numeric(page: Page, at: int) -> Parsed:
    """A date in figures alone: "2021-05-03", "3/5/2021", "31.12.2021"."""
    if found := SLASHED.fullmatch(page[at]):
        year = int(found[3]) if len(found[3]) == 4 else full_year(int(found[3]))
        return slashed(int(found[1]), int(found[2]), year, "." in page[at]), at + 1
    if not (YEAR.fullmatch(page[at]) and page[at + 1] == "-" and page[at + 3] == "-"):
        return None
    month, day = page[at + 2], ISO_DAY.fullmatch(page[at + 4])
    if not (month.isdecimal() and len(month) == 2 and 1 <= int(month) <= 12 and day and int(day[1]) <= 31):
        return None
    written = f"{page[at]}-{month}-{day[1]}"
    if day[2]:
        return Literal(f"{written}T{day[2]}{day[3].upper()}", "TIME"), at + 5
    return Literal(written, "DATE"), at + 5


def slashed(first: int, second: int, year: int, dotted: bool) -> Value:
    """The date of three numbers; which of two is the month is not guessed.

    >>> slashed(31, 12, 2021, False).month, isinstance(slashed(3, 4, 2021, False), Either)
    (12, True)
    """
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return Ref("")
    if first > 12 or dotted or first == second:
        return Calendar(year, second, first)
    if second > 12:
        return Calendar(year, first, second)
    return Either(Calendar(year, first, second), Calendar(year, second, first))


def weekday_date(page: Page, at: int) -> Parsed:
    """A weekday, alone or with its date: "Friday", "Friday, 6 March", "Friday the 13th"."""
    name = weekday_name(page, at)
    if name is None:
        return None
    weekday, end = name
    start = end + 1 if page[end] == "," else end
    for rule in (month_first, day_first):
        if (found := rule(page, start)) and isinstance(found[0], Calendar) and found[0].day:
            return found[0]._replace(weekday=weekday), found[1]
    if page[end] == "the" and page[end + 1][:1].isdecimal() and (day := day_number(page, end + 1)):
        return Calendar(day=day[0], weekday=weekday), day[1]
    return Calendar(weekday=weekday), end


def month_first(page: Page, at: int) -> Parsed:
    """A date that begins with its month: "May", "May 3", "May 2021", "May 3rd, 2021"."""
    name = month_name(page, at)
    if name is None:
        return None
    month, end = name
    day = day_number(page, end + (page[end] == "the"))
    if day and not clock_follows(page, day[1]) and not YEAR.fullmatch(page[end]):
        year = year_after(page, day[1])
        return Calendar(year[0] if year else None, month, day[0]), year[1] if year else day[1]
    if year := year_after(page, end):
        return Calendar(year[0], month), year[1]
    return (Calendar(month=month), end) if month_alone(page, at) else None


def clock_follows(page: Page, at: int) -> bool:
    """Whether a number just read belongs to a clock time: "May 5 p.m."."""
    return page[at] in ("p.m.", "a.m.", "pm", "am")


def month_alone(page: Page, at: int) -> bool:
    """Whether a bare month is one: "May" and "March" need a preposition or a month beside."""
    word, before = page[at], page[at - 1]
    if word not in ("may", "march"):
        return len(word) > 3 or page[at + 1] == "."
    if before in ("and", "or", "-", "–", "to"):
        return page[at - 2] in words().months or page[at - 2] == "mid"
    return before in words().time_prepositions and page.tag(at) not in ("MD", "VB", "VBP")


def day_first(page: Page, at: int) -> Parsed:
    """A date that begins with its day: "3 May", "the 3rd of May 2021"; in "6 and 7 May" the 6 too."""
    start = after_the(page, at)
    day = day_number(page, start)
    if day is None:
        return None
    end = day[1] + 1 if page[day[1]] == "of" else day[1]
    if page[end] in ("and", "-", "–", "or", "to") and (second := day_number(page, end + 1)):
        if second[0] <= day[0]:
            return None
        full = day_first(page, end + 1)
        if full and isinstance(full[0], Calendar) and full[0].month:
            return full[0]._replace(day=day[0]), day[1]
        return None
    name = month_name(page, end)
    if name is None or day_number(page, name[1]):
        return None
    year = year_after(page, name[1])
    return Calendar(year[0] if year else None, name[0], day[0]), year[1] if year else name[1]


def feast(page: Page, at: int) -> Parsed:
    """A feast with a fixed date: "Christmas Eve", "New Year's Day 2021"."""
    found = page.phrase(feasts(), at)
    if found is None:
        return None
    (month, day), end = found
    year = year_after(page, end)
    return Calendar(year[0] if year else None, month, day), year[1] if year else end


def movable_feast(page: Page, at: int) -> Parsed:
    """A feast on the nth weekday of a month: "Thanksgiving", "last Thanksgiving", "Memorial Day 2021"."""
    start = at + 1 if page[at] == "last" else at
    found = page.phrase(movable(), start)
    if found is None:
        return None
    year = year_after(page, found[1])
    known = year[0] if year and isinstance(year[0], int) else None
    return Movable(*found[0], known, back=start > at), year[1] if year and known else found[1]
