"""Walks over the words of a page and yields each time expression once, unresolved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...language.numbers import NumberWords
from ...lexicon import load
from . import clocks, dates, years
from .expression import whole
from .page import Page, after_the
from .shapes import Calendar, Found, Value
from .words import amounts, bounds, edges, feasts, movable, refs, words

REACH = 8  # words from the start of an expression to the word that makes it a time
DESCRIBED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH"})
QUOTES = ('"', "``", "''", "“", "‘", "'")
LISTS = ("-", "–", "and", "or", "to", ",")


@cache
def kernels() -> frozenset[str]:
    """Words of which every expression without figures holds one."""
    lexicon = words()
    tables = (
        lexicon.months, lexicon.weekdays, lexicon.plural_weekdays, lexicon.seasons, lexicon.units,
        lexicon.parts,
        lexicon.clock_words, lexicon.days, lexicon.often, lexicon.numbers_of_decades,
    )  # fmt: skip
    last = {phrase.split()[-1] for phrase in (*lexicon.refs, *lexicon.feasts, *lexicon.movable)}
    return frozenset().union(
        {"tonight", "o'clock", "period", "eighteen", "nineteen", "thousand"}, last, *tables
    )


@cache
def openers() -> frozenset[str]:
    """Words that an expression can begin with, figures left out."""
    lexicon, numbers = words(), load("numbers", NumberWords)
    phrases = (bounds(), edges(), refs(), feasts(), movable(), amounts())
    own = {
        "the",
        "a",
        "an",
        "half",
        "every",
        "each",
        "per",
        "another",
        "first",
        "latest",
        "recent",
        "'",
        "ad",
        "fiscal",
    }
    tables = (lexicon.deictics, lexicon.comparable, numbers.units, numbers.tens, numbers.ordinals, *phrases)
    return kernels().union(own, *tables)


def find(page: Page) -> Iterator[Found]:
    """The time expressions of a page, in order, none inside another."""
    at, reach = 0, reaches(page)
    while at < page.size:
        found = whole(page, at) if reach[at] and not is_title(page, at) else None
        if found is None:
            at += 1
            continue
        start = at + is_hyphenated(page, at, found[1])
        listed = further(page, Found(start, found[1], found[0]))
        yield from listed
        at = listed[-1].end


def is_title(page: Page, at: int) -> bool:
    """Whether a quotation mark opens the title of a programme: "This Week", "60 Minutes"."""
    return page[at - 1] in QUOTES and page.capital(at + 1) and page[at + 1] in words().units


def is_hyphenated(page: Page, start: int, end: int) -> bool:
    """Whether an article belongs to a noun that a compound describes: "the [third-quarter] loss"."""
    compound = end - start > 3 and page[end - 2] == "-" and page.joined(end - 2)
    return page[start] in ("the", "a", "an") and compound and page.tag(end) in DESCRIBED


def reaches(page: Page) -> list[bool]:
    """Which words can begin an expression: an opener with figures or a kernel in reach."""
    known, core = openers(), kernels()
    made, last = [False] * page.size, page.size + REACH
    for at in range(page.size - 1, -1, -1):
        word = page.words[at]
        if word in core or word[-1:].isdecimal() or word[:1].isdecimal() or years.BOUND.fullmatch(word):
            last = at
        made[at] = last - at < REACH and (last == at or word in known)
    return made


def further(page: Page, first: Found) -> list[Found]:
    """A date with the days listed after it: "May 3-5", "May 3 and 5, 2021"; they share month and year."""
    listed, day = [first], first.value
    while isinstance(day, Calendar) and day.day and day.month and not day.year:
        end = listed[-1].end
        start = after_the(page, end + 1)
        number = dates.day_number(page, start) if page[end] in LISTS else None
        if number is None or not is_day_of_list(page, day, number, end):
            break
        year = years.written_year(page, number[1] + (page[number[1]] == ","))
        day = Calendar(None, day.month, number[0])
        listed.append(Found(start, year[1] if year else number[1], day))
        if year:
            return [one._replace(value=in_year(one.value, year[0])) for one in listed]
    return listed


def in_year(value: Value, year: int) -> Value:
    """A date with the year that a list ends in."""
    return value._replace(year=year) if isinstance(value, Calendar) else value


def is_day_of_list(page: Page, day: Calendar, number: tuple[int, int], end: int) -> bool:
    """Whether a number after a date is another day of its month and counts nothing."""
    if number[0] <= (day.day or 0) or page[end] == "," or clocks.figure_clock(page, end + 1):
        return False
    after = number[1]
    if dates.month_name(page, after) or page[after] in words().counted:
        return False
    return page.joined(end) or page.tag(after) in (
        "",
        ".",
        ",",
        "IN",
        "CC",
        "VBD",
        ":",
        "-RRB-",
        "''",
        "MD",
        "WDT",
        "TO",
    )
