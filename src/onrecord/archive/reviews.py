"""What reviewers have left to look at: every item with how sure its reader is, the least sure first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Record
from . import journal, rows, verdicts
from .corrections import replay
from .database import Connection
from .shapes import Entry, Open, Progress

SINCE = 4
"""The version of the archive that first had it."""
KINDS = ("attributions", "tolls", "events", "times", "places", "hedges", "parties")
INDEXED = ("times", "places", "hedges")
"""Kinds whose items are named by their order."""

COUNT = """
INSERT INTO progress SELECT kind, count(*), count(state) FROM reviews WHERE document = ? GROUP BY kind
ON CONFLICT (kind) DO UPDATE SET total = progress.total + excluded.total, done = progress.done + excluded.done
"""
UNCOUNT = """
UPDATE progress SET
total = total - (SELECT count(*) FROM reviews WHERE document = :document AND reviews.kind = progress.kind),
done = done - (SELECT count(state) FROM reviews WHERE document = :document AND reviews.kind = progress.kind)
"""
COLUMNS = ("coalesce(sure, 2)", "document", "item")
"""What items of a kind are ordered by: those that are not rated behind all others."""
OPEN = """
SELECT coalesce(sure, 2) AS level, document, kind, item, field, sure FROM reviews
WHERE state IS NULL AND kind = '{kind}'{beyond}
ORDER BY {order} LIMIT 1
"""


def fill(connection: Connection, number: int) -> None:
    """Put the items of a document into the queue."""
    connection.execute(connection.LEAST_SURE, (number,))
    connection.execute(COUNT, (number,))


def empty(connection: Connection, number: int) -> None:
    """Take the items of a document out of the queue."""
    connection.execute(UNCOUNT, {"document": number})
    connection.execute("DELETE FROM reviews WHERE document = ?", (number,))


def settle(connection: Connection, record: Record, number: int, entries: Iterable[Entry]) -> None:
    """Note what people did to the items of a document that has just been filled in."""
    some = list(entries)
    states = verdicts.settled(record, some)
    rejected = verdicts.standing(some, "rejection")
    if not states and not rejected:
        return
    connection.execute(UNCOUNT, {"document": number})
    connection.executemany(
        "UPDATE reviews SET state = ? WHERE document = ? AND kind = ? AND item = ?",
        ((state, number, part, named(part, item)) for (part, item), state in states.items()),
    )
    connection.executemany(
        "INSERT INTO reviews VALUES (?, ?, ?, NULL, NULL, 'rejected')",
        ((number, entry.target.part, f"#{entry.number}") for entry in rejected if entry.target),
    )
    connection.execute(COUNT, (number,))


def named(kind: str, item: str) -> str | int:
    """An item's id as the tables have it.

    >>> named("times", "3"), named("tolls", "t3")
    (3, 't3')
    """
    return int(item) if kind in INDEXED and item.isascii() and item.isdigit() else item


def settle_all(connection: Connection) -> None:
    """Note what people did to all documents, where an older archive is upgraded."""
    some = connection.execute(
        """SELECT DISTINCT documents.number, documents.id, made, text FROM journal
        JOIN documents ON documents.id = journal.document
        JOIN records ON records.document = documents.number"""
    ).fetchall()
    for number, name, made, text in some:
        entries = list(journal.entries(connection, name))
        settle(connection, replay(rows.with_text(made, text), entries).record, number, entries)


def progress(connection: Connection) -> tuple[Progress, ...]:
    """How far reviewers have come, by kind."""
    found = {kind: (total, done) for kind, total, done in connection.execute("SELECT * FROM progress")}
    return tuple(Progress(kind, *found[kind]) for kind in KINDS if found.get(kind, (0, 0))[0])


Place = tuple[float, int, str, str]
"""Where an item stands in the queue: how sure, its document's number, kind, id."""


def after(
    connection: Connection, place: Place | None, kind: str | None, *, back: bool = False
) -> Open | None:
    """The next item that nobody has looked at, behind a place in the queue; with `back` the one before it."""
    found = [
        one for name in KINDS if kind in (None, name) and (one := of_kind(connection, name, place, back))
    ]
    best = (max if back else min)(found, key=order, default=None)
    return None if best is None else shown(connection, best)


def order(row: tuple[object, ...]) -> tuple[object, ...]:
    """What rows of the queue are ordered by; ids of one kind are of one type."""
    return row[0], row[1], row[2], row[3]


def of_kind(connection: Connection, kind: str, place: Place | None, back: bool) -> tuple[object, ...] | None:
    """The next item of one kind behind a place, or before it: each question is one step in the index."""
    sign, way = ("<", " DESC") if back else (">", "")
    for beyond, values in questions(kind, place, sign):
        free = COLUMNS[beyond.count(" = ?") :]
        sql = OPEN.format(kind=kind, beyond=beyond, order=", ".join(f"{one}{way}" for one in free))
        found: tuple[object, ...] | None = connection.execute(sql, values).fetchone()
        if found is not None:
            return found
    return None


def questions(kind: str, place: Place | None, sign: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What to ask, in turn, for the item of a kind that is next behind a place (sign ">") or before it."""
    if place is None:
        yield "", ()
        return
    level, number, of, item = place
    same, here = " AND coalesce(sure, 2) = ? AND document = ?", (level, number)
    if kind == of:
        yield f"{same} AND item {sign} ?", (*here, named(kind, item))
    elif (kind > of) == (sign == ">"):
        yield same, here
    yield f" AND coalesce(sure, 2) = ? AND document {sign} ?", here
    yield f" AND coalesce(sure, 2) {sign} ?", (level,)


def at(connection: Connection, place: Place) -> Open | None:
    """The item at a place, None where somebody has looked at it meanwhile, or it is gone."""
    row = connection.execute(
        """SELECT coalesce(sure, 2), document, kind, item, field, sure FROM reviews
        WHERE document = ? AND kind = ? AND item = ? AND state IS NULL""",
        (place[1], place[2], named(place[2], place[3])),
    ).fetchone()
    return None if row is None else shown(connection, row)


def shown(connection: Connection, row: tuple[object, ...]) -> Open:
    """An item of the queue, with the id of its document."""
    level, number, kind, item, field, sure = row
    (name,) = connection.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()
    return Open(
        document=name,
        part=str(kind),
        item=str(item),
        field=None if field is None else str(field),
        sure=None if sure is None else float(str(sure)),
        place=(float(str(level)), int(str(number)), str(kind), str(item)),
    )
