"""Clock times and parts of the day: "5 p.m. EST", "18:00 GMT", "noon", "the morning", "half past five"."""

from __future__ import annotations

import re

from .page import Page, after_the
from .shapes import OfDay, Value
from .words import words

Parsed = tuple[Value, int] | None
HALF = re.compile(r"(a|p)\.?m\.?", re.ASCII)
TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?(z|am|pm|a\.m\.?|p\.m\.?)?", re.ASCII)
SHORT = re.compile(r"(\d{1,2})(am|pm|a\.m\.?|p\.m\.?)", re.ASCII)
HOURS = frozenset(str(hour) for hour in range(1, 13))
MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)", re.ASCII)


def find(page: Page, at: int) -> tuple[str, int] | None:
    """A clock time as TIMEX3 has it after the "T", and its end.

    >>> from onrecord.pipeline import document, prepare
    >>> find(Page(prepare(document("5:30 p.m. GMT"))), 0)
    ('17:30Z', 3)
    """
    return word_clock(page, at) or figure_clock(page, at) or spoken_clock(page, at)


def word_clock(page: Page, at: int) -> tuple[str, int] | None:
    """A clock time with a name: "noon", "12 noon", "midnight"."""
    start = at + 1 if page[at] == "12" and page[at + 1] in words().clock_words else at
    hour = words().clock_words.get(page[start])
    return (f"{hour}:00", start + 1) if hour else None


def figure_clock(page: Page, at: int) -> tuple[str, int] | None:
    """A clock time in figures: "10:35 a.m.", "5pm", "18:00", "1830 GMT"."""
    word = page[at]
    if not word[:1].isdecimal():
        return None
    if found := MILITARY.fullmatch(word):
        known = page[at + 1] in words().zones and page[at + 1] != "pt"
        return zoned(page, f"{found[1]}:{found[2]}", at + 1) if known else None
    if found := SHORT.fullmatch(word):
        return twelve(page, int(found[1]), 0, found[2], at + 1)
    if found := TIME.fullmatch(word):
        return written_clock(page, at, int(found[1]), int(found[2]), found[3] or "")
    return bare_hour(page, at) if word in HOURS else None


def bare_hour(page: Page, at: int) -> tuple[str, int] | None:
    """An hour alone: "5 p.m.", "5 in the afternoon"."""
    if HALF.fullmatch(page[at + 1]):
        return twelve(page, int(page[at]), 0, page[at + 1], at + 2)
    of_part = page[at + 1] == "in" and page[at + 2] == "the" and part(page, at + 3)
    return (f"{int(page[at]):02d}:00", at + 1) if of_part else None


def written_clock(page: Page, at: int, hour: int, minute: int, half: str) -> tuple[str, int] | None:
    """A clock time with minutes; a bare one needs two digits, a colon, and a place where times stand."""
    if minute > 59 or hour > 24:
        return None
    if half == "z":
        return f"{hour:02d}:{minute:02d}Z", at + 1
    if half:
        return twelve(page, hour, minute, half, at + 1)
    if HALF.fullmatch(page[at + 1]):
        return twelve(page, hour, minute, page[at + 1], at + 2)
    if page[at + 1] in words().zones:
        return zoned(page, f"{hour:02d}:{minute:02d}", at + 1)
    beside = page[at - 1] in words().before_clocks or page[at + 1] in words().after_clocks
    bare = ":" in page[at] and beside
    return (f"{hour:02d}:{minute:02d}", at + 1) if bare else None


def twelve(page: Page, hour: int, minute: int, half: str, end: int) -> tuple[str, int] | None:
    """A clock time of twelve hours."""
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half.startswith("p") else 0)
    end = end + 1 if page[end] == "." and page.joined(end) and not half.endswith(".") and "." in half else end
    return zoned(page, f"{hour:02d}:{minute:02d}", end)


def zoned(page: Page, clock: str, end: int) -> tuple[str, int]:
    """A clock time with the zone after it; of the zones only UTC goes into the value."""
    if page[end] == "local" and page[end + 1] == "time":
        return clock, end + 2
    if page[end] in words().zones and page.text(end).isupper():
        return clock + words().zones[page[end]], end + 1
    return clock, end


def spoken_clock(page: Page, at: int) -> tuple[str, int] | None:
    """A clock time in words: "five o'clock", "half past five"."""
    number = page.number(at)
    if number and page[number.end] == "o'clock" and 1 <= number.value <= 12:
        return f"{int(number.value):02d}:00", number.end + 1
    if page[at] in ("half", "quarter") and page[at + 1] in ("past", "to") and (hour := page.number(at + 2)):
        if not 1 <= hour.value <= 12:
            return None
        minute = {"half": 30, "quarter": 15}[page[at]]
        base = int(hour.value) if page[at + 1] == "past" else int(hour.value) - 1
        return f"{base:02d}:{minute if page[at + 1] == 'past' else 60 - minute:02d}", hour.end
    return None


def part(page: Page, at: int) -> tuple[str, int] | None:
    """A part of the day and its end: "morning", "mid-afternoon"."""
    name = words().parts.get(page[at])
    return (name, at + 1) if name and not page[at].endswith("s") else None


def alone(page: Page, at: int) -> Parsed:
    """A part of a day not named: "overnight", "in the morning", "at dawn"."""
    if page[at] == "overnight":
        return OfDay(None, "overnight"), at + 1
    start = after_the(page, at)
    found = part(page, start)
    if found is None:
        return None
    if start > at and page[at - 1] in ("in", "during", "by", "throughout") and page[start] != "night":
        return OfDay(None, found[0]), found[1]
    if start > at and page[start] == "night" and page[at - 1] in ("during", "in"):
        return OfDay(None, found[0]), found[1]
    if page[at] in ("dawn", "dusk", "daybreak") and page[at - 1] in ("at", "before", "after", "by"):
        return OfDay(None, found[0]), found[1]
    return None
