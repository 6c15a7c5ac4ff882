"""CSV in the shape of ACLED's: its columns in its order, filled where a report says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from . import coded
from .chosen import Chosen
from .coded import Coded, Side
from .codes import country
from .columns import TEXT, Columns
from .csv import write as write_rows
from .rows import Row

KINDS = ("incidents", "accounts")
COLUMNS: Columns = dict.fromkeys(
    (
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
        "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
        "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
        "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
        "fatalities", "tags", "timestamp",
    ),
    TEXT,
)  # fmt: skip
"""The columns of ACLED's export since 2023, in its order."""
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
"""ACLED's disorder types by event type; of riots they are by sub-event type."""
RIOTS = {"Mob violence": "Political violence", "Violent demonstration": "Demonstrations"}
PRECISE = {"exact": 1, "near": 2, "district": 2, "region": 3, "wide": 3, "country": 3}
WEEK, MONTH = 7, 31
"""Days that ACLED's time_precision 2 and 3 go up to."""


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a row an incident; how many there were. Those without an ACLED type are counted as lost."""
    return write_rows(rows(chosen), COLUMNS, stream)


def rows(chosen: Chosen) -> Iterator[Row]:
    """The rows of what ACLED has a type for."""
    for case in chosen.cases:
        one = coded.of_case(case)
        if one.acled is None:
            chosen.lost["incidents that ACLED has no event type for are left out"] += 1
        else:
            yield row(one)


def row(one: Coded) -> Row:
    """A row; what no report says is left empty, also where ACLED's coders would infer it."""
    where, codes = one.where, country(one.where.country if one.where else None)
    first, second = two_sides(one)
    return {
        "event_id_cnty": one.id,
        **dated(coded.days(one.when)),
        **typed(one),
        "actor1": first[0].name if first else None,
        "assoc_actor_1": names(first[1:]),
        "actor2": second[0].name if second else None,
        "assoc_actor_2": names(second[1:]),
        "iso": codes.numeric.lstrip("0"),
        "country": codes.name,
        "admin1": where.admin1 if where else None,
        "location": where.name if where else None,
        "latitude": number(where.latitude) if where else None,
        "longitude": number(where.longitude) if where else None,
        "geo_precision": PRECISE[coded.precise(where)] if where else None,
        "source": "; ".join(dict.fromkeys(report.outlet or report.id for report in one.reports)),
        "notes": coded.notes(one),
        "fatalities": coded.figure(one.low),
    }


def typed(one: Coded) -> Row:
    """The columns of what happened."""
    if one.acled is None:
        return {}
    kind, sub = one.acled.event_type, one.acled.sub_event_type
    return {
        "disorder_type": RIOTS.get(sub) if kind == "Riots" else DISORDER.get(kind),
        "event_type": kind,
        "sub_event_type": sub,
        "civilian_targeting": "Civilian targeting" if kind == "Violence against civilians" else None,
    }


def dated(days: tuple[date, date] | None) -> Row:
    """The columns of time: the first day, and how well it is known (1 day, 2 week, 3 month)."""
    if days is None:
        return {}
    first, last = days
    span = (last - first).days + 1
    precision = 1 if span == 1 else 2 if span <= WEEK else 3 if span <= MONTH else None
    return {"event_date": first.isoformat(), "year": str(first.year), "time_precision": precision}


def two_sides(one: Coded) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who acts and who is acted on; of several who only act (a clash) each is a side."""
    acting, hit = one.actors, tuple(side for side in one.recipients if side.kind != "thing")
    return (acting, hit) if hit or len(acting) < 2 else (acting[:1], acting[1:])


def names(some: Iterable[Side]) -> str:
    """Names as ACLED joins them."""
    return "; ".join(side.name for side in some)


def number(value: float | None) -> str | None:
    """Degrees."""
    return None if value is None else f"{value:g}" if abs(value) < 1e-4 else repr(value)
