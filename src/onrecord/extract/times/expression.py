"""The grammar's top: a time, with the pieces, parts and modifiers that build on it."""

from __future__ import annotations

from . import around, clocks, dates, deictics, lengths, years
from .page import Page, after_the
from .shapes import Calendar, Edge, Length, OfDay, Ref, Step, Value
from .words import bounds, edges, refs, words

Parsed = tuple[Value, int] | None
RULES = (lengths.every, lengths.measured, deictics.find, dates.find)


def whole(page: Page, at: int) -> Parsed:
    """The longest time expression that begins at a word."""
    return longest(years.bounded(page, at), edged(page, at), about(page, at), core(page, at), vague(page, at))


def longest(*found: Parsed) -> Parsed:
    """The longest of some readings, the first of equals."""
    made = [one for one in found if one]
    return max(made, key=lambda one: one[1]) if made else None


def edged(page: Page, at: int) -> Parsed:
    """A piece of a time: "early May", "the end of last week", "mid-afternoon yesterday", "late on Friday"."""
    found = page.phrase(edges(), at) or page.phrase(edges(), after_the(page, at))
    if found is None:
        return None
    mod, end = found
    end = end + 1 if page[end] == "-" else end
    inner = core(page, end) or part_alone(page, end)
    if inner is None or isinstance(inner[0], Length | Ref):
        return None
    if page[at] == "the" and page.phrase(edges(), at) is None and not is_stretch(inner[0]):
        return None
    return (Edge(mod, inner[0]) if mod else inner[0]), inner[1]


def is_stretch(value: Value) -> bool:
    """Whether a value is a decade or a season, whose piece takes the article: "the late 1970s"."""
    return isinstance(value, Calendar) and bool(value.decade or value.season)


def part_alone(page: Page, at: int) -> Parsed:
    """A part of a day that only its piece shows to be one: "mid-afternoon", "early morning yesterday"."""
    found = clocks.part(page, at)
    if found is None:
        return None
    day = day_at(page, found[1])
    return (OfDay(day[0], found[0]), day[1]) if day else (OfDay(None, found[0]), found[1])


def about(page: Page, at: int) -> Parsed:
    """A time given roughly: "about 5 p.m.", "around Christmas", "circa 1920"."""
    found = page.phrase(bounds(), at)
    if found is None or found[0] != "APPROX" or page[at] == "some":
        return None
    inner = core(page, found[1])
    return (Edge("APPROX", inner[0]), inner[1]) if inner else None


def core(page: Page, at: int) -> Parsed:
    """A time without a modifier, or a unit around or beside one."""
    found = longest(simple(page, at), around.around(page, at, simple), around.beside(page, at, simple))
    if found and isinstance(found[0], Length) and page[found[1]] == "or" and page[found[1] + 1] == "so":
        return found[0], found[1] + 2
    return found or clocks.alone(page, at)


def simple(page: Page, at: int) -> Parsed:
    """A clock time or part of a day on its day, a date, a duration, a set."""
    if night := night_to(page, at):
        return night
    if clock := clocks.find(page, at):
        return on_day(page, clock)
    if of_day := part_of_day(page, at):
        return of_day
    found = longest(*(rule(page, at) for rule in RULES))
    return with_part(page, *found) if found and is_day(found[0]) else found


NIGHTS = ("overnight", "night")


def night_to(page: Page, at: int) -> Parsed:
    """A night told by the day it ends on: "overnight into Wednesday", "the night from Monday to Tuesday"."""
    start = after_the(page, at)
    if page[start] not in NIGHTS or (page[start] == "night" and start == at):
        return None
    end = start + 1
    if page[end] == "from" and (first := day_at(page, end + 1)):
        end = first[1]
    if page[end] not in ("into", "to"):
        return None
    day = day_at(page, end + 1)
    return (OfDay(day[0], "overnight"), day[1] + (page[day[1]] == "morning")) if day else None


def part_of_day(page: Page, at: int) -> Parsed:
    """A part of the day with its day after it: "the morning of May 3", "the afternoon on Friday"."""
    part = clocks.part(page, after_the(page, at))
    if part and page[part[1]] in ("of", "on") and (day := day_at(page, part[1] + 1)):
        return OfDay(day[0], part[0]), day[1]
    return None


def is_day(value: Value) -> bool:
    """Whether a value names a day that a part or a clock time can follow."""
    if isinstance(value, Calendar):
        return bool(value.day or value.weekday)
    if isinstance(value, Step):
        return value.of == "D" or (isinstance(value.of, Calendar) and bool(value.of.weekday))
    return False


def with_part(page: Page, day: Value, end: int) -> Parsed:
    """A day with what follows of it: "Friday morning", "May 3 at 5 p.m.", "yesterday afternoon"."""
    start = end + 1 if page[end] in ("-", "at") else end
    if part := clocks.part(page, start):
        return OfDay(day, part[0]), part[1]
    start = start + 1 if page[end] == "," and page[end + 1] == "at" else start
    if clock := clocks.find(page, start):
        return OfDay(day, clock=clock[0]), clock[1]
    return day, end


def on_day(page: Page, clock: tuple[str, int]) -> Parsed:
    """A clock time with its day after it; in "between 2pm and 4pm on Friday" both have it."""
    value, end = clock
    if found := day_after(page, value, end):
        return found
    second = clocks.find(page, end + 1) if page[end] in ("and", "to", "-", "–") else None
    shared = day_after(page, second[0], second[1]) if second else None
    day = shared[0].day if shared and isinstance(shared[0], OfDay) else None
    return OfDay(day, clock=value), end


def day_after(page: Page, clock: str, end: int) -> Parsed:
    """A clock time on the day that follows it: "5 p.m. EST, Nov. 6", "9 p.m. last night"."""
    if page[end] == "in" and page[end + 1] == "the" and (part := clocks.part(page, end + 2)):
        return OfDay(None, clock=afternoon(clock, part[0])), part[1]
    if day := day_at(page, end + (page[end] in ("on", ",", "of"))):
        return OfDay(day[0], clock=clock), day[1]
    named = deictics.find(page, end)
    if named and isinstance(named[0], OfDay) and not named[0].clock:
        return OfDay(named[0].day, clock=afternoon(clock, named[0].part)), named[1]
    return None


def afternoon(clock: str, part: str) -> str:
    """A clock time of twelve hours, by the part of the day it is in.

    >>> afternoon("05:00", "TAF"), afternoon("05:00", "TMO")
    ('17:00', '05:00')
    """
    hour = int(clock[:2])
    return f"{hour + 12:02d}{clock[2:]}" if part in ("TAF", "TEV") and hour < 12 else clock


def day_at(page: Page, at: int) -> Parsed:
    """A day that begins at a word."""
    found = longest(deictics.find(page, at), dates.find(page, at))
    return found if found and is_day(found[0]) else None


def vague(page: Page, at: int) -> Parsed:
    """A vague past, present or future: "now", "recently", "the future"; no part of a phrase or word."""
    found = page.phrase(refs(), at)
    if found is None:
        return None
    value, end = found
    if page[at] in ("current", "recent") and page[end] in words().units:
        return None
    if page[end] == "-" and page.joined(end) and page.joined(end + 1):
        return None
    if page[end - 1] in ("past", "future") and page.tag(end) in ("NN", "NNS", "JJ", "CD"):
        return None
    return Ref(value), end
