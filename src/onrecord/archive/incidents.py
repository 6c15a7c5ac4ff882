"""The incidents of the archive: put together where something changed, listed, and each as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import AbsentError, ArchiveError
from ..model import iso_day
from .database import Connection
from .happenings import happening
from .rows import storable
from .shapes import Asked, Listed, Listing, Whole

if TYPE_CHECKING:
    from ..incidents.shapes import Happening, Incident, Range

NEAR = "latitude IS NOT NULL AND kilometres(latitude, longitude, ?, ?) <= ?"
TOLD = """number IN (SELECT incident FROM happenings JOIN documents ON documents.number = document
WHERE documents.day BETWEEN ? AND ?)"""
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
COLUMNS = tuple(name for name in Listed.__struct_fields__ if name != "contradictions")


def members(
    connection: Connection, incident: int, until: str | None = None
) -> tuple[list[Happening], dict[str, str]]:
    """The happenings of an incident in the order in which they were added, and the texts by document."""
    rows = connection.execute(
        """SELECT documents.id, body, text FROM happenings JOIN documents ON documents.number = document
        WHERE incident = :incident AND (:until IS NULL OR documents.day <= :until)
        ORDER BY happenings.number""",
        {"incident": incident, "until": until},
    ).fetchall()
    return [happening(body) for _, body, _ in rows], {document: text for document, _, text in rows}


def whole(connection: Connection, incident: int, until: str | None = None) -> Whole:
    """An incident with all its claims, and the texts of its reports; those published `until` a day alone."""
    from ..incidents import contrast, copies  # noqa: PLC0415 - loads numpy

    told, texts = members(connection, incident, until)
    if not told and until is not None:
        raise AbsentError(f"no report told of incident {incident} until {until}: ask for a later day")
    if not told:
        raise ArchiveError(f"there is no incident {incident}: `onrecord incidents` lists them")
    published = {one.document: one.told for one in told}
    wires = copies.groups([(name, text, published[name]) for name, text in texts.items()])
    return Whole(contrast.incident(told, wires), texts, all(one.bare for one in told), tuple(told))


def refresh(connection: Connection, most: int, document: int | None = None) -> int:
    """Put incidents together again in which something changed, `most` at a time; how many there were.

    With `document`, by its number, those that it tells of.
    """
    rows = connection.execute(
        """SELECT number FROM incidents WHERE stale
        AND (:document IS NULL OR number IN (SELECT incident FROM happenings WHERE document = :document))
        ORDER BY number LIMIT :most""",
        {"document": document, "most": most},
    ).fetchall()
    for (number,) in rows:
        summary = summarised(whole(connection, number))
        named = ", ".join(f"{name} = ?" for name in summary)
        connection.execute(
            f"UPDATE incidents SET {named}, stale = FALSE WHERE number = ?",  # noqa: S608 - names of ours
            (*summary.values(), number),
        )
    return len(rows)


def left(connection: Connection) -> int:
    """How many incidents `refresh` has to put together again."""
    (number,) = connection.execute("SELECT count(*) FROM incidents WHERE stale").fetchone()
    return int(number)


def summarised(found: Whole) -> dict[str, object]:
    """The columns of an incident's row."""
    incident = found.incident
    when = incident.when.read.value if incident.when else None
    where = incident.where.read.value if incident.where else None
    days = [iso_day(one.published).isoformat() for one in incident.accounts if one.published]
    return {
        "id": incident.id,
        "type": incident.type,
        "hazard": incident.hazard,
        "first": when.first if when else None,
        "last": when.last if when else None,
        "told": max(days, default=None),
        "where_name": where.name if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "country": where.country if where else None,
        "reports": len(incident.accounts),
        "sources": incident.sources,
        **columns("killed", incident),
        **columns("injured", incident),
        "contradictions": " ".join(sorted({one.kind for one in incident.contradictions})),
        "bare": found.bare,
    }


