"""Whether the vectors of an archive hold the words of its reports and statements."""

from __future__ import annotations

from collections.abc import Iterator

from ..shapes import Fault
from .sql import STATEMENTS, Connection, vector_of, vector_said

REFILL = "in Python: archive.reread(id, archive.made(id)) makes it anew; or restore what pg_dump saved"
BATCH = 20
"""Reports that are read at a time: they may be long."""
REPORTS = """SELECT number, id, title, text, vector FROM documents LEFT JOIN words ON rowid = number
WHERE number > ? ORDER BY number LIMIT ?"""
SAME = "SELECT CAST(? AS text) IS NOT DISTINCT FROM CAST(CAST(? AS tsvector) AS text)"
KEPT = """SELECT rowid, vector FROM said_words
JOIN attributions ON attributions.number = rowid WHERE document = ?"""


def faults(connection: Connection) -> Iterator[Fault]:
    """What is not in step."""
    after = 0
    while some := connection.execute(REPORTS, (after, BATCH)).fetchall():
        for number, name, title, text, kept in some:
            if not same(connection, kept, vector_of(title, text)):
                yield Fault("the index words", f"is out of step with document {name}", REFILL)
            vectors = dict(connection.execute(KEPT, (number,)).fetchall())
            for one, *texts in connection.execute(STATEMENTS, (number,)).fetchall():
                if not same(connection, vectors.get(one), vector_said(*texts)):
                    yield Fault("the index said_words", f"is out of step with document {name}", REFILL)
                    break
        after = some[-1][0]


def same(connection: Connection, kept: str | None, made: str) -> bool:
    """Whether a vector is that of some words."""
    (found,) = connection.execute(SAME, (kept, made)).fetchone()
    return bool(found)
