"""Documents by their ids: what is kept of one, where else it was met, which come next."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import AbsentError, ArchiveError
from ..model import Document, MadeWith
from . import rows
from .database import Connection
from .shapes import Days
from .stores import Place

ROW = """SELECT number, version, source, added, text, made FROM documents
JOIN records ON records.document = documents.number WHERE id = ?"""
KNOWN = """SELECT EXISTS (SELECT 1 FROM documents WHERE number = :number AND source = :source)
OR EXISTS (SELECT 1 FROM sightings WHERE document = :number AND source = :source)"""
SIGHT = """INSERT INTO sightings SELECT number, ?, ?, ?, ?, ?, ? FROM documents
WHERE number = ? AND source != ? ON CONFLICT DO NOTHING"""


class Row(NamedTuple):
    """What is kept of a document besides its text."""

    number: int
    version: int
    source: str
    added: str
    text: str
    made: str


def absent(place: Place, document: str) -> AbsentError:
    """What is raised of an id that no document has."""
    return AbsentError(f"{place}: no document has the id {document!r}: `onrecord search` tells ids")


def row(connection: Connection, place: Place, document: str) -> Row:
    """What is kept of a document; AbsentError where there is none of that id in the archive at a place."""
    found = connection.execute(ROW, (document,)).fetchone()
    if found is None:
        raise absent(place, document)
    return Row(*found)


def version(connection: Connection, place: Place, document: str) -> int:
    """The version of a document's record; AbsentError as of `row`."""
    found = connection.execute("SELECT version FROM documents WHERE id = ?", (document,)).fetchone()
    if found is None:
        raise absent(place, document)
    return int(found[0])


def number(connection: Connection, document: Document) -> int | None:
    """The number of a document, None where it is not there; ArchiveError where its text is another."""
    found = connection.execute(
        "SELECT number, sha256, source FROM documents WHERE id = ?", (document.id,)
    ).fetchone()
    if found is None:
        return None
    its, sha256, source = found
    digest = rows.digest(document.text)
    if digest != sha256:
        raise ArchiveError(
            f"the id {document.id!r} is there already with another text (sha256 {sha256[:12]} from "
            f"{source or 'a program'}, this one is {digest[:12]}): give this one another id"
        )
    return int(its)


def full_id(connection: Connection, place: Place, beginning: str, *, forgotten: bool = False) -> str:
    """The id of the one document whose id begins so; ArchiveError where there is none, or several."""
    among = "(SELECT id FROM documents UNION SELECT id FROM forgotten) AS ids" if forgotten else "documents"
    found = connection.execute(
        f"SELECT id FROM {among} WHERE id = :begun UNION ALL "  # noqa: S608 - names of ours
        f"SELECT id FROM {among} WHERE id > :begun AND substr(id, 1, length(:begun)) = :begun "
        "LIMIT 3",
        {"begun": beginning},
    ).fetchall()
    ids = [one for (one,) in found]
    if beginning in ids or len(ids) == 1:
        return str(ids[0])
    several = f"begin with {beginning!r} ({', '.join(ids)} ...): give more of it"
    raise ArchiveError(
        f"{place}: several ids {several}"
        if ids
        else f"{place}: no document has the id {beginning!r}: `onrecord search` tells ids"
    )


def after(connection: Connection, number: int, most: int) -> list[tuple[int, str]]:
    """The numbers and ids of the documents behind one, at most so many."""
    return connection.execute(
        "SELECT number, id FROM documents WHERE number > ? ORDER BY number LIMIT ?", (number, most)
    ).fetchall()


def outdated(connection: Connection, made_with: MadeWith) -> list[str]:
    """The ids of documents whose record was made with other versions, in the order they were added."""
    found = connection.execute(
        "SELECT id FROM documents WHERE made_with != ? ORDER BY number", (rows.as_json(made_with),)
    ).fetchall()
    return [one for (one,) in found]


def days(connection: Connection) -> Days:
    """Between which days the reports were published, and how many have none."""
    return Days(
        *connection.execute("SELECT min(day), max(day), count(*) - count(day) FROM documents").fetchone()
    )


def is_sighted(connection: Connection, number: int, source: str) -> bool:
    """Whether a document is known to have been met at a source, be it its first."""
    (known,) = connection.execute(KNOWN, {"number": number, "source": source}).fetchone()
    return bool(known)


def sight(connection: Connection, number: int, document: Document, source: str, at: str) -> None:
    """Keep a source of a document that is there, unless it is its first."""
    connection.execute(
        SIGHT,
        (
            source, document.title, document.publisher, document.published, document.url,
            at, number, source,
        ),
    )  # fmt: skip
