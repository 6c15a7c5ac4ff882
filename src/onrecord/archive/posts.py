"""What a webhook has still to be told: a row each, put there in the transaction that adds the report.

So a report that a watch has added is told to its webhook at least once, whatever ends the watch meanwhile.
Addresses may hold passwords, and archives are passed on: a webhook is known by the sha256 of its address.
"""

from __future__ import annotations

import hashlib

from ..errors import AbsentError, QueryError
from .database import Connection
from .shapes import Hook, Waiting

LISTED = """
SELECT id, title, publisher, published, url, source, added, tries
FROM posts JOIN documents ON documents.number = posts.document WHERE hook = ? ORDER BY tries, posts.document
"""
HOOKS = """
SELECT hook, count(*), min(added), max(tries)
FROM posts JOIN documents ON documents.number = posts.document GROUP BY hook ORDER BY 3, 1
"""
OF_ONE = "document = (SELECT number FROM documents WHERE id = ?) AND hook = ?"


def name(url: str) -> str:
    """What a webhook is known by: the sha256 of its address, in hexadecimal."""
    return hashlib.sha256(url.encode()).hexdigest()


def put(connection: Connection, number: int, url: str) -> None:
    """A report, by its number, has still to be told to a webhook."""
    connection.execute("INSERT INTO posts (document, hook) VALUES (?, ?)", (number, name(url)))


def waiting(connection: Connection, url: str) -> tuple[Waiting, ...]:
    """What a webhook has still to be told: what was tried the least first, then in the order of adding."""
    return tuple(map(Waiting._make, connection.execute(LISTED, (name(url),))))


def waits(connection: Connection, document: str, url: str) -> bool:
    """Whether a webhook has still to be told of a report: another watch may have been faster."""
    (found,) = connection.execute(
        f"SELECT count(*) FROM posts WHERE {OF_ONE}",  # noqa: S608 - words of ours
        (document, name(url)),
    ).fetchone()
    return bool(found)


def tried(connection: Connection, document: str, url: str) -> None:
    """A webhook did not take a report this time."""
    connection.execute(
        f"UPDATE posts SET tries = tries + 1 WHERE {OF_ONE}",  # noqa: S608 - words of ours
        (document, name(url)),
    )


def done(connection: Connection, document: str, url: str) -> None:
    """A webhook is not to be told of a report any more."""
    connection.execute(f"DELETE FROM posts WHERE {OF_ONE}", (document, name(url)))  # noqa: S608 - as above


def hooks(connection: Connection) -> tuple[Hook, ...]:
    """The webhooks that have still to be told of something, those that wait the longest first."""
    return tuple(Hook(name, many, since, tries) for name, many, since, tries in connection.execute(HOOKS))


def begun(connection: Connection, beginning: str) -> str:
    """The one webhook that waits whose sha256 begins so; AbsentError for none, QueryError for several."""
    found = [one.hook for one in hooks(connection) if beginning and one.hook.startswith(beginning.lower())]
    if not found:
        raise AbsentError(f"no webhook {beginning!r} waits: see `onrecord status`")
    if len(found) > 1:
        raise QueryError(f"{beginning!r} is the beginning of {len(found)} webhooks: give more of it")
    return found[0]


def give_up(connection: Connection, hook: str) -> int:
    """Tell a webhook of nothing any more; how many reports it was still to be told of."""
    (many,) = connection.execute("SELECT count(*) FROM posts WHERE hook = ?", (hook,)).fetchone()
    connection.execute("DELETE FROM posts WHERE hook = ?", (hook,))
    return int(many)
