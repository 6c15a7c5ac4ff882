"""Record -> happenings: which events and tolls of a report belong to one incident, and which to others.

Most reports tell one incident and pass others on the way. The main happening is the first that is news; what
is set on other days or in another place by its own words is a happening of its own, and so is what the
report itself sets apart ("a similar attack", "elsewhere").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct, structs

from ..earth import Point, km
from ..lexicon import load
from ..model import Event, Record, Sourced, Span, Spans, Toll, When, Where
from . import stated
from .sentences import at, sentences
from .shapes import Happening, Stated

HAPPENED = ("accomplished", "attempted", "negated", "unknown")
WIDE = ("country", "state", "region", "continent", "area", "water")
OTHER_SCOPES = ("rate", "aggregate", "background")
EXACT_KM = 60.0  # of a place that can tell two incidents apart
APART_KM = 40.0
NEWS = timedelta(days=7)  # what is news and has no date happened so long ago at most
NEXT_DAY = timedelta(days=1)  # an event may go on into the night
AFTERMATH = timedelta(days=2)  # a toll may be dated by when it was told or rose

Days = tuple[date, date]


class Apart(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that set a sentence apart."""

    words: frozenset[str]
    phrases: tuple[str, ...]


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """Event types, the weightiest first."""

    types: tuple[str, ...]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    apart: Apart
    weight: Weight
    denials: frozenset[str]


class Fact(Struct, frozen=True, kw_only=True):
    """An event with its tolls, or a toll without an event: the least that is told of a happening."""

    place: int
    sentence: int
    event: Event | None = None
    tolls: tuple[Toll, ...] = ()
    when: Sourced[When] | None = None
    where: Sourced[Where] | None = None
    background: bool = False
    apart: bool = False
    news: Days | None = None

    @property
    def weight(self) -> int:
        """How much of an incident it is: a toll counts most, then the type."""
        types = words().weight.types
        kind = self.event.type if self.event else None
        return 20 * bool(self.tolls) + (len(types) - types.index(kind) if kind in types else 0)

    @property
    def aftermath(self) -> bool:
        """Whether it tells what became of people, who may be taken far away: no event, and no dead."""
        return self.event is None and all(toll.category != "killed" for toll in self.tolls)

    @property
    def dated(self) -> bool:
        """Whether the event itself has a time."""
        return self.event is not None and self.event.when is not None

    @property
    def days(self) -> Days | None:
        """The days between which it happened, None where nothing says."""
        return (days(self.when.value) if self.when else None) or self.news

    @property
    def point(self) -> Point | None:
        """Where it happened, None where nothing says it well enough."""
        return point(self.where.value) if self.where else None


def words() -> Words:
    """The lexicon's words."""
    return load("incidents", Words)


def of(record: Record) -> tuple[Happening, ...]:
    """The happenings of a record, the main one first.

    >>> from onrecord.model import Document, MadeWith
    >>> made = MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")
    >>> quiet = Document(id="a", text="Nothing happened.")
    >>> [found.bare for found in of(Record(document=quiet, made_with=made))]
    [True]
    """
    cut = sentences(record.document.text)
    facts = told(record, cut)
    if not facts:
        return bare(record, cut)
    main = dated(ranked(facts)[0], record.document.published)
    groups = grouped(main, [main if fact.place == main.place else fact for fact in facts])
    shares = shared_out(cut, groups)
    return tuple(
        happening(record, cut, number, group, share)
        for number, (group, share) in enumerate(zip(groups, shares, strict=True))
    )


def bare(record: Record, cut: tuple[Span, ...]) -> tuple[Happening, ...]:
    """The happening of a report in which no event and no toll was read."""
    told = joined(cut, set(range(len(cut))))
    return (structs.replace(outline(record, 0, told), bare=True),) if told else ()


def outline(record: Record, number: int, told: Spans) -> Happening:
    """A happening as its report and the names in its sentences have it."""
    return Happening(
        document=record.document.id,
        number=number,
        told=record.document.published,
        outlet=record.document.publisher,
        told_in=told,
        people=people(record, told),
        places=places(record, told),
        countries=countries(record, told),
        divisions=divisions(record, told),
    )


