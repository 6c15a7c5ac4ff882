"""Whether an archive is what it should be: the file, each report against text, record and journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ..errors import ArchiveError
from ..model import Record, checked
from . import backup, corrections, evidence, journal, linked, opening, reviews, rows, verdicts, writing
from .database import Connection, Store
from .shape import INDEXES
from .shapes import Entry, Fault, Verified

BACKUP = "take a backup, or save what can be read with: sqlite3 FILE .recover"
REFILL = "in Python: archive.reread(id, archive.made(id)) makes its rows anew; or take a backup"
ANEW = "forget the report and add it again with --even-forgotten, or take a backup"
REBUILD = "sqlite3 FILE \"INSERT INTO {0} ({0}) VALUES ('rebuild')\" makes it anew"
CHAIN = (
    "somebody changed the journal outside of onrecord: compare it with a backup (`onrecord history --json`)"
)
MOST = 100  # faults of the file itself that SQLite is asked for
BATCH = 20
"""Reports that are read at a time: they may be long."""
LOCATED = "SELECT number, document, kind, item, latitude, longitude FROM located WHERE number BETWEEN ? AND ?"
ITEM = 3
"""Which of these columns is the item."""
OUTSIDE = """SELECT number FROM located WHERE NOT (
south <= latitude AND latitude <= north AND west <= longitude AND longitude <= east)"""
DOCUMENTS = """SELECT number, id, sha256, title, publisher, published, day, url, language, made_with,
text, made FROM documents LEFT JOIN records ON records.document = number
WHERE number > ? ORDER BY number LIMIT ?"""


class Kept(NamedTuple):
    """A document as its row has it."""

    number: int
    id: str
    sha256: str
    title: str | None
    publisher: str | None
    published: str | None
    day: str | None
    url: str | None
    language: str | None
    made_with: str
    text: str
    made: str | None


class Count:
    """What has been looked at."""

    def __init__(self) -> None:
        self.documents = self.spans = self.entries = 0


def verify(connection: Connection, store: Store, step: Callable[[int], object]) -> Verified:
    """All that is wrong with an archive, but with its indexes of words; `step` hears of reports."""
    count, found = Count(), list[Fault]()
    looks: tuple[Callable[[], Iterator[Fault]], ...] = (
        store.damaged,
        lambda: chained(connection, count),
        lambda: reports(connection, count, step),
        lambda: located(connection),
        lambda: linked.faults(connection),
    )
    for look in looks:
        try:
            found += look()
        except connection.DatabaseError as error:
            found.append(Fault("the file", f"cannot be read to its end: {error}", BACKUP))
    return Verified(
        archive=str(store.place), documents=count.documents, spans=count.spans, entries=count.entries,
        faults=tuple(dict.fromkeys(found)),
    )  # fmt: skip


def damaged(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What SQLite finds wrong with pages, indexes and references."""
    for (words,) in connection.execute(f"PRAGMA integrity_check ({MOST})"):
        if words != "ok":
            yield Fault("the file", " ".join(words.split()), BACKUP)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"{table}, row {row}", f"what it belongs to in {parent} is gone", BACKUP)
    for (words,) in connection.execute("SELECT rtreecheck('located')"):
        if words != "ok":
            yield Fault("the index located", words, BACKUP)


def chained(connection: Connection, count: Count) -> Iterator[Fault]:
    """Where the journal is not as it was written."""
    entries = list(journal.entries(connection))
    count.entries = len(entries)
    if (words := journal.broken(entries)) is not None:
        yield Fault("the journal", words, CHAIN)


def reports(connection: Connection, count: Count, step: Callable[[int], object]) -> Iterator[Fault]:
    """What is wrong with each report."""
    after = 0
    while some := list(map(Kept._make, connection.execute(DOCUMENTS, (after, BATCH)).fetchall())):
        for kept in some:
            yield from report(connection, kept, count)
        after = some[-1].number
        count.documents += len(some)
        step(len(some))


def report(connection: Connection, kept: Kept, count: Count) -> Iterator[Fault]:
    """What is wrong with a report: text, record, the rows that are made of both and of the journal."""
    place = f"document {kept.id}"
    if rows.digest(kept.text) != kept.sha256:
        yield Fault(place, "its text is not the one that was added (sha256)", ANEW)
    yield from outside(connection, kept, count)
    try:
        if kept.made is None:
            raise ArchiveError("it has no record")
        made = rows.with_text(kept.made, kept.text)
        checked(made)
    except Exception as error:  # noqa: BLE001 - whatever a damaged record raises is what is told
        yield Fault(place, f"its record cannot be read ({type(error).__name__})", ANEW)
        return
    entries = list(journal.entries(connection, kept.id))
    record = corrections.replay(made, entries).record
    yield from quoted(kept, record, entries)
    for table, wrong in stored(connection, kept, record, entries):
        if wrong:
            yield Fault(place, f"{table}: not what its record and the journal come to", REFILL)


