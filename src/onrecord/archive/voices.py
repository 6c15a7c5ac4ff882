"""Who is quoted, over all reports: by name alone, so that namesakes are one; what they said, by date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from ..errors import AbsentError, QueryError
from ..gazetteer.composing import composed
from ..model import Spans
from .database import Connection
from .shapes import Heard, Remark, Voice, Voices

ARTICLES = ("the ", "a ", "an ")
OUTER = " \t\n.,;:'’\"“”‘"
"""Signs that may cling to a name."""
AMONG = "'person', 'organisation', 'group', 'state'"
"""The kinds that lists have: as the index of them says it."""
ROLES = 6  # of a voice, at most
LATEST = 300  # statements that roles are taken from

SPEAKERS = """
SELECT coalesce(speaker_name, attributions.source), coalesce(documents.day, ''), attributions.number,
parties.kind
FROM attributions JOIN documents ON documents.number = attributions.document
LEFT JOIN parties ON parties.document = attributions.document AND parties.id = attributions.speaker
WHERE attributions.document = ? ORDER BY attributions.number
"""
TOPIC = " AND statement IN ({})"
COUNT = """
INSERT INTO voices SELECT voice, min(kind), count(*) FROM quoted WHERE document = ? GROUP BY voice
ON CONFLICT (voice) DO UPDATE SET statements = voices.statements + excluded.statements,
kind = CASE WHEN voices.kind IS NULL OR excluded.kind < voices.kind THEN excluded.kind ELSE voices.kind END
"""
UNCOUNT = (
    """UPDATE voices SET statements = statements -
    (SELECT count(*) FROM quoted WHERE document = :document AND quoted.voice = voices.voice)
    WHERE voice IN (SELECT voice FROM quoted WHERE document = :document)""",
    """DELETE FROM voices WHERE statements = 0
    AND voice IN (SELECT voice FROM quoted WHERE document = :document)""",
)


def voice(name: str | None) -> str:
    """A name as people are told by it: small letters, one blank between words, no article.

    >>> voice("The  Ministry of Defence’"), voice("Ada Orel"), voice(None)
    ('ministry of defence', 'ada orel', '')
    """
    words = " ".join(composed("NFKC", name or "").lower().split()).strip(OUTER)
    bare = next((words[len(one) :] for one in ARTICLES if words.startswith(one)), words)
    return bare.strip(OUTER)


def register(connection: sqlite3.Connection) -> None:
    """Let statements of SQL call `voice`, as those of migrations do."""
    connection.create_function("voice", 1, voice, deterministic=True)


def quoted(connection: Connection, number: int) -> list[tuple[str, str, int, str | None]]:
    """Who is quoted in a document: voice, day, the number of the statement, the kind of the party."""
    some = connection.execute(SPEAKERS, (number,)).fetchall()
    return [(key, *rest) for name, *rest in some if (key := voice(name))]


def fill(connection: Connection, number: int) -> None:
    """Note who is quoted in a document."""
    connection.executemany(
        "INSERT INTO quoted VALUES (?, ?, ?, ?, ?)",
        ((key, day, said, number, kind) for key, day, said, kind in quoted(connection, number)),
    )
    connection.execute(COUNT, (number,))


def empty(connection: Connection, number: int) -> None:
    """Forget who is quoted in a document."""
    for sql in UNCOUNT:
        connection.execute(sql, {"document": number})
    connection.execute("DELETE FROM quoted WHERE document = ?", (number,))


def listing(connection: Connection, words: str | None, limit: int, offset: int) -> Voices:
    """People and organisations by how much they are quoted saying; `words` are in their names."""
    like = [f"%{escaped(word)}%" for word in voice(words).split()]
    where = "".join(" AND voice LIKE ? ESCAPE '\\'" for _ in like)
    having = f"FROM voices WHERE kind IN ({AMONG}){where}"
    (total,) = connection.execute(f"SELECT count(*) {having}", like).fetchone()
    rows = connection.execute(
        f"SELECT voice, statements, kind {having} ORDER BY statements DESC, voice LIMIT ? OFFSET ?",
        (*like, limit, offset),
    ).fetchall()
    return Voices(total, offset, tuple(shown(connection, row) for row in rows))


def escaped(word: str) -> str:
    """A word of which LIKE takes nothing for a wildcard."""
    return "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in word)


def shown(connection: Connection, row: tuple[str, int, str | None]) -> Voice:
    """A voice as lists have it: its name as it was written last."""
    key, statements, kind = row
    name, last = connection.execute(
        """SELECT coalesce(speaker_name, source), day FROM quoted
        JOIN attributions ON attributions.number = statement
        WHERE voice = ? ORDER BY day DESC, statement DESC LIMIT 1""",
        (key,),
    ).fetchone()
    return Voice(key=key, name=name, kind=kind, statements=statements, last=last or None)


def heard(connection: Connection, name: str, words: str | None, limit: int, offset: int) -> Heard:
    """What somebody is quoted saying, the newest first; with `words` where they stand in what was said.

    AbsentError where nobody of that name is quoted, QueryError for words that FTS5 cannot read.
    """
    key = voice(name)
    counted = connection.execute(
        "SELECT voice, statements, kind FROM voices WHERE voice = ?", (key,)
    ).fetchone()
    if counted is None:
        raise AbsentError(f"nobody called {name!r} is quoted: `onrecord search --speaker` finds names")
    begun, reports = connection.execute(
        "SELECT min(nullif(day, '')), count(DISTINCT document) FROM quoted WHERE voice = ?", (key,)
    ).fetchone()
    about, values = (
        ("", (key,))
        if words is None
        else (
            TOPIC.format(connection.SAID),
            (key, topic(connection, words)),
        )
    )
    where = f"FROM quoted WHERE voice = ?{about}"
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    rows = connection.execute(
        f"SELECT statement {where} ORDER BY day DESC, statement DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    return Heard(
        voice=shown(connection, counted),
        first=begun,
        reports=reports,
        roles=tuple(roles(connection, key)),
        total=total,
        offset=offset,
        statements=tuple(statement(connection, number) for (number,) in rows),
    )


def topic(connection: Connection, words: str) -> str:
    """Words of what was said as FTS5 is asked for them; QueryError where it cannot read them."""
    if not words.strip():
        raise QueryError("no words are given: give some, or leave them out")
    asked = f"content : ({words})"
    try:
        connection.refuse_unreadable(asked, said=True)
    except QueryError as error:
        raise QueryError(
            f"{words} cannot be understood: put words with other signs in them in double quotes"
        ) from error
    return connection.asked(asked, said=True)


def roles(connection: Connection, key: str) -> Iterator[str]:
    """What reports call somebody, the most frequent first."""
    rows = connection.execute(
        """SELECT min(role) FROM (SELECT statement FROM quoted WHERE voice = ? ORDER BY day DESC LIMIT ?)
        AS latest JOIN attributions ON attributions.number = statement
        JOIN roles ON roles.document = attributions.document AND roles.party = attributions.speaker
        GROUP BY lower(role) ORDER BY count(*) DESC, 1 LIMIT ?""",
        (key, LATEST, ROLES),
    )
    yield from (role for (role,) in rows)


def statement(connection: Connection, number: int) -> Remark:
    """A statement, the report it stands in, and where its words, its speaker and its cue stand there."""
    row = connection.execute(
        """SELECT documents.number, documents.id, title, publisher, published, text, attributions.id, manner,
        attributions.source, addressee, negated FROM attributions
        JOIN documents ON documents.number = document
        WHERE attributions.number = ?""",
        (number,),
    ).fetchone()
    found = connection.execute(
        """SELECT field, start, "end" FROM spans WHERE document = ? AND kind = 'attributions' AND item = ?
        ORDER BY field, start""",
        (row[0], row[6]),
    ).fetchall()
    spans: dict[str, Spans] = {
        field: tuple((start, end) for _, start, end in some) for field, some in groupby(found, itemgetter(0))
    }
    names = ("document", "title", "publisher", "published", "text", "item", "manner", "source", "addressee")
    return Remark(**dict(zip(names, row[1:-1], strict=True)), negated=bool(row[-1]), spans=spans)
