"""Durations and sets as TIMEX3 writes them: "P2Y6M", "PT10M", "PXW", "XXXX-WXX-1"."""

from __future__ import annotations

from math import ceil

from . import steps
from .anchor import UNKNOWN_DAY, Anchor, Resolved, dated
from .lengths import plain
from .shapes import Calendar, Length, Often
from .yearless import unanchored

IN_DAYS = {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
FINER = {"Y": (12, "M"), "D": (24, "H"), "TH": (60, "M"), "TM": (60, "S")}
TIMES = {"E": (10, "Y"), "C": (100, "Y"), "FN": (2, "W")}


def length(value: Length, anchor: Anchor) -> Resolved | None:
    """A duration; one from or to the day of publication has its days."""
    timex = duration(value.parts)
    count, unit = value.parts[0]
    near = anchor.published
    if not value.toward or count is None or near is None:
        return Resolved(timex, "DURATION")
    many, fine = (ceil(count * IN_DAYS[unit]), "D") if unit in IN_DAYS else (count, unit)
    far = steps.moved(near, value.toward * many, fine)
    return Resolved(timex, "DURATION", days=(min(near, far), max(near, far)) if far else None)


def duration(parts: tuple[tuple[float | None, str], ...]) -> str:
    """The TIMEX3 of counted units.

    >>> duration(((2.5, "Y"),)), duration(((3, "TH"), (10, "TM"))), duration(((None, "W"),))
    ('P2Y6M', 'PT3H10M', 'PXW')
    """
    days = clock = ""
    for count, unit in parts:
        whole, rest = written(*in_years(count, unit))
        if rest[-1:] in ("H", "S") or unit[0] == "T":
            clock += rest if unit == "D" else whole + rest
            days += whole if unit == "D" else ""
        else:
            days += whole + rest
    return f"P{days}" + (f"T{clock}" if clock else "")


def in_years(count: float | None, unit: str) -> tuple[float | None, str]:
    """Units that ISO 8601 lacks in units that it has: decades and centuries in years, fortnights in weeks.

    >>> in_years(2, "E"), in_years(None, "E"), in_years(1, "FN")
    ((20, 'Y'), (None, 'Y'), (2, 'W'))
    """
    if unit in TIMES and (count is not None or unit != "C"):
        times, smaller = TIMES[unit]
        return (count * times if count is not None else None), smaller
    return count, unit


def written(count: float | None, unit: str) -> tuple[str, str]:
    """A count with its unit, and its fraction in the next smaller unit.

    >>> written(2.5, "Y"), written(0.5, "TH"), written(None, "M")
    (('2Y', '6M'), ('', '30M'), ('XM', ''))
    """
    letter = unit.removeprefix("T")
    if count is None:
        return f"X{letter}", ""
    if float(count).is_integer() or unit not in FINER:
        return f"{plain(count)}{letter}", ""
    parts, smaller = FINER[unit]
    whole = int(count)
    return (f"{whole}{letter}" if whole else ""), f"{plain(round((count - whole) * parts, 1))}{smaller}"


def often(value: Often, anchor: Anchor) -> Resolved | None:
    """A set of times: "every Monday" is XXXX-WXX-1, "daily" P1D."""
    if isinstance(value.of, Calendar):
        timex = unanchored(value.of)
        return dated(timex + value.part, "SET") if timex else None
    if value.part:
        return Resolved(f"{UNKNOWN_DAY}{value.part}", "SET")
    if value.of.startswith("P"):
        return Resolved(value.of, "SET")
    digits = value.of.rstrip("DWMQYECTHSNIFL")
    return Resolved(duration(((float(digits or 1), value.of[len(digits) :]),)), "SET")
