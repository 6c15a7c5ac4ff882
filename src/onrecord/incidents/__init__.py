"""Records -> incidents: which reports tell the same, what each claims, where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ..model import Record
from . import copies, happenings, match
from .clusters import SURE, Edge, Pair, clusters
from .consensus import fit, stand
from .contrast import incident
from .match import Seen
from .shapes import Happening, Incident

__all__ = ["Incident", "link", "members_of"]


def link(
    records: Iterable[Record], *, apart: Sequence[Pair] = (), together: Sequence[Pair] = ()
) -> list[Incident]:
    """The incidents that some records tell, in the order in which each is first told.

    `apart` and `together` are pairs of happenings that a person has said to be two incidents, or one.
    """
    read = list(records)
    wires = copies.groups(
        [(record.document.id, record.document.text, record.document.published) for record in read]
    )
    told = members_of(read, apart=apart, together=together)
    return [incident(members, wires) for members in told if not all(member.bare for member in members)]


def members_of(
    records: Iterable[Record], *, apart: Sequence[Pair] = (), together: Sequence[Pair] = ()
) -> list[list[Happening]]:
    """The happenings of each incident that some records tell; what is said of pairs as in `link`."""
    seen = {
        found.id: match.seen(found, record.document.text)
        for record in records
        for found in happenings.of(record)
    }
    said = ((SURE, one, other) for one, other in together)
    stands = {name: stand(one.happening) for name, one in seen.items()}

    def fits(some: Sequence[str], others: Sequence[str]) -> bool:
        return fit([stands[name] for name in some], [stands[name] for name in others])

    groups = clusters(list(seen), chain(edges(list(seen.values())), said), apart, fits)
    return [[seen[name].happening for name in group] for group in groups]


def edges(seen: Sequence[Seen]) -> Iterator[Edge]:
    """The pairs of happenings that are taken to be one incident, with their scores."""
    for one, other in compared(seen):
        score = match.score(one, other)
        if score > 0:
            yield score, one.happening.id, other.happening.id


def compared(seen: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """The pairs of happenings that are worth comparing, found by the words they are looked up by."""
    by_word: dict[str, list[int]] = {}
    for number, one in enumerate(seen):
        for at in sorted({at for word in one.portrait.keys for at in by_word.get(word, ())}):
            if match.candidates(one, seen[at]):
                yield one, seen[at]
        for word in one.portrait.keys:
            by_word.setdefault(word, []).append(number)
