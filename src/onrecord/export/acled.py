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
from .csv import AND
from .csv import write as write_rows
from .nameless import counted, described
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
CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
"""ACLED's name for those who act in an event of a type that only they can act in."""
CIVIL = frozenset({"civilian", "child", "medic", "aid_worker", "journalist", "migrant"})
"""Kinds of people who are civilians whoever hits them: of "people", "men" and "women" no report says so."""
FORCES = frozenset({"soldier", "police", "militant", "combatant", "perpetrator"})
"""Kinds of people who are no civilians, whatever the type of the event."""
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
    first, second = named(one, codes.name)
    return {
        "event_id_cnty": one.id,
        **dated(coded.days(one.when)),
        **typed(one),
        "actor1": first[0] if first else None,
        "assoc_actor_1": AND.join(first[1:]),
        "actor2": second[0] if second else None,
        "assoc_actor_2": AND.join(second[1:]),
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
    acting, hit = one.actors, tuple(side for side in one.recipients if side.kind != "thing" or side.people)
    return (acting, hit) if hit or len(acting) < 2 else (acting[:1], acting[1:])


def named(one: Coded, place: str) -> tuple[list[str], list[str]]:
    """The names of both sides; of people whom the report does not name, ACLED's for such people."""
    kind = one.acled.event_type if one.acled else ""
    first, second = two_sides(one)
    crowd = generic(CROWDS.get(kind), place)
    civilians = generic("Civilians", place)
    return (
        names((side, crowd) for side in first),
        names((side, civilians if civil(side, kind) else None) for side in second),
    )


def names(some: Iterable[tuple[Side, str | None]]) -> list[str]:
    """Names, each once; `some` are parties, each with what it is called where it is told without a name.

    "Six people" and "a man" are never names: where nothing is known to call them, they are left out.
    """
    found = (own if nobody(side, own) else side.name for side, own in some)
    return list(dict.fromkeys(filter(None, found)))


def nobody(side: Side, own: str | None) -> bool:
    """Whether the words for a party are no name: a count, a common noun for a person, or for an `own` one."""
    return counted(side) or (described(side) and (own is not None or side.kind == "person"))


def civil(side: Side, kind: str) -> bool:
    """Whether those whom an event of ACLED's types hits are civilians, by its type or by what they are."""
    if kind == "Violence against civilians":
        return side.people not in FORCES
    return kind == "Explosions/Remote violence" and side.people in CIVIL


def generic(name: str | None, place: str) -> str | None:
    """ACLED's name for people without one: "Civilians (Ukraine)"; None without a country.

    >>> generic("Civilians", "Ukraine")
    'Civilians (Ukraine)'
    """
    return f"{name} ({place})" if name and place else None


def number(value: float | None) -> str | None:
    """Degrees."""
    return None if value is None else f"{value:g}" if abs(value) < 1e-4 else repr(value)
