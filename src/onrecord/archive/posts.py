"""What a webhook has still to be told: a row each, put there in the transaction that adds the report.

So a report that a watch has added is told to its webhook at least once, whatever ends the watch meanwhile.
Addresses may hold passwords, and archives are passed on: a webhook is known by the sha256 of its address.
"""

from __future__ import annotations

import hashlib

from .database import Connection
from .shapes import Waiting

LISTED = """
SELECT id, title, publisher, published, url, source, added, tries
FROM posts JOIN documents ON documents.number = posts.document WHERE hook = ? ORDER BY tries, posts.document
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


def tried(connection: Connection, document: str, url: str) -> None:
    """A webhook did not take a report this time."""
    connection.execute(
        f"UPDATE posts SET tries = tries + 1 WHERE {OF_ONE}",  # noqa: S608 - words of ours
        (document, name(url)),
    )


def done(connection: Connection, document: str, url: str) -> None:
    """A webhook is not to be told of a report any more."""
    connection.execute(f"DELETE FROM posts WHERE {OF_ONE}", (document, name(url)))  # noqa: S608 - as above
