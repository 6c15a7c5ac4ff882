"""Years: "1998", "nineteen ninety-eight", "480 BC", "of last year"; decades and centuries."""

from __future__ import annotations

import re

from .page import Page, after_the
from .shapes import Calendar, Edge, Step, Value
from .words import words

Parsed = tuple[Value, int] | None
YEAR = re.compile(r"1\d{3}|20\d\d", re.ASCII)
USUAL = re.compile(r"19\d\d|20[0-3]\d", re.ASCII)  # years that a report names without saying "in"
DECADE = re.compile(r"(?:(1\d|20))?(\d)0s", re.ASCII)
BOUND = re.compile(r"(pre|post|mid|early|late)-(\d{4})(s?)", re.ASCII)
FIGURES = re.compile(r"\d{1,4}", re.ASCII)
BEFORE_CHRIST = ("bc", "b.c.", "bce", "b.c")
CENTURY_PIVOT = 30  # two-digit years: up to 30 of this century, above of the last


def year_after(page: Page, at: int) -> tuple[int | Step, int] | None:
    """The year that follows part of a date: "2021", ", 2021", "of 2021", "last year", "of that year"."""
    start = at + 1 if page[at] in (",", "of", "in") else at
    if found := written_year(page, start):
        return found
    if page[at] == ",":
        return None
    start = start + 1 if page[start] == "the" else start
    steps = words().deictics
    if page[start] in steps and page[start + 1] == "year" and page[start + 2] != "-":
        return Step(steps[page[start]], "Y", page[start] in words().told), start + 2
    return None


def written_year(page: Page, at: int) -> tuple[int, int] | None:
    """A year in figures or words, with its era: "1998", "nineteen ninety-eight", "480 BC", "'98"."""
    if page[at] == "'" and page.joined(at + 1) and re.fullmatch(r"\d\d", page[at + 1], re.ASCII):
        return full_year(int(page[at + 1])), at + 2
    if FIGURES.fullmatch(page[at]):
        if page[at + 1] in BEFORE_CHRIST:
            return -int(page[at]), at + 2
        if (
            page[at + 1] in ("-", "–", "to")
            and FIGURES.fullmatch(page[at + 2])
            and page[at + 3] in BEFORE_CHRIST
        ):
            return -int(page[at]), at + 1
    if page[at] == "ad" and page.capital(at) and FIGURES.fullmatch(page[at + 1]):
        return int(page[at + 1]), at + 2
    if YEAR.fullmatch(page[at]):
        return int(page[at]), at + 1 + (page[at + 1] in ("ad", "a.d.", "ce"))
    return spoken_year(page, at)


def spoken_year(page: Page, at: int) -> tuple[int, int] | None:
    """A year in words: "nineteen ninety-eight", "two thousand and one"."""
    first = page.number(at)
    if first is None or first.digits or first.ordinal:
        return None
    if 2000 <= first.value < 2100 and isinstance(first.value, int):
        return first.value, first.end
    rest = page.number(first.end) if first.value in (18, 19, 20) else None
    if rest is None or rest.digits or rest.ordinal or not 10 <= rest.value < 100:
        return None
    return int(first.value * 100 + rest.value), rest.end


def full_year(two: int) -> int:
    """The year of two digits.

    >>> full_year(98), full_year(7)
    (1998, 2007)
    """
    return 2000 + two if two <= CENTURY_PIVOT else 1900 + two


def decade(page: Page, at: int) -> Parsed:
    """A decade: "the 1990s", "the '90s", "the nineties"."""
    start = after_the(page, at)
    if page[start] == "'" and page.joined(start + 1):
        start += 1
        if not DECADE.fullmatch(page[start]):
            return None
    if found := DECADE.fullmatch(page[start]):
        if not found[1] and start == at:
            return None
        first = int(found[1] or (20 if int(found[2]) < 3 else 19))
        return Calendar(decade=first * 10 + int(found[2])), start + 1
    bound = BOUND.fullmatch(page[start])
    if bound and bound[1] in words().edges and bound[3]:
        return Calendar(decade=int(bound[2]) // 10), start + 1
    tens = words().numbers_of_decades.get(page[start])
    if (
        tens is None
        or not (start > at or page[at - 1] in ("-", "mid", "early", "late"))
        or page[at - 1] in ("his", "her", "their")
    ):
        return None
    return Calendar(decade=(200 if tens < 20 else 190) + tens // 10), start + 1


def bounded(page: Page, at: int) -> Parsed:
    """A year or decade in one word with its piece: "mid-2011", "late-1990s"; of "pre-2011" the year alone."""
    bound = BOUND.fullmatch(page[after_the(page, at)])
    mod = words().edges.get(bound[1]) if bound else None
    found = (decade(page, at) or year_alone(page, at)) if mod else None
    return (Edge(mod, found[0]), found[1]) if mod and found else None


def century(page: Page, at: int) -> Parsed:
    """A century by its number: "the 19th century", "20th-century"."""
    start = after_the(page, at)
    number = page.number(start)
    if number is None or not number.ordinal or not isinstance(number.value, int) or number.value > 21:
        return None
    end = number.end + 1 if page[number.end] == "-" else number.end
    if page[end] not in ("century", "centuries"):
        return None
    return Calendar(century=number.value), end + 1


def year_alone(page: Page, at: int) -> Parsed:
    """A year by itself: "1998", "the year 2000", "fiscal 1988", "pre-2014"."""
    start = after_the(page, at)
    start = start + 1 if page[start] == "fiscal" else start
    start = start + 1 if page[start] == "year" else start
    if bound := BOUND.fullmatch(page[start]):
        return (Calendar(int(bound[2])), start + 1) if not bound[3] else None
    found = written_year(page, start)
    if found is None or (page[at] == "the" and start == at + 1):
        return None
    year, end = found
    if page[start] == "'" and page[start - 1] not in words().time_prepositions:
        return None
    if start > at or end > start + 1 or year < 0 or counts_as_year(page, start):
        return Calendar(year), end
    return None


def counts_as_year(page: Page, at: int) -> bool:
    """Whether four figures are a year and no amount: of their time, or after a word that times follow."""
    lexicon = words()
    before, after = page[at - 1], page[at + 1]
    if counts(page, at):
        return after == "-" and (page[at + 2].isdecimal() or not page.joined(at + 1))
    if before in ("the", "'s") and USUAL.fullmatch(page[at]):
        return page.tag(at + 1) in ("NN", "NNS", "NNP", "JJ", "VBN", "VBD", "VBG")
    if before in lexicon.time_prepositions or before in ("(", "-", "–", "/"):
        return page.tag(at + 1) != "NNS" or before in ("in", "since")
    alone = page.ends_line(at) or page.tag(at + 1) not in ("NNS", "NNP", "NNPS", "CD", "JJ")
    return alone and bool(USUAL.fullmatch(page[at]))


def counts(page: Page, at: int) -> bool:
    """Whether four figures count or number something: "$2000", "1900 people", "1,998.5", "0800 GMT"."""
    lexicon = words()
    before, after = page[at - 1], page[at + 1]
    if before in lexicon.currencies or after in lexicon.counted or after in lexicon.units:
        return True
    if after in lexicon.zones or after in ("%", "-", "hours"):
        return True
    if before in (".", ",") and page.joined(at) and page.joined(at - 1):
        return True
    return after in (".", ",") and page.joined(at + 1) and page.joined(at + 2) and page[at + 2].isdecimal()
