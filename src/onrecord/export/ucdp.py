"""CSV in the shape of UCDP's Georeferenced Event Dataset: its columns in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..model import Where
from . import coded
from .acled import names, number
from .chosen import Chosen
from .coded import Coded, Side
from .codes import country
from .columns import TEXT, Columns
from .csv import AND
from .csv import write as write_rows
from .rows import Row

KINDS = ("incidents", "accounts")
COLUMNS: Columns = dict.fromkeys(
    (
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
        "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
        "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
        "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
        "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
        "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start",
        "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
        "gwnoa", "gwnob",
    ),
    TEXT,
)  # fmt: skip
"""The 49 columns of GED 21.1 and later, in its order."""
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"})
"""ACLED's types that can be organised violence."""
PRECISE = {"exact": 1, "near": 2, "district": 3, "region": 4, "wide": 5, "country": 6}
DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""So many days at most -> date_prec."""
CELL = 0.5
"""Degrees of a side of a PRIO-GRID cell."""
ACROSS = 720
"""PRIO-GRID cells around the earth."""
ONE_SIDED = "3"


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a row an incident with dead; how many there were. The others are counted as lost."""
    return write_rows(rows(chosen), COLUMNS, stream)


def rows(chosen: Chosen) -> Iterator[Row]:
    """The rows of violence that somebody is said to have died of."""
    for case in chosen.cases:
        one = coded.of_case(case)
        if one.acled is None or one.acled.event_type not in VIOLENT:
            chosen.lost["incidents that are no organised violence are left out"] += 1
        elif not one.low and not one.high:
            chosen.lost["incidents that nobody is said to have died in are left out"] += 1
        else:
            yield row(one)


def row(one: Coded) -> Row:
    """A row; what no report says is left empty, also where UCDP's coders would infer it."""
    kind = ONE_SIDED if one.acled and one.acled.event_type == "Violence against civilians" else None
    return {
        "id": one.id,
        **dated(one),
        "code_status": status(one, kind),
        "type_of_violence": kind,
        "side_a": told(one.actors[:1] if clash(one) else one.actors),
        "side_b": "Civilians" if kind == ONE_SIDED else told(opponents(one)),
        **sourced(one),
        **placed(one.where, one.where_words),
        "event_clarity": "1",
        "deaths_civilians": coded.figure(one.civilians),
        "deaths_unknown": coded.figure(unknown(one)),
        "best": coded.figure(one.best),
        "high": coded.figure(one.high),
        "low": coded.figure(one.low),
    }


def told(some: Iterable[Side]) -> str:
    """The names of a side; whom a report only counts has none."""
    return AND.join(names((side, None) for side in some))


def clash(one: Coded) -> bool:
    """Whether several sides act, and nobody is only hit."""
    return bool(one.acled and one.acled.event_type == "Battles" and len(one.actors) > 1)


def opponents(one: Coded) -> tuple[Side, ...]:
    """The other side of a battle; whom a blast hits is no side."""
    if not one.acled or one.acled.event_type != "Battles":
        return ()
    hit = tuple(side for side in one.recipients if side.kind != "thing")
    return one.actors[1:] if clash(one) else hit


def status(one: Coded, kind: str | None) -> str:
    """What a coder has to look at, in UCDP's words."""
    checks = [name for name, wrong in (("deaths", one.disputed), ("type of violence", kind is None)) if wrong]
    return f"Check {' and '.join(checks)}" if checks else "Clear"


def unknown(one: Coded) -> float | int | None:
    """The dead of whom it is not told whose they are: all but the civilians who are counted apart."""
    if one.best is None:
        return None
    return max(0, one.best - (one.civilians or 0))


def dated(one: Coded) -> Row:
    """The columns of time."""
    days = coded.days(one.when)
    if days is None:
        return {}
    span = (days[1] - days[0]).days + 1
    return {
        "year": str(days[0].year),
        "date_prec": next((str(precision) for most, precision in DAYS if span <= most), None),
        "date_start": f"{days[0]} 00:00:00.000",
        "date_end": f"{days[1]} 00:00:00.000",
    }


def sourced(one: Coded) -> Row:
    """The columns of reports and of who is quoted in them; copies of one wire text count once."""
    reports = one.reports
    originals = dict.fromkeys(claim.source.value for claim in one.claims if claim.source)
    return {
        "number_of_sources": str(one.sources),
        "source_article": "; ".join(
            ", ".join(f'"{part}"' for part in (r.outlet, (r.published or "")[:10], r.title) if part)
            for r in reports
        ),
        "source_office": "; ".join(r.outlet or "" for r in reports).strip("; "),
        "source_date": "; ".join((r.published or "")[:10] for r in reports).strip("; "),
        "source_headline": "; ".join(r.title or "" for r in reports).strip("; "),
        "source_original": "; ".join(" ".join(name.split()) for name in originals),
    }


def placed(where: Where | None, words: str) -> Row:
    """The columns of space."""
    if where is None:
        return {}
    codes = country(where.country)
    found: Row = {
        "where_prec": str(PRECISE[coded.precise(where)]),
        "where_coordinates": where.name,
        "where_description": words,
        "adm_1": where.admin1,
        "country": codes.name,
        "country_id": codes.gw,
    }
    if where.latitude is not None and where.longitude is not None:
        found |= {
            "latitude": number(where.latitude),
            "longitude": number(where.longitude),
            "geom_wkt": f"POINT ({where.longitude} {where.latitude})",
            "priogrid_gid": str(cell(where.latitude, where.longitude)),
        }
    return found


def cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: counted from 1 in the south-west, 720 in a row.

    >>> cell(-89.9, -179.9), cell(49.487, 36.83)
    (1, 200594)
    """
    return min(int((latitude + 90) / CELL), 359) * ACROSS + min(int((longitude + 180) / CELL), 719) + 1
