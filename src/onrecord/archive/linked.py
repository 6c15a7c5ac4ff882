"""Whether what onrecord derives over all reports agrees with them: incidents, rulings, voices, progress."""

from __future__ import annotations

from collections.abc import Iterator

from . import journal, voices
from .database import Connection
from .shapes import Fault

BACKUP = "take a backup"
QUESTIONS = (
    ("happening {}", "belongs to no incident", """
SELECT number FROM happenings WHERE incident NOT IN (SELECT number FROM incidents)"""),
    ("incident {}", "has no happening that it is named after", """
SELECT number FROM incidents WHERE number NOT IN (SELECT number FROM happenings WHERE number = incident)"""),
    ("incident {}", "is not called after its first happening", """
SELECT incidents.number FROM incidents JOIN happenings ON happenings.number = incidents.number
JOIN documents ON documents.number = document WHERE incidents.id != documents.id || '#' || part"""),
    ("the voice {!r}", "is counted wrongly", """
SELECT voice FROM voices
WHERE statements != (SELECT count(*) FROM quoted WHERE quoted.voice = voices.voice)
UNION SELECT voice FROM quoted WHERE voice NOT IN (SELECT voice FROM voices)"""),
    ("the queue of {}", "is counted wrongly", """
SELECT kind FROM progress WHERE (total, done) !=
(SELECT count(*), count(state) FROM reviews WHERE reviews.kind = progress.kind)
UNION SELECT kind FROM reviews WHERE kind NOT IN (SELECT kind FROM progress)"""),
    ("document {}", "is there, though it was forgotten", """
SELECT id FROM documents WHERE id IN (SELECT id FROM forgotten)"""),
)  # fmt: skip
KEPT = "SELECT voice, day, statement, kind FROM quoted WHERE document = ?"


def faults(connection: Connection) -> Iterator[Fault]:
    """What does not agree."""
    for place, problem, sql in QUESTIONS:
        for (name,) in connection.execute(sql).fetchall():
            yield Fault(place.format(name), problem, BACKUP)
    yield from ruled(connection)


def ruled(connection: Connection) -> Iterator[Fault]:
    """Decisions about incidents that stand in the journal and do not hold, or hold and do not stand."""
    entries = list(journal.entries(connection))
    gone, empty = journal.undone(entries), set(journal.emptied(entries))
    about = {
        entry.number for entry in entries if entry.kind in journal.OF_INCIDENTS and entry.number not in gone
    }
    held = {number for (number,) in connection.execute("SELECT DISTINCT entry FROM rulings")}
    for number in sorted((about - empty) ^ (held - empty)):
        yield Fault(f"entry {number} of the journal", "does not hold as it stands there", BACKUP)
    for number in sorted((held & empty) - about):
        yield Fault(f"entry {number} of the journal", "holds, though it was taken back", BACKUP)


def voices_differ(connection: Connection, number: int) -> bool:
    """Whether who is quoted in a document is not what its rows say."""
    kept = connection.execute(KEPT, (number,)).fetchall()
    return sorted(map(repr, kept)) != sorted(map(repr, voices.quoted(connection, number)))
