"""Records into the tables and out of them again; every function stands inside somebody's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Record, iso_day
from . import reviews, rows, voices
from .database import Connection
from .shapes import Entry

INSERTS = {
    table: f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names of ours
    for table, columns in rows.COLUMNS.items()
}
DELETES = {table: f"DELETE FROM {table} WHERE document = ?" for table in rows.COLUMNS}  # noqa: S608
ROOM = 1 << 24
"""Numbers of `located` that each document has for itself."""

DOCUMENT = """
INSERT INTO documents
(id, sha256, title, publisher, published, day, url, language, source, added, made_with, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
LOCATED = "INSERT INTO located VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def day(published: str | None) -> str | None:
    """The day of a day or moment.

    >>> day("2022-11-26T08:30+02:00")
    '2022-11-26'
    """
    return None if published is None else iso_day(published).isoformat()


def add(connection: Connection, record: Record, source: str, at: str) -> int:
    """Add a record whose document is not there yet; the document's number."""
    document = record.document
    number = connection.insert(
        DOCUMENT,
        (
            document.id, rows.digest(document.text), document.title, document.publisher, document.published,
            day(document.published), document.url, document.language, source, at,
            rows.as_json(record.made_with), document.text,
        ),
    )  # fmt: skip
    connection.add_words(number)
    connection.execute("INSERT INTO records VALUES (?, ?)", (number, rows.without_text(record)))
    fill(connection, record, number)
    return number


def remake(connection: Connection, made: Record, number: int) -> None:
    """Put another record as made in the place of a document's; `refill` shows it in the tables."""
    connection.execute("UPDATE records SET made = ? WHERE document = ?", (rows.without_text(made), number))
    connection.execute(
        "UPDATE documents SET made_with = ? WHERE number = ?", (rows.as_json(made.made_with), number)
    )


def refill(
    connection: Connection, current: Record, number: int, entries: Iterable[Entry], steps: int = 1
) -> None:
    """Show another record in the tables, and raise the version by so many steps: one for each change.

    `entries` are all that people did to it.
    """
    empty(connection, number)
    document = current.document
    connection.drop_words(number)
    connection.execute(
        """UPDATE documents SET title = ?, publisher = ?, published = ?, day = ?, url = ?, language = ?,
        version = version + ? WHERE number = ?""",
        (
            document.title, document.publisher, document.published, day(document.published), document.url,
            document.language, steps, number,
        ),
    )  # fmt: skip
    connection.add_words(number)
    fill(connection, current, number)
    reviews.settle(connection, current, number, entries)


def fill(connection: Connection, record: Record, number: int) -> None:
    """Write the rows of a record."""
    for table, some in rows.rows(record, number).items():
        if some:
            connection.executemany(INSERTS[table], some)
    connection.add_said(number)
    connection.executemany(LOCATED, points(record, number))
    voices.fill(connection, number)
    reviews.fill(connection, number)


def points(record: Record, number: int) -> Iterable[tuple[object, ...]]:
    """The rows of `located`: boxes of no size, for R*Trees hold boxes."""
    for at, (kind, item, where) in enumerate(rows.located(record)):
        y, x = whole(where.latitude), whole(where.longitude)
        yield number * ROOM + at, y, y, x, x, number, kind, item, y, x


def whole(degrees: float | None) -> float | None:
    """Degrees, those of less than a tenth of a millimetre as none: an R*Tree loses what is smaller still.

    >>> whole(1e-300), whole(-0.5)
    (0.0, -0.5)
    """
    return 0.0 if degrees is not None and abs(degrees) < 1e-9 else degrees


def empty(connection: Connection, number: int) -> None:
    """Take the rows of a document's record away."""
    connection.drop_said(number)
    voices.empty(connection, number)
    reviews.empty(connection, number)
    (most,) = connection.execute(
        """SELECT (SELECT count(*) FROM places WHERE document = :document)
        + (SELECT count(*) FROM attributions WHERE document = :document)
        + (SELECT count(*) FROM events WHERE document = :document)
        + (SELECT count(*) FROM tolls WHERE document = :document)""",
        {"document": number},
    ).fetchone()
    connection.executemany(
        "DELETE FROM located WHERE number = ?", ((number * ROOM + at,) for at in range(most))
    )
    for delete in DELETES.values():
        connection.execute(delete, (number,))
