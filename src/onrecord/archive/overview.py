"""All incidents at a glance: how many on which day, how many around which point; what has come since."""

from __future__ import annotations

from .database import Connection
from .incidents import conditions
from .near import Box
from .shapes import Asked, Cluster, Seen


def days(connection: Connection, asked: Asked) -> list[tuple[str, int]]:
    """How many of the incidents asked for ended on each day (or were told last, where that is not known)."""
    where, values = conditions(asked)
    return connection.execute(
        f"""SELECT coalesce(last, told), count(*) FROM incidents
        WHERE {where} AND coalesce(last, told) IS NOT NULL
        GROUP BY coalesce(last, told) ORDER BY coalesce(last, told)""",  # noqa: S608 - our own SQL
        values,
    ).fetchall()


def clusters(connection: Connection, asked: Asked, box: Box, cell: float, most: int) -> list[Cluster]:
    """Incidents in a box, put together by cells of so many degrees: the fullest `most` cells."""
    where, values = conditions(asked)
    rows = connection.execute(
        f"""SELECT {connection.CELL.format("(latitude + 90) / ?")},
        {connection.CELL.format("(longitude + 180) / ?")}, count(*),
        avg(latitude), avg(longitude), min(where_name), max(where_name), min(number) FROM incidents
        WHERE {where} AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?
        GROUP BY 1, 2 ORDER BY 3 DESC LIMIT ?""",  # noqa: S608 - our own SQL
        (cell, cell, *values, *box, most),
    ).fetchall()
    return [cluster(connection, row, cell) for row in rows]


def cluster(
    connection: Connection,
    row: tuple[int, int, int, float, float, str | None, str | None, int],
    cell: float,
) -> Cluster:
    """The incidents of a cell: how many, around which point, in which box, where all of them are."""
    up, along, incidents, latitude, longitude, name, other, number = row
    only = connection.execute("SELECT id FROM incidents WHERE number = ?", (number,)).fetchone()
    box = Box(up * cell - 90, (up + 1) * cell - 90, along * cell - 180, (along + 1) * cell - 180)
    return Cluster(
        incidents=incidents,
        latitude=latitude,
        longitude=longitude,
        box=box,
        name=name if name == other else None,
        only=only[0] if incidents == 1 else None,
    )


def bounds(connection: Connection, asked: Asked) -> Box | None:
    """The box that holds all incidents asked for whose point is known."""
    where, values = conditions(asked)
    found = connection.execute(
        f"""SELECT min(latitude), max(latitude), min(longitude), max(longitude) FROM incidents
        WHERE {where} AND latitude IS NOT NULL""",  # noqa: S608 - our own SQL
        values,
    ).fetchone()
    return None if found[0] is None else Box(*found)


def places(connection: Connection, asked: Asked, most: int) -> list[tuple[str, int]]:
    """The places with the most of the incidents asked for."""
    where, values = conditions(asked)
    return connection.execute(
        f"""SELECT where_name, count(*) FROM incidents WHERE {where} AND where_name IS NOT NULL
        GROUP BY where_name ORDER BY 2 DESC, 1 LIMIT ?""",  # noqa: S608 - our own SQL
        (*values, most),
    ).fetchall()


def seen(connection: Connection) -> Seen:
    """How far the archive has come: its last report, the last thing that somebody did, what is left to do."""
    (report,) = connection.execute("SELECT coalesce(max(number), 0) FROM documents").fetchone()
    (entry,) = connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()
    (left,) = connection.execute("SELECT count(*) FROM incidents WHERE stale").fetchone()
    return Seen(report, entry, left)


def since(connection: Connection, report: int) -> int:
    """How many reports have been added after one, by its number."""
    (found,) = connection.execute("SELECT count(*) FROM documents WHERE number > ?", (report,)).fetchone()
    return int(found)


def state_of(connection: Connection, incident: int) -> str:
    """A word that changes whenever a report of an incident comes, goes, or is changed."""
    reports, versions, stale = connection.execute(
        """SELECT count(*), coalesce(sum(version), 0), (SELECT stale FROM incidents WHERE number = :incident)
        FROM happenings JOIN documents ON documents.number = document WHERE incident = :incident""",
        {"incident": incident},
    ).fetchone()
    return f"{reports}.{versions}.{int(stale or 0)}"
