"""What follows from a TIMEX3 value: its first and last day, and its EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

Days = tuple[date, date] | None
POINT = re.compile(
    r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d)(T.*)?)?|Q([1-4])|H([12])|W(\d{1,2})(-WE)?|(SP|SU|FA|WI)))?", re.ASCII
)
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}  # EDTF level 1
CLOCK = re.compile(r"T\d\d:\d\d(?:Z|:\d\d)?", re.ASCII)
UNKNOWN = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)(?:-(\d\d|XX))?", re.ASCII)
OPEN = {"BEFORE": "../{}", "ON_OR_BEFORE": "../{}", "AFTER": "{}/..", "ON_OR_AFTER": "{}/.."}


def days(timex: str) -> Days:
    """The first and the last day of a value; None for what has none, or depends on where it is (seasons).

    >>> [day.isoformat() for day in days("2021-Q1")]
    ['2021-01-01', '2021-03-31']
    """
    if re.fullmatch(r"\d{2,3}", timex, re.ASCII):
        start = int(timex.ljust(4, "0"))
        return (date(start, 1, 1), date(start + 10 ** (4 - len(timex)) - 1, 12, 31)) if start else None
    found = POINT.fullmatch(timex)
    if found is None or found[9] or not int(found[1]):
        return None
    try:
        return spanned(int(found[1]), found)
    except (ValueError, OverflowError):
        return None


def spanned(year: int, found: re.Match[str]) -> Days:
    """The days of a value whose parts were found."""
    if found[3]:
        day = date(year, int(found[2]), int(found[3]))
        return day, day
    if found[2]:
        return months(year, int(found[2]), 1)
    if found[5]:
        return months(year, int(found[5]) * 3 - 2, 3)
    if found[6]:
        return months(year, int(found[6]) * 6 - 5, 6)
    if found[7]:
        monday = date.fromisocalendar(year, int(found[7]), 1)
        return monday + timedelta(days=5 if found[8] else 0), monday + timedelta(days=6)
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> Days:
    """The days of some months of one year."""
    following = month + count
    end = date(year, following, 1) - timedelta(days=1) if following <= 12 else date(year, 12, 31)
    return date(year, month, 1), end


def edtf(timex: str, mod: str | None) -> str | None:
    """The EDTF (ISO 8601-2) of a value; None where it has no form: weeks, parts of the day, durations, sets.

    >>> edtf("2021-05-03", None), edtf("1984", "APPROX"), edtf("2021-WI", None), edtf("P3D", None)
    ('2021-05-03', '1984~', '2021-24', None)
    """
    base = edtf_base(timex)
    if base is None or mod is None:
        return base
    if mod == "APPROX":
        return None if "T" in base else f"{base}~"
    return OPEN[mod].format(base) if mod in OPEN else base


def edtf_base(timex: str) -> str | None:
    """The EDTF of a value without its modifier."""
    if re.fullmatch(r"\d{2,3}", timex, re.ASCII):
        return timex.ljust(4, "X")
    if timex.startswith("BC") and timex[2:].isdecimal():
        return f"-{int(timex[2:]) - 1:04d}" if int(timex[2:]) > 1 else "0000"
    if UNKNOWN.fullmatch(timex) and "X" in timex:
        return None if timex.startswith("XXXX-XX") else timex
    found = POINT.fullmatch(timex)
    return edtf_point(found) if found and not found[7] else None


def edtf_point(found: re.Match[str]) -> str | None:
    """The EDTF of a point of the calendar that has one."""
    timex = found[0]
    if found[4]:
        return f"{timex[:16]}:00{timex[16:]}" if CLOCK.fullmatch(found[4]) and "T24" not in timex else None
    if found[5] or found[6]:
        return f"{found[1]}-{32 + int(found[5]) if found[5] else 39 + int(found[6])}"  # level 2: 33-36, 40-41
    return f"{found[1]}-{SEASONS[found[9]]}" if found[9] else timex
