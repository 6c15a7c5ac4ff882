"""Happenings -> incident: all that reports claim of one incident, side by side. Nobody is found right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..model import When, Where
from . import persons
from .contradictions import across, contradictions
from .counts import joint, spread
from .facts import days, point
from .groups import Figure, Group, figures, groups
from .shapes import Account, Cited, Claim, Happening, Incident, Merged
from .status import Statuses, in_time, statuses
from .together import counts

TELL = ("asserted", "negated", "unconfirmed")


def incident(members: Sequence[Happening], copies: Sequence[tuple[str, ...]] = ()) -> Incident:
    """The incident of some happenings, the first of which names it.

    `copies` are groups of documents that are one wire text, the original first.
    """
    documents = {member.document for member in members}
    here = tuple(
        kept for group in copies if len(kept := tuple(name for name in group if name in documents)) > 1
    )
    originals = {copy: group[0] for group in here for copy in group[1:]}
    kinds = groups(figures(members))
    counted = counts(kinds)
    counted = persons.joined(counted, across(kinds, fates(counted, originals)))
    status = fates(counted, originals)
    deniers = {member.document for member in members if member.denied}
    names = {figure: name(figure) for group in counted for figure in group.figures}
    return Incident(
        id=members[0].id,
        type=commonest([member.type for member in members]),
        hazard=mishap(members),
        when=when(members),
        where=where(members),
        accounts=tuple(accounts(members)),
        sources=len(documents) - len(originals),
        copies=here,
        claims=tuple(claim(figure, status) for figure in sorted(names, key=position)),
        merged=tuple(found for group in counted if (found := merged(group, status, names))),
        contradictions=contradictions(kinds, status, names, deniers),
    )


def fates(counted: Sequence[Group], originals: Mapping[str, str]) -> Statuses:
    """What became of each figure of some counts."""
    found: Statuses = {}
    for group in counted:
        found |= statuses(group.figures, originals)
    return found


def name(figure: Figure) -> str:
    """The name of a claim: its report and its toll there."""
    return f"{figure.happening.document}/{figure.stated.toll}"


def position(figure: Figure) -> tuple[int, tuple[int, int]]:
    """Where a figure stands: its report, then its place in the text."""
    return figure.order, figure.stated.count.spans[0]


def accounts(members: Sequence[Happening]) -> list[Account]:
    """The reports of an incident, each once."""
    by_document: dict[str, list[Happening]] = {}
    for member in members:
        by_document.setdefault(member.document, []).append(member)
    return [
        Account(
            document=document,
            events=tuple(event for one in these for event in one.events),
            outlet=these[0].outlet,
            published=these[0].told,
        )
        for document, these in by_document.items()
    ]


def claim(figure: Figure, status: Statuses) -> Claim:
    """The claim that a figure is."""
    stated = figure.stated
    return Claim(
        id=name(figure),
        document=figure.happening.document,
        toll=stated.toll,
        category=stated.category,
        subject_kind=stated.subject_kind,
        unit=stated.unit,
        source=stated.source,
        count=stated.count,
        polarity=stated.polarity,
        scope=stated.scope,
        hedge=stated.hedge,
        outlet=figure.happening.outlet,
        published=figure.happening.told,
        status=status[figure],
    )


def merged(group: Group, status: Statuses, names: Mapping[Figure, str]) -> Merged | None:
    """The claims of one count side by side; None where all of them are copies of another's."""
    told = [figure for figure in in_time(group.figures) if status[figure] != "duplicate"]
    if not told:
        return None
    standing = [figure for figure in told if status[figure] == "current" and figure.stated.polarity in TELL]
    numbers = [figure.stated.count.value for figure in standing]
    return Merged(
        category=group.category,
        subject_kind=group.subject_kind,
        unit=group.unit,
        claims=tuple(names[figure] for figure in told),
        range_affirmed=spread(numbers),
        range_all=spread(figure.stated.count.value for figure in told),
        joint=joint(numbers),
        newest=names[(standing or told)[-1]],
    )


def mishap(members: Sequence[Happening]) -> str | None:
    """The mishap that most reports tell, None where more than half of them tell a type of event."""
    typed = sum(member.type is not None for member in members)
    return commonest([member.hazard for member in members]) if 2 * typed <= len(members) else None


def commonest(kinds: Sequence[str | None]) -> str | None:
    """The type that most reports give, of several the one told first."""
    known = Counter(kind for kind in kinds if kind)
    return known.most_common(1)[0][0] if known else None


def when(members: Sequence[Happening]) -> Cited[When] | None:
    """The narrowest time that a report gives, the first of equals."""
    told = [
        (width(member.when.value), number, member) for number, member in enumerate(members) if member.when
    ]
    dated = [(size, number, member) for size, number, member in told if size is not None]
    if not dated:
        return None
    _, _, member = min(dated, key=lambda one: one[:2])
    return Cited(member.document, member.when) if member.when else None


def width(found: When) -> int | None:
    """The days that a time may be, None for one without days."""
    span = days(found)
    return (span[1] - span[0]).days if span else None


def where(members: Sequence[Happening]) -> Cited[Where] | None:
    """The place that most reports set it in, of several one that is known well, then the first."""
    told = [(member, member.where[0]) for member in members if member.where]
    if not told:
        return None
    often = Counter(found.value for _, found in told)
    member, best = max(told, key=lambda one: (often[one[1].value], point(one[1].value) is not None))
    return Cited(member.document, best)
