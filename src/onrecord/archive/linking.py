"""Which happenings of the archive are one incident: kept right with every document that comes or changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import AbsentError, ArchiveError
from .database import Connection
from .happenings import Kept, Told, near, note
from .shapes import Entry

if TYPE_CHECKING:
    from ..incidents.consensus import Stand

Pair = tuple[int, int]


def relink(connection: Connection, document: int, some: Iterable[Told]) -> None:
    """Keep what a document tells, and which incidents that belongs to; part of its transaction."""
    new, left = note(connection, document, tuple(some))
    met = {one.number: match(connection, one) for one in new}
    touched = left.union(*met.values())
    if left or ruled(connection, touched):
        gather(connection, touched | set(met))
        return
    for one in new:
        stale(connection, one.number)
        for _, other in sorted((-score, number) for number, score in met[one.number].items()):
            unite(connection, one.number, other)


def hand_on(connection: Connection, document: int) -> None:
    """What people decided of a document's happenings, for those that remain: before it is taken out.

    What was put together with one of them, and the nearest that it was matched with, stays together.
    """
    mine = [
        number
        for (number,) in connection.execute("SELECT number FROM happenings WHERE document = ?", (document,))
    ]
    for one in mine:
        for (entry,) in connection.execute(DECIDED, (one,)).fetchall():
            left = [number for (number,) in connection.execute(PARTNERS, (entry, one) * 2)]
            left += [number for (number,) in connection.execute(NEAREST, (one, one))]
            left = [number for number in dict.fromkeys(left) if number not in mine]
            connection.executemany(
                "INSERT INTO rulings VALUES (?, ?, ?, 'together') ON CONFLICT DO NOTHING",
                ((entry, left[0], other) for other in left[1:]),
            )


DECIDED = "SELECT DISTINCT entry FROM rulings WHERE kind = 'together' AND ? IN (one, other)"
PARTNERS = """SELECT other FROM rulings WHERE kind = 'together' AND entry = ? AND one = ?
UNION SELECT one FROM rulings WHERE kind = 'together' AND entry = ? AND other = ? ORDER BY 1"""
NEAREST = """SELECT CASE WHEN one = ? THEN other ELSE one END FROM matches
WHERE ? IN (one, other) ORDER BY score DESC, 1 LIMIT 1"""


def match(connection: Connection, one: Kept) -> dict[int, float]:
    """Compare a happening with its candidates, keep those that match; their scores by number."""
    from ..incidents import match as matching  # noqa: PLC0415 - loads numpy and the lexicons

    scored = [
        (other.number, matching.score(one.seen, other.seen))
        for other in near(connection, one)
        if matching.candidates(one.seen, other.seen)
    ]
    same = [(number, score) for number, score in scored if score > 0]
    connection.executemany(
        "INSERT INTO matches VALUES (?, ?, ?) ON CONFLICT (one, other) DO UPDATE SET score = excluded.score",
        ((min(one.number, number), max(one.number, number), score) for number, score in same),
    )
    return dict(same)


def unite(connection: Connection, one: int, other: int) -> None:
    """Make the incidents of two happenings that match one, where they fit together."""
    first, second = sorted(incident_of(connection, number) for number in (one, other))
    if first == second or not fits(connection, first, second):
        return
    connection.execute("UPDATE happenings SET incident = ? WHERE incident = ?", (first, second))
    connection.execute("DELETE FROM incidents WHERE number = ?", (second,))
    stale(connection, first)


def incident_of(connection: Connection, number: int) -> int:
    """The incident of a happening."""
    (incident,) = connection.execute("SELECT incident FROM happenings WHERE number = ?", (number,)).fetchone()
    return int(incident)


def fits(connection: Connection, one: int, other: int) -> bool:
    """Whether two incidents may be one, by the days and places that their first happenings agree on."""
    from ..incidents.consensus import HEARD, fit  # noqa: PLC0415 - as above

    (told_apart,) = connection.execute(TOLD_APART, (one, other)).fetchone()
    return not told_apart and fit(
        stands(connection, FIRST_OF, one, HEARD), stands(connection, FIRST_OF, other, HEARD)
    )


def stands(connection: Connection, sql: str, *values: int) -> list[Stand]:
    """When and where happenings are set: the first ones of an incident, or one."""
    from ..incidents.consensus import Stand  # noqa: PLC0415 - as above

    return [
        Stand(day, None if latitude is None else (latitude, longitude), str(document))
        for day, latitude, longitude, document in connection.execute(sql, values).fetchall()
    ]


FIRST_OF = (
    "SELECT day, latitude, longitude, document FROM happenings WHERE incident = ? ORDER BY number LIMIT ?"
)
ONE = "SELECT day, latitude, longitude, document FROM happenings WHERE number = ?"
TOLD_APART = """SELECT EXISTS (
    SELECT 1 FROM happenings AS one JOIN happenings AS other ON other.document = one.document
    WHERE one.incident = ? AND other.incident = ?)"""


def stale(connection: Connection, incident: int) -> None:
    """Mark an incident as to be put together again."""
    connection.execute(
        """INSERT INTO incidents (number, id)
        SELECT happenings.number, documents.id || '#' || part
        FROM happenings JOIN documents ON documents.number = document WHERE happenings.number = ?
        ON CONFLICT (number) DO UPDATE SET stale = TRUE""",
        (incident,),
    )


def gather(connection: Connection, happenings: Iterable[int]) -> None:
    """Put all happenings of the incidents of some, and what was matched with them, into incidents anew."""
    from ..incidents.clusters import SURE, clusters  # noqa: PLC0415 - as above
    from ..incidents.consensus import fit  # noqa: PLC0415 - as above

    given = set(happenings)
    members = sorted(closure(connection, given))
    incidents = given | {  # one of those that were given may have lost all it had
        incident
        for (incident,) in asked(connection, "SELECT DISTINCT incident FROM happenings WHERE number", members)
    }
    names = [str(number) for number in members]
    together, apart = rulings(connection, members)
    edges = [(SURE, str(one), str(other)) for one, other in together]
    edges += [(score, str(one), str(other)) for one, other, score in matches(connection, members)]
    known = {name: stands(connection, ONE, int(name))[0] for name in names}

    def fitting(some: Sequence[str], others: Sequence[str]) -> bool:
        return fit([known[name] for name in some], [known[name] for name in others])

    for group in clusters(names, edges, [(str(one), str(other)) for one, other in apart], fitting):
        first = int(group[0])
        connection.executemany(
            "UPDATE happenings SET incident = ? WHERE number = ?", ((first, int(number)) for number in group)
        )
        incidents.add(first)
    for incident in incidents:
        (alive,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM happenings WHERE number = ? AND incident = ?)", (incident, incident)
        ).fetchone()
        if alive:
            stale(connection, incident)
        else:
            connection.execute("DELETE FROM incidents WHERE number = ?", (incident,))


def closure(connection: Connection, happenings: Iterable[int]) -> set[int]:
    """Some happenings with all that is in their incidents, or matched with them."""
    found: set[int] = set()
    waiting = set(happenings)
    while waiting:
        some = sorted(waiting)
        found |= waiting
        reached = {number for sql in REACHED for (number,) in asked(connection, sql, some)}
        waiting = reached - found
    return {
        number for (number,) in asked(connection, "SELECT number FROM happenings WHERE number", sorted(found))
    }


REACHED = (
    "SELECT number FROM happenings WHERE incident",
    "SELECT incident FROM happenings WHERE number",
    "SELECT other FROM matches WHERE one",
    "SELECT one FROM matches WHERE other",
    "SELECT other FROM rulings WHERE kind = 'together' AND one",
    "SELECT one FROM rulings WHERE kind = 'together' AND other",
)
MANY = 500  # question marks of one statement


def asked(connection: Connection, sql: str, numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows of a question about each of some numbers: `sql` ends with the column that is one of them."""
    for at in range(0, len(numbers), MANY):
        some = numbers[at : at + MANY]
        yield from connection.execute(f"{sql} IN ({', '.join('?' * len(some))})", some).fetchall()