def outside(connection: Connection, kept: Kept, count: Count) -> Iterator[Fault]:
    """Spans outside of the text, and words that SQL shows otherwise than Python."""
    found = connection.execute(
        """SELECT kind, item, field, start, "end", substr(?, start + 1, "end" - start)
        FROM spans WHERE document = ?""",
        (kept.text, kept.number),
    )
    for kind, item, field, start, end, words in found:
        count.spans += 1
        where = f"document {kept.id}, {kind} {item} {field}"
        if not 0 <= start < end <= len(kept.text):
            yield Fault(
                where, f"characters {start} to {end} are outside of the text of {len(kept.text)}", REFILL
            )
        elif words != kept.text[start:end]:
            yield Fault(where, f"characters {start} to {end} are not what SQL shows of them", ANEW)


def quoted(kept: Kept, record: Record, entries: list[Entry]) -> Iterator[Fault]:
    """Words that are kept of a field, or by the journal, and do not stand where they are said to."""
    for place in evidence.misquoted(record):
        yield Fault(f"document {kept.id}, {place}", "its words are not those of its characters", ANEW)
    for entry in entries:
        target = entry.target
        if target is None or not target.spans:
            continue
        if target.words != " ".join(kept.text[start:end] for start, end in target.spans):
            yield Fault(
                f"entry {entry.number} of the journal", "quotes other words than its report has", CHAIN
            )


def stored(
    connection: Connection, kept: Kept, record: Record, entries: list[Entry]
) -> Iterator[tuple[str, bool]]:
    """Each table with whether its rows are others than those that the record makes."""
    about = record.document
    said = (kept.title, kept.publisher, kept.published, kept.day, kept.url, kept.language)
    day = writing.day(about.published)
    yield "documents", said != (about.title, about.publisher, about.published, day, about.url, about.language)
    yield "documents made_with", kept.made_with != rows.as_json(record.made_with)
    made = rows.rows(record, kept.number)
    for table, columns in rows.COLUMNS.items():
        names = ", ".join(columns)
        found = connection.execute(
            f"SELECT {names} FROM {table} WHERE document = ?",  # noqa: S608 - names of ours
            (kept.number,),
        )
        at = columns.index("item") if "item" in columns else None
        yield table, bag(found, at) != bag(made[table], at)
    points = [(row[0], *row[5:]) for row in writing.points(record, kept.number)]
    first = kept.number * writing.ROOM
    kept_points = connection.execute(LOCATED, (first, first + writing.ROOM - 1))
    yield "located", bag(kept_points, ITEM) != bag(points, ITEM)
    yield "quoted", linked.voices_differ(connection, kept.number)
    states = {
        (kind, reviews.named(kind, str(item))): state
        for kind, item, state in connection.execute(
            "SELECT kind, item, state FROM reviews WHERE document = ?", (kept.number,)
        )
    }
    yield "reviews", states != expected_reviews(record, entries)


def expected_reviews(record: Record, entries: list[Entry]) -> dict[tuple[str, object], str | None]:
    """The items of a record, with what people did to each."""
    found: dict[tuple[str, object], str | None] = {
        (str(kind), item): None for kind, item, *_ in rows.spans(record) if kind != "unread"
    }
    for (part, item), state in verdicts.settled(record, entries).items():
        if (part, reviews.named(part, item)) in found:
            found[part, reviews.named(part, item)] = state
    for entry in verdicts.standing(entries, "rejection"):
        if entry.target is not None:
            found[entry.target.part, f"#{entry.number}"] = "rejected"
    return found


def bag(some: Iterable[Sequence[object]], item: int | None = None) -> list[str]:
    """Rows in an order that does not depend on theirs; numbers as SQLite keeps them.

    The column `item` may be an index, which PostgreSQL keeps as text.
    """
    return sorted(
        repr(tuple(str(one) if at == item else plain(one) for at, one in enumerate(row))) for row in some
    )


def plain(value: object) -> object:
    """A value as SQLite gives it back, whichever of its kinds of number that is."""
    if isinstance(value, bool | float):
        return value + 0.0  # -0.0 is 0.0 here
    return float(value) if isinstance(value, int) and abs(value) < 1 << 53 else value


def located(connection: Connection) -> Iterator[Fault]:
    """Points outside of their boxes, and those of no report."""
    for (number,) in connection.execute(OUTSIDE):
        yield Fault(f"the index located, row {number}", "its box does not hold its point", REFILL)
    for (number,) in connection.execute(
        "SELECT number FROM located WHERE document NOT IN (SELECT number FROM documents)"
    ):
        yield Fault(f"the index located, row {number}", "is of no report", BACKUP)


def words(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Indexes of words that do not have the words of their rows; inside a transaction that is taken back."""
    for index in INDEXES:
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            yield Fault(f"the index {index}", f"is out of step ({error})", REBUILD.format(index))


def words_of_copy(source: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    """The same of an archive that may not be written: a copy of it is looked at, which needs as much room."""
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            backup.copy(source, copy, copy)
            connection = opening.connect(copy, "rw")
            try:
                yield from words(connection)
            finally:
                connection.close()
    except (OSError, ArchiveError) as error:
        yield Fault(
            f"the indexes {' and '.join(INDEXES)}",
            f"could not be looked at ({error})",
            f"copy {path} to where you may write, and verify the copy",
        )
