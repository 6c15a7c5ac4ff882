"""Times told from an anchor: "last week", "this May", "the next two years", "the following day"."""

from __future__ import annotations

from . import dates, lengths, periods, years
from .page import Page, after_the
from .shapes import Away, Bare, Calendar, Compared, Edge, Length, OfDay, Step, Value, Within
from .words import words

Parsed = tuple[Value, int] | None
FIRM = ("W", "WE", "M", "Q", "Y")  # units that "the week" takes up again; "the day" seldom does


def find(page: Page, at: int) -> Parsed:
    """The deictic time that begins at a word."""
    start = after_the(page, at)
    word = page[start]
    if word == "following" and page[start - 1] != "the":
        return None  # "died following Sunday's raid", "following weeks of unrest"
    if word in words().days:
        return Step(words().days[word], "D"), start + 1
    if word == "tonight":
        return OfDay(Step(0, "D"), "TNI"), start + 1
    return (
        stretch(page, start)
        or stepped(page, start)
        or year_ago(page, start)
        or ends(page, at)
        or definite(page, at)
    )


LEADS = ("first", "latest", "final", "initial", "entire", "full", "recent")


def stretch(page: Page, at: int) -> Parsed:
    """A counted stretch up to or from the anchor: "past two months", "next few years", "recent weeks"."""
    word = page[at]
    toward = -1 if word == "recent" else words().deictics.get(word, 0)
    led = bool(toward) or word in LEADS
    if not led and page[at - 1] != "the":
        return None
    start = at + led
    many = lengths.amount(page, start) if page[start] not in ("a", "an") else None
    measure = lengths.unit(page, many[1]) if many and (led or many[0]) else None
    if many and measure and not lengths.of_age(page, measure[1]):
        end = measure[1]
        spelled = not led and page[end] == "-" and page[end + 1] in ("period", "span")
        return Length(((many[0], measure[0]),), toward), end + 2 if spelled else end
    name = words().units.get(page[start])
    if name and led and page[start].endswith("s") and name[0] != "T":
        return Length(((None, name),), toward), start + 1
    return None


def stepped(page: Page, at: int) -> Parsed:
    """A unit, weekday, month, season or part of the day after a deictic word: "last week", "this morning"."""
    lexicon = words()
    word = page[at]
    if word not in lexicon.deictics or (word in ("past", "present") and page.tag(at) == "IN"):
        return None
    count, told, start = lexicon.deictics[word], word in lexicon.told, at + 1
    if word in ("this", "that") and page[start] == "same":
        start += 1
    if word == "next" and page[at - 1] == "the":
        told = True
    if word == "same" and page[at - 1] not in ("the", "this", "that"):
        return None
    start = (
        start + 1
        if page[start] in ("fiscal", "financial", "calendar", "very", "full", "entire", "past")
        else start
    )
    return named(page, start, count, told, word) or measured(page, start, count, told, word)


def named(page: Page, at: int, count: int, told: bool, word: str) -> Parsed:
    """A name of the calendar after a deictic word: "last Friday", "next May 3", "this winter"."""
    lexicon = words()
    if name := dates.weekday_name(page, at):
        return Step(count, Calendar(weekday=name[0]), told), name[1]
    if month := dates.month_name(page, at):
        found = dates.month_first(page, at)
        if found and isinstance(found[0], Calendar) and found[0].day:
            return found
        return Step(count, Calendar(month=month[0]), told), month[1]
    if name_of := lexicon.seasons.get(page[at]):
        return Step(count, Calendar(season=name_of), told), at + 1
    return None


OF_PARTS = ("this", "last", "next", "that", "same", "following", "previous")


def measured(page: Page, at: int, count: int, told: bool, word: str) -> Parsed:
    """A unit after a deictic word: "last week", "that day", "the next morning", "last year's quarter"."""
    lexicon = words()
    if word in OF_PARTS and (part := lexicon.parts.get(page[at])):
        return OfDay(Step(-1 if word == "last" else count, "D", told), part), at + 1
    name = lexicon.units.get(page[at])
    if name is None or page[at].endswith("s") or name[0] == "T" or name == "L":
        return None
    if (word == "last" and name == "D") or (
        name == "Q" and word in ("this", "that") and page[at + 1] == "of"
    ):
        return None
    if word == "past" and name in ("E", "C"):
        return Length(((1, name),), -1), at + 1
    year = of_that_year(page, at + 1, Step(count, "Y", told)) if name == "Y" else None
    return year or (Step(count, name, told), at + 1)