def matches(connection: Connection, members: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """The matches among some happenings."""
    for one, other, score in asked(connection, "SELECT one, other, score FROM matches WHERE one", members):
        yield int(one), int(other), float(score)


def rulings(connection: Connection, members: Sequence[int]) -> tuple[list[Pair], list[Pair]]:
    """The pairs among some happenings that a person put together, and those that one set apart."""
    found: dict[str, list[Pair]] = {"together": [], "apart": []}
    inside = set(members)
    rows = connection.execute("SELECT kind, one, other FROM rulings ORDER BY entry, one, other")
    for kind, one, other in rows.fetchall():
        if one in inside and other in inside:
            found[kind].append((one, other))
    return found["together"], found["apart"]


def ruled(connection: Connection, happenings: Collection[int]) -> bool:
    """Whether a person said something about the incidents of some happenings."""
    if connection.execute("SELECT 1 FROM rulings LIMIT 1").fetchone() is None:
        return False
    members = sorted(closure(connection, happenings))
    return any(
        True
        for sql in ("SELECT one FROM rulings WHERE one", "SELECT other FROM rulings WHERE other")
        for _ in asked(connection, sql, members)
    )


def first_of(connection: Connection, incident: str) -> int:
    """The number of the incident that a happening is in, by the latter's id; else ArchiveError."""
    document, _, part = incident.rpartition("#")
    number = part.isascii() and part.isdecimal() and len(part) < 19  # else none of ours
    found = (
        number
        and connection.execute(
            """SELECT incident FROM happenings JOIN documents ON documents.number = document
        WHERE documents.id = ? AND part = ?""",
            (document, part),
        ).fetchone()
    )
    if not found:
        raise AbsentError(f"there is no incident {incident!r}: `onrecord incidents` lists them")
    return int(found[0])


def rule(connection: Connection, entry: Entry) -> None:
    """Do what a person decided of incidents: put them together, or set some documents apart."""
    firsts = [first_of(connection, one) for one in entry.incidents]
    pairs = (
        [(firsts[0], other) for other in firsts[1:]]
        if entry.kind == "merge"
        else list(parted(connection, firsts[0], entry.members))
    )
    kind = "together" if entry.kind == "merge" else "apart"
    connection.executemany(
        "INSERT INTO rulings VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ((entry.number, one, other, kind) for one, other in pairs),
    )
    gather(connection, firsts)


def parted(connection: Connection, incident: int, documents: Collection[str]) -> Iterator[Pair]:
    """Every happening of an incident in some documents with every one in its others."""
    rows = connection.execute(
        """SELECT happenings.number, documents.id FROM happenings
        JOIN documents ON documents.number = document WHERE incident = ? ORDER BY happenings.number""",
        (incident,),
    ).fetchall()
    if strange := set(documents) - {document for _, document in rows}:
        raise ArchiveError(
            f"{min(strange)!r} does not tell of the incident: `onrecord incidents show` lists who does"
        )
    moved = [number for number, document in rows if document in documents]
    rest = [number for number, document in rows if document not in documents]
    if not rest:
        raise ArchiveError(
            "all reports of the incident are named, which leaves none: name those that are of another"
        )
    return ((one, other) for one in moved for other in rest)


def unrule(connection: Connection, entry: int) -> None:
    """Take back what an entry of the journal did to incidents."""
    pairs = connection.execute("SELECT one, other FROM rulings WHERE entry = ?", (entry,)).fetchall()
    connection.execute("DELETE FROM rulings WHERE entry = ?", (entry,))
    gather(connection, set(chain.from_iterable(pairs)))