def ranked(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by how likely they are what a report is about: news before background, weight, then place."""
    return sorted(facts, key=lambda fact: (fact.background or fact.apart, -min(fact.weight, 20), fact.place))


def dated(main: Fact, published: str | None) -> Fact:
    """The main fact, where nothing dates it as news of the days before publication."""
    if main.days or published is None:
        return main
    last = date.fromisoformat(published[:10])
    return structs.replace(main, news=(last - NEWS, last))


def told(record: Record, cut: tuple[Span, ...]) -> list[Fact]:
    """The facts of a record in the order of the text."""
    by_event: dict[str | None, list[Toll]] = {}
    for toll in record.tolls:
        by_event.setdefault(toll.event, []).append(toll)
    known = {event.id for event in record.events}
    facts = [
        of_event(record, cut, event, tuple(by_event.get(event.id, ())))
        for event in record.events
        if event.status in HAPPENED
    ]
    kept = {fact.event.id for fact in facts if fact.event}
    loose = [toll for toll in record.tolls if toll.event not in known or toll.event not in kept]
    facts += [
        of_toll(record, cut, toll) for toll in loose if toll.polarity not in ("hypothetical", "projected")
    ]
    return sorted(facts, key=lambda fact: fact.place)


def of_event(record: Record, cut: tuple[Span, ...], event: Event, tolls: tuple[Toll, ...]) -> Fact:
    """The fact of an event and its tolls."""
    place = event.trigger.spans[0][0]
    whens = [event.when, *(toll.when for toll in tolls)]
    wheres = [event.where, *(toll.where for toll in tolls)]
    return Fact(
        place=place,
        sentence=at(cut, place),
        event=event,
        tolls=tolls,
        when=next((when for when in whens if when), None),
        where=next((where for where in wheres if where), None),
        background=event.background,
        apart=set_apart(record.document.text, cut, place),
    )


def of_toll(record: Record, cut: tuple[Span, ...], toll: Toll) -> Fact:
    """The fact of a toll without an event."""
    place = toll.count.spans[0][0]
    return Fact(
        place=place,
        sentence=at(cut, place),
        tolls=(toll,),
        when=toll.when,
        where=toll.where,
        background=toll.scope in OTHER_SCOPES,
        apart=set_apart(record.document.text, cut, place),
    )


def set_apart(text: str, cut: tuple[Span, ...], place: int) -> bool:
    """Whether the sentence around a place says that it is about something else."""
    start, end = cut[at(cut, place)]
    sentence = text[start:end].lower()
    apart = words().apart
    return any(word.strip("().,;:“”'\"") in apart.words for word in sentence.split()) or any(
        phrase in sentence for phrase in apart.phrases
    )


def grouped(main: Fact, facts: list[Fact]) -> list[list[Fact]]:
    """The facts of the main happening, then those of each other one."""
    groups = [[main]]
    for fact in facts:
        if fact is main:
            continue
        home = next((group for group in groups if belongs(fact, group, is_main=group is groups[0])), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [sorted(group, key=lambda fact: fact.place) for group in groups]


def belongs(fact: Fact, group: list[Fact], *, is_main: bool) -> bool:
    """Whether a fact is of a happening: nothing sets it apart; of others, only where all stands together."""
    if any(disjoint(fact, other) or remote(fact, other) for other in group):
        return False
    aside = fact.background or fact.apart
    if is_main:
        return not aside
    last = group[-1]
    return aside and last.sentence <= fact.sentence <= last.sentence + 1


def disjoint(one: Fact, other: Fact) -> bool:
    """Whether two facts are set on other days; a toll may be told of some days later."""
    first, second = sorted((one.days, other.days), key=lambda found: found or (date.min, date.min))
    if first is None or second is None:
        return False
    gap = second[0] - first[1]
    return gap > (NEXT_DAY if one.dated and other.dated else AFTERMATH)


def remote(one: Fact, other: Fact) -> bool:
    """Whether two facts are set in places far from each other."""
    if one.point is None or other.point is None or one.aftermath or other.aftermath:
        return False
    return km(one.point, other.point) > APART_KM


def days(when: When) -> Days | None:
    """The first and last day of a time."""
    if when.first is None or when.last is None:
        return None
    try:
        return date.fromisoformat(when.first), date.fromisoformat(when.last)
    except ValueError:  # a year before 1 or after 9999
        return None


def point(where: Where) -> Point | None:
    """The point of a place that is small enough to tell incidents apart."""
    if where.latitude is None or where.longitude is None or (where.precision_km or 0) > EXACT_KM:
        return None
    return where.latitude, where.longitude


def shared_out(cut: tuple[Span, ...], groups: list[list[Fact]]) -> list[Spans]:
    """The sentences of each group: its facts', and for the main one all that no other claims."""
    own = [{fact.sentence for fact in group} for group in groups]
    others = set().union(*own[1:]) - own[0]
    rest = set(range(len(cut))) - others
    return [joined(cut, of) for of in (rest, *own[1:])]


def joined(cut: tuple[Span, ...], numbers: set[int]) -> Spans:
    """Sentences by number as spans, neighbours as one."""
    spans: list[Span] = []
    for number in sorted(numbers):
        start, end = cut[number]
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def inside(spans: Spans, told: Spans) -> bool:
    """Whether one of some spans stands in what is told."""
    return any(low <= start < high for start, _ in spans for low, high in told)


def people(record: Record, told: Spans) -> tuple[str, ...]:
    """The names of the people who are mentioned in what is told."""
    persons = (party for party in record.parties if party.kind == "person")
    return tuple(party.name.value for party in persons if inside((*party.name.spans, *party.mentions), told))


def places(record: Record, told: Spans) -> tuple[str, ...]:
    """The places below a region that are named in what is told, as written."""
    text = record.document.text
    small = (place for place in record.places if place.value.kind not in WIDE)
    return tuple(
        dict.fromkeys(
            text[start:end] for place in small for start, end in place.spans if inside(((start, end),), told)
        )
    )


def denied(record: Record, events: list[Event]) -> bool:
    """Whether somebody in a report says of what was done that it was not, or that it was not them."""
    refusing = {
        said.id
        for said in record.attributions
        if said.cue and not words().denials.isdisjoint(said.cue.value.lower().split())
    }
    return any(
        event.type == "ASSAULT"
        and (event.said_in in refusing or (event.said_in and event.status == "negated" and event.actors))
        for event in events
    )


def countries(record: Record, told: Spans) -> tuple[str, ...]:
    """The countries that are named in what is told."""
    named = (place.value for place in record.places if inside(place.spans, told))
    return tuple(sorted({where.country for where in named if where.kind == "country" and where.country}))


def divisions(record: Record, told: Spans) -> tuple[str, ...]:
    """The first-order divisions of the places that are named in what is told, behind their countries."""
    named = (place.value for place in record.places if inside(place.spans, told))
    return tuple(sorted({f"{where.country} {where.admin1}" for where in named if where.admin1}))


def figures(record: Record, cut: tuple[Span, ...], facts: list[Fact]) -> tuple[Stated, ...]:
    """What is stated of the tolls of some facts, in the order of the text."""
    found = (one for fact in facts for toll in fact.tolls for one in stated.of(record, cut, toll))
    return tuple(sorted(found, key=lambda one: one.count.spans[0]))


def happening(
    record: Record, cut: tuple[Span, ...], number: int, facts: list[Fact], told: Spans
) -> Happening:
    """The happening of some facts of a record, told in some of its sentences."""
    main = ranked(facts)[0]
    events = [fact.event for fact in facts if fact.event]
    kinds = [fact.event.type for fact in (main, *facts) if fact.event and (fact is main or not main.tolls)]
    when = next((fact.when for fact in ranked(facts) if fact.when and fact.days), main.when)
    span = days(when.value) if when else None
    wheres = {fact.where.value: fact.where for fact in ranked(facts) if fact.where}
    return structs.replace(
        outline(record, number, told),
        type=kinds[0] if kinds else None,
        events=tuple(event.id for event in events),
        when=when,
        where=tuple(wheres.values()),
        first=span[0].isoformat() if span else None,
        last=span[1].isoformat() if span else None,
        stated=figures(record, cut, facts),
        background=number > 0 or all(fact.background or fact.apart for fact in facts),
        denied=denied(record, events),
    )
