"""What data sets of events have of an incident: its days, place, parties, figures, sources and dispute."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..archive.incidents import listed_of
from ..incidents.shapes import Claim, Contradiction, Incident
from ..model import (
    Acled,
    Attribution,
    Event,
    Party,
    PartyKind,
    Record,
    Sourced,
    SubjectKind,
    Toll,
    When,
    Where,
)
from .chosen import Case
from .incidents import sentence as contradicted
from .incidents import side, together
from .sentences import whole

STANDS, COPIED = "current", "duplicate"
EXACT = frozenset({"city", "structure"})
NEAR_KM = 25
"""Within so many kilometres of a known point: UCDP's where_prec 2."""
WIDE = frozenset({"country", "continent"})


class Side(NamedTuple):
    """A party to an event: its name, the words of the report, what it is, its roles.

    `people` is the kind of people of the toll that counts them, None where none does.
    """

    name: str
    words: str
    kind: PartyKind | None
    roles: tuple[str, ...] = ()
    people: SubjectKind | None = None


class Report(NamedTuple):
    """A report of it."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None


class Coded(NamedTuple):
    """An incident, or one event of a report, as data sets code it.

    `killed` is the lowest and the highest number of dead that stand, None where nobody says; `told` are
    sentences of the reports; `sources` counts those that are no copies; `claims` are all figures, `disputes`
    the contradictions in words.
    """

    id: str
    what: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    acled: Acled | None
    when: When | None
    where: Where | None
    where_words: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    reports: tuple[Report, ...]
    sources: int
    told: tuple[str, ...]
    claims: tuple[Claim, ...]
    low: float | int | None
    high: float | int | None
    best: float | int | None
    civilians: float | int | None
    disputed: bool
    disputes: tuple[str, ...]
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    language: str | None = None


def of_case(case: Case) -> Coded:
    """An incident; type, mode and parties are of the event that stands for it; a mishap has no codes."""
    incident = case.incident
    events = [
        (case.records[one.document], event)
        for one in incident.accounts
        if one.document in case.records
        for event in case.records[one.document].events
        if event.id in one.events
    ]
    lead = leading(events, incident)
    figures = killed(incident)
    where, record = incident.where, case.records.get(incident.where.document) if incident.where else None
    return Coded(
        id=incident.id,
        what=incident.what,
        type=incident.type,
        mode=lead[1].mode if lead else None,
        contexts=lead[1].contexts if lead else (),
        acled=lead[1].acled if lead and not incident.hazard else None,
        when=incident.when.read.value if incident.when else None,
        where=where.read.value if where else None,
        where_words=words(record, where.read) if where and record else "",
        actors=sides(*lead, "actors") if lead else (),
        recipients=sides(*lead, "recipients") if lead else (),
        reports=tuple(report(case.records[one.document]) for one in incident.accounts
                      if one.document in case.records),
        sources=incident.sources,
        told=tuple(dict.fromkeys(sentence(record, event.trigger) for record, event in events)),
        claims=incident.claims,
        **figures,  # type: ignore[arg-type]
        disputes=disputes(incident),
        **story(case.records.values()),  # type: ignore[arg-type]
    )  # fmt: skip


def of_event(record: Record, event: Event) -> Coded:
    """One event of a report, by itself; its figures are not put together with those of others."""
    counted = [toll for toll in record.tolls if toll.id in event.tolls and toll.category == "killed"]
    whole_ones = [toll for toll in counted if toll.part_of is None and toll.polarity == "asserted"]
    only: Toll | None = whole_ones[0] if len(whole_ones) == 1 else None
    count = only.count.value if only else None
    return Coded(
        id=f"{record.document.id}/{event.id}",
        what=event.type.lower(),
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        acled=event.acled,
        when=event.when.value if event.when else None,
        where=event.where.value if event.where else None,
        where_words=words(record, event.where) if event.where else "",
        actors=sides(record, event, "actors"),
        recipients=sides(record, event, "recipients"),
        reports=(report(record),),
        sources=1,
        told=(sentence(record, event.trigger),),
        claims=(),
        low=count.low if count else None,
        high=count.high if count else None,
        best=count.best if count else None,
        civilians=None,
        disputed=False,
        disputes=(),
        **story([record]),  # type: ignore[arg-type]
    )


def leading(events: Iterable[tuple[Record, Event]], incident: Incident) -> tuple[Record, Event] | None:
    """The event that stands for an incident: of its type, coded, with a mode and parties, told first."""
    return min(
        events,
        key=lambda one: (
            one[1].type != incident.type,
            one[1].acled is None,
            one[1].part_of is not None,
            one[1].status != "accomplished",
            one[1].mode is None,
            not (one[1].actors and one[1].recipients),
            not one[1].actors,
        ),
        default=None,
    )


def killed(incident: Incident) -> dict[str, object]:
    """The dead: the lowest and highest number that stands; the best where all sources allow one figure."""
    listed = listed_of(incident)
    some = [one for one in incident.merged if one.category == "killed" and one.range_affirmed]
    main = next(
        (
            one
            for one in some
            if one.range_affirmed
            and (one.range_affirmed.low, one.range_affirmed.high) == (listed.killed_low, listed.killed_high)
        ),
        None,
    )
    about = {claim for one in incident.contradictions for claim in one.claims}
    disputed = any(one.joint is None or about & set(one.claims) for one in some)
    joint = main.joint if main and not disputed else None
    newest = next((one.count.value for one in incident.claims if main and one.id == main.newest), None)
    best = None
    if joint and newest:
        best = newest.best if newest.best is not None else newest.low
    civilian = [one.range_affirmed for one in some if one.subject_kind == "civilian" and one.range_affirmed]
    return {
        "low": listed.killed_low,
        "high": None if listed.killed_open else listed.killed_high,
        "best": best,
        "civilians": civilian[0].low if len(civilian) == 1 else None,
        "disputed": disputed,
    }


def disputes(incident: Incident) -> tuple[str, ...]:
    """Each contradiction in words, with what every side says."""
    by_id = {claim.id: claim for claim in incident.claims}

    def told(some: list[Contradiction]) -> str:
        sides = "; ".join(side(by_id[name]) for name in some[0].claims if name in by_id)
        return f"{' '.join(dict.fromkeys(map(contradicted, some)))} {sides}."

    return tuple(map(told, together(incident.contradictions)))


def sides(record: Record, event: Event, role: str) -> tuple[Side, ...]:
    """The parties of an event in one role."""
    parties = {party.id: party for party in record.parties}
    found: tuple[Sourced[str], ...] = getattr(event, role)
    tolls = [toll for toll in record.tolls if toll.id in event.tolls or toll.event == event.id]
    return tuple(party_side(record, parties.get(one.value), one, tolls) for one in found)


def party_side(record: Record, party: Party | None, read: Sourced[str], tolls: list[Toll]) -> Side:
    """A party as an event tells it; `tolls` are the event's."""
    said, people = words(record, read), people_of(read, tolls)
    if party is None:
        return Side(said or read.value, said, None, people=people)
    return Side(party.name.value, said, party.kind, tuple(role.value for role in party.roles), people)


