"""What people decide of incidents: that some are one, that one is two; and what is undone of it."""

from __future__ import annotations

from . import journal, linking
from .database import Connection
from .shapes import Entry


def decide(connection: Connection, entry: Entry) -> Entry:
    """Keep a decision in the journal, and do it."""
    entry = journal.append(connection, entry)
    linking.rule(connection, entry)
    return entry


def again(connection: Connection) -> None:
    """Do what people decided of incidents where it counts, and no more where it was undone."""
    every = list(journal.entries(connection))
    gone, lost = journal.undone(every), journal.emptied(every)
    done = {number for (number,) in connection.execute("SELECT DISTINCT entry FROM rulings").fetchall()}
    for entry in every:
        if entry.number in done and entry.number in gone:
            linking.unrule(connection, entry.number)
        if entry.kind in journal.OF_INCIDENTS and entry.number not in done | set(gone) | set(lost):
            linking.rule(connection, entry)