def of_that_year(page: Page, at: int, year: Step) -> Parsed:
    """A quarter of a year just told: "last year's third quarter", "this year's quarter"."""
    if page[at] != "'s":
        return None
    found = periods.quarter(page, at + 1)
    if found and isinstance(found[0], Calendar):
        return found[0]._replace(year=year), found[1]
    if page[at + 1] in words().periods:
        return Compared(year.by, "Y", "Q"), at + 2
    return None


def year_ago(page: Page, at: int) -> Parsed:
    """The same stretch of another year: "the year-ago quarter", "the corresponding period last year"."""
    compared = page[at] in words().comparable
    start = at + compared
    if page[start] == "year" and page[start + 1] == "-" and page[start + 2] in ("ago", "earlier", "before"):
        end = start + 3
        if found := periods.quarter(page, end):
            return Compared(-1, "Y", "Q"), found[1]
        if stretch := lengths.length(page, end):
            return Compared(-1, "Y"), stretch[1]
        return Compared(-1, "Y", "Q" if page[end] == "quarter" else ""), end + (page[end] in words().periods)
    if compared and page[start] in words().periods:
        end = start + 2 if page[start + 1] in ("of", "in") else start + 1
        return other_year(page, after_the(page, end))
    return None


def other_year(page: Page, at: int) -> Parsed:
    """The year of a period compared: "a year ago", "last year", "2021"."""
    found = lengths.distance(page, at)
    if found and isinstance(found[0], Away):
        return Compared(-1, "Y"), found[1]
    if page[at] in words().deictics and page[at + 1] == "year":
        return Compared(words().deictics[page[at]], "Y"), at + 2
    year = years.written_year(page, at)
    return (Calendar(year[0]), year[1]) if year else None


def ends(page: Page, at: int) -> Parsed:
    """An end of the running unit: "year-end", "month's end", "the end of the year"."""
    start = after_the(page, at)
    name = words().units.get(page[start])
    if name not in ("Y", "M", "W", "Q"):
        return None
    gap = 1 if page[start + 1] in ("-", "'s") else 0
    if page[start + 1 + gap] == "end" and not page[start].endswith("s"):
        year = years.written_year(page, start + 2 + gap) if name == "Y" else None
        if year:
            return Edge("END", Calendar(year[0])), year[1]
        return Edge("END", Step(0, name)), start + 2 + gap
    return None


NOT_TAKEN_UP = ("of", "-", "when", "that", "before", "after")


def definite(page: Page, at: int) -> Parsed:
    """A unit with an article that takes a time up again: "the quarter", "the latest quarter"."""
    if page[at] != "the":
        return None
    if (year := years.written_year(page, at + 1)) and page[year[1]] in words().periods:
        return Compared(year[0], "", "Q"), year[1] + 1
    latest = page[at + 1] == "latest"
    start = at + 1 + (page[at + 1] in ("latest", "current"))
    start = start + 1 if page[start] in ("fiscal", "financial", "full") else start
    name = "Q" if latest and page[start] == "period" else words().units.get(page[start])
    if name not in FIRM or page[start].endswith("s") or page[start + 1] in NOT_TAKEN_UP:
        return None
    return (Step(-1, name), start + 1) if latest and name != "Q" else taken_up(page, start, name)


def taken_up(page: Page, at: int, name: str) -> Parsed:
    """A bare unit, or what the words after it make of it: "the year ended 31 May"."""
    if name == "Y" and page[at + 1] in ("ended", "ending"):
        return Length(((1, "Y"),)), at + 1
    if name == "Q" and page[at + 1] in ("ended", "ending") and (day := dates.find(page, at + 2)):
        return Within("Q", day[0]), at + 1
    if name == "Q" and (found := lengths.distance(page, at + 1)) and isinstance(found[0], Away):
        return Compared(-1, "Y", "Q"), found[1]
    return Bare(name), at + 1