def people_of(read: Sourced[str], tolls: list[Toll]) -> SubjectKind | None:
    """The kind of people of the first toll whose subject stands in the words for a party."""
    for toll in tolls:
        for start, end in toll.subject.spans if toll.subject else ():
            if any(start < last and first < end for first, last in read.spans):
                return toll.subject_kind
    return None


def report(record: Record) -> Report:
    """What is known of a report."""
    about = record.document
    return Report(about.id, about.publisher, about.published, about.title, about.url)


def story(records: Iterable[Record]) -> dict[str, object]:
    """Who and what is named in the reports, and their language where it is one."""
    some = list(records)
    named = [party for record in some for party in record.parties]
    languages = {record.document.language for record in some}
    return {
        "people": distinct(one.name.value for one in named if one.kind == "person"),
        "organisations": distinct(one.name.value for one in named if one.kind == "organisation"),
        "places": distinct(place.value.name for record in some for place in record.places),
        "language": languages.pop() if len(languages) == 1 else None,
    }


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names, each once."""
    return tuple(dict.fromkeys(names))


def words(record: Record, read: Sourced[object] | Sourced[Where] | Sourced[str]) -> str:
    """The words that a value was read from, on one line."""
    text = record.document.text
    return " ".join(" ".join(text[start:end] for start, end in read.spans).split())


def sentence(record: Record, read: Sourced[str]) -> str:
    """The sentence that a value stands in, on one line."""
    text = record.document.text
    if not read.spans:
        return read.value
    start, end = whole(text, read.spans[0][0])
    return " ".join(text[start:end].split())


def days(when: When | None) -> tuple[date, date] | None:
    """The first and the last day, where both are known."""
    if when is None or not when.first or not when.last:
        return None
    try:
        return date.fromisoformat(when.first[:10]), date.fromisoformat(when.last[:10])
    except ValueError:
        return None


def precise(where: Where) -> str:
    """How well a place is known: a point, near one, a district, a region, wider, a country.

    >>> precise(Where(name="Lisk", kind="city")), precise(Where(name="near Lisk", precision_km=14))
    ('exact', 'near')
    """
    if where.kind in EXACT:
        return "exact"
    if where.kind in WIDE:
        return "country"
    if where.kind in ("district", "region"):
        return where.kind
    return "near" if where.precision_km is not None and where.precision_km <= NEAR_KM else "wide"


def figure(value: float | int | None) -> str:
    """A figure as a cell has it: whole where it is, rounded down where not; empty where not stated.

    >>> figure(14.0), figure(2.5), figure(None)
    ('14', '2', '')
    """
    return "" if value is None or not math.isfinite(value) else str(math.floor(value))


def notes(one: Coded) -> str:
    """All of it in words: the sentences of the reports, who says how many, and what is in dispute."""
    parts = [*one.told]
    parts += [f"Figures: {'; '.join(stated(one))}."] if one.claims else []
    parts += [f"In dispute: {dispute}" for dispute in one.disputes]
    return " ".join(parts)


def stated(one: Coded) -> Iterator[str]:
    """Each figure with who says so, since when, what became of it; those of copies are one with theirs."""
    for claim in one.claims:
        if claim.status == COPIED:
            continue
        about = [claim.outlet or "", (claim.published or "")[:10]]
        about += [claim.status] if claim.status != STANDS else []
        about += [claim.polarity] if claim.polarity not in ("asserted", "negated") else []
        yield f"{side(claim)} ({', '.join(filter(None, about))})"


def uttered(record: Record, said: Attribution) -> str:
    """What is said; of what is denied, or not said, the whole sentence: its words alone would affirm it."""
    if said.negated:
        return sentence(record, said.content)
    return words(record, said.content)
