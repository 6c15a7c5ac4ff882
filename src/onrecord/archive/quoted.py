"""Who is quoted the most in the reports of some days, by name (voices.py), with their words."""

from __future__ import annotations

from .database import Connection
from .shapes import Quoted, Said

SPOKEN = """FROM documents JOIN quoted ON quoted.document = documents.number
JOIN attributions ON attributions.number = statement
JOIN parties ON parties.document = attributions.document AND parties.id = attributions.speaker
WHERE documents.day BETWEEN ? AND ? AND NOT negated
AND parties.kind IN ('person', 'organisation', 'state', 'group')
AND (manner != 'indirect' OR length(content) > 24)"""
"""Statements whose speaker is known, but those of which only a few words are reported."""


def quoted(connection: Connection, since: str, until: str, most: int, each: int) -> tuple[Quoted, ...]:
    """Those with the most statements, `each` so many of these; what copies repeat counts once."""
    rows = connection.execute(
        f"""SELECT voice, max(speaker_name), count(DISTINCT content), count(DISTINCT documents.number)
        {SPOKEN} AND named(speaker_name, parties.kind) GROUP BY voice ORDER BY 3 DESC, 4 DESC, 1 LIMIT ?""",
        (since, until, most),
    ).fetchall()
    return tuple(
        Quoted(
            name=name, statements=statements, reports=reports, said=said(connection, since, until, key, each)
        )
        for key, name, statements, reports in rows
    )


def said(connection: Connection, since: str, until: str, key: str, most: int) -> tuple[Said, ...]:
    """What somebody is quoted saying: word for word before reported, then as it was published."""
    rows = connection.execute(connection.FIRST_OF_EACH.format(SPOKEN), (since, until, key, most)).fetchall()
    return tuple(
        Said(document=one, attribution=item, manner=how, content=words) for one, item, how, words in rows
    )


def named(name: str, kind: str) -> bool:
    """Whether a speaker is called by a name, and not "police", "Officials" or "a man".

    >>> named("Ada Orel", "person"), named("a man", "person"), named("Police", "organisation")
    (True, False, False)
    """
    capitals = sum(word[:1].isupper() for word in name.split())
    return capitals > 0 if kind == "person" else capitals > 1 or name.isupper()
