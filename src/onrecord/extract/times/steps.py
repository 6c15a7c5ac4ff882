"""Arithmetic on TIMEX3 values: the unit around a day, steps from it, as "2021-05", "2021-W7", "2021-Q3"."""

from __future__ import annotations

import re
from datetime import date, timedelta

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 7, "NI": 1}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins in the north


def around(day: date, unit: str) -> str:
    """The unit that a day lies in.

    >>> around(date(2021, 5, 3), "W"), around(date(2021, 5, 3), "Q"), around(date(2021, 5, 3), "E")
    ('2021-W18', '2021-Q2', '202')
    """
    if unit in ("W", "FN", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "L":
        return f"{day.year:04d}"[:1]
    kept = {"M": 7, "Y": 4, "E": 3, "C": 2}.get(unit, 10)
    return day.isoformat()[:kept]


def moved(day: date, count: float, unit: str) -> date | None:
    """A day so many units away, the last of its month where the month is too short; None out of range.

    >>> moved(date(2021, 5, 31), -3, "M")
    datetime.date(2021, 2, 28)
    """
    try:
        if unit in MONTHS:
            months = day.year * 12 + day.month - 1 + round(count * MONTHS[unit])
            return clamped(months // 12, months % 12 + 1, day.day)
        return day + timedelta(days=count * DAYS.get(unit, 0))
    except (OverflowError, ValueError):
        return None


def clamped(year: int, month: int, day: int) -> date:
    """A day, or the last of its month."""
    for last in (day, 30, 29, 28):
        try:
            return date(year, month, min(day, last))
        except ValueError:
            if last == 28:
                raise
    raise ValueError(f"no day {year}-{month}-{day}")


def real(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth weekday (Monday is 1) of a month, the last for -1.

    >>> nth_weekday(2022, 11, 4, 4), nth_weekday(2022, 5, -1, 1)
    (datetime.date(2022, 11, 24), datetime.date(2022, 5, 30))
    """
    days = [
        day for number in range(1, 32) if (day := real(year, month, number)) and day.isoweekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth] if days else None


def season_of(day: date) -> str:
    """The season that a day lies in, as TIMEX3 has it; January's winter is that of the year before.

    >>> season_of(date(2021, 1, 5)), season_of(date(2021, 7, 1))
    ('2020-WI', '2021-SU')
    """
    month = day.month
    name = "WI" if month in (12, 1, 2) else "SP" if month < 6 else "SU" if month < 9 else "FA"
    return f"{day.year - (month < 3):04d}-{name}"


def unit_of(timex: str) -> str:
    """How fine a TIMEX3 value is.

    >>> [unit_of(value) for value in ("2021", "2021-05", "2021-Q1", "2021-05-03TMO", "2021-W7", "202")]
    ['Y', 'M', 'Q', 'D', 'W', 'E']
    """
    if "-Q" in timex:
        return "Q"
    if "-W" in timex and "-WI" not in timex:
        return "WE" if timex.endswith("WE") else "W"
    if "-" in timex and timex[5:7].isalpha():
        return "S"
    return {2: "C", 3: "E", 4: "Y", 7: "M"}.get(len(timex), "D")