def columns(category: str, incident: Incident) -> dict[str, object]:
    """The affirmed range of the people of a category; of several counts the one that reaches highest."""
    ranges = [
        one.range_affirmed for one in incident.merged if one.category == category and one.range_affirmed
    ]
    best: Range | None = max(ranges, key=lambda one: (one.high or 0, one.low or 0), default=None)
    return {
        f"{category}_low": storable(best.low) if best else None,
        f"{category}_high": storable(best.high) if best else None,
        f"{category}_open": best.open_above if best else None,
    }


def listed_of(incident: Incident) -> Listed:
    """An incident as it stands in a list."""
    values = summarised(Whole(incident, {}, bare=False))
    values["contradictions"] = tuple(str(values["contradictions"]).split())
    values["killed_open"], values["injured_open"] = bool(values["killed_open"]), bool(values["injured_open"])
    return Listed(**{name: values[name] for name in Listed.__struct_fields__})  # type: ignore[arg-type]


def listing(connection: Connection, asked: Asked, limit: int, offset: int) -> Listing:
    """Some of the incidents that meet what is asked for, the latest first, and how many there are."""
    where, values = conditions(asked)
    (total,) = connection.execute(f"SELECT count(*) FROM incidents WHERE {where}", values).fetchone()  # noqa: S608 - ours
    rows = connection.execute(
        f"""SELECT {", ".join(COLUMNS)}, contradictions FROM incidents WHERE {where}
        ORDER BY coalesce(last, told) DESC NULLS LAST, number DESC LIMIT ? OFFSET ?""",  # noqa: S608 - as above
        (*values, limit, offset),
    ).fetchall()
    return Listing(total=total, offset=offset, incidents=tuple(listed(row) for row in rows))


def of_document(connection: Connection, number: int) -> tuple[Listed, ...]:
    """The incidents that a document, by its number, tells of."""
    rows = connection.execute(
        f"""SELECT {", ".join(COLUMNS)}, contradictions FROM incidents WHERE NOT bare AND number IN
        (SELECT incident FROM happenings WHERE document = ?) ORDER BY number""",  # noqa: S608 - names of ours
        (number,),
    ).fetchall()
    return tuple(listed(row) for row in rows)


def listed(row: Sequence[object]) -> Listed:
    """The incident of a row."""
    named = dict(zip(COLUMNS, row, strict=False))
    for name in ("killed_open", "injured_open"):
        named[name] = bool(named[name])
    return Listed(**named, contradictions=tuple(str(row[-1]).split()))  # type: ignore[arg-type]


def conditions(asked: Asked) -> tuple[str, list[object]]:
    """What is asked for as SQL, and its values."""
    parts = list(told(asked))
    return " AND ".join(["bare = FALSE", *(sql for sql, _ in parts)]), [v for _, some in parts for v in some]


def told(asked: Asked) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each condition with its values."""
    if asked.since:
        yield "coalesce(last, told) >= ?", (asked.since[:10],)
    if asked.until:
        yield "coalesce(first, told) <= ?", (asked.until[:10],)
    if asked.place:
        yield "where_name = ?", (asked.place,)
    if asked.type:
        yield "type = ?", (asked.type.upper(),)
    if asked.killed_at_least is not None:
        yield "killed_high >= ?", (asked.killed_at_least,)
    if asked.reports_at_least is not None:
        yield "reports >= ?", (asked.reports_at_least,)
    if asked.contradicted:
        yield "contradictions != ''", ()
    if asked.box:
        south, north, west, east = asked.box
        yield (
            "latitude >= ? AND latitude < ? AND longitude >= ? AND longitude < ?",
            (south, north, west, east),
        )
    if asked.told_since or asked.told_until:
        days = asked.told_since or FIRST_DAY, asked.told_until or LAST_DAY
        yield TOLD, tuple(one[: len(FIRST_DAY)] for one in days)
    if asked.near:
        yield NEAR, tuple(asked.near)
