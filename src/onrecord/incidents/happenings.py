"""Record -> happenings: what a report tells of one incident, and what of others.

Most reports tell one incident and pass others on the way; a roundup tells one in each of its sections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, structs

from ..lexicon import load
from ..model import Attribution, Category, Event, Record, Span, Spans, SubjectKind
from . import grouping, stated
from .counts import named
from .facts import Fact, days, told
from .hazards import hazard
from .sections import sections
from .sentences import at, sentences
from .shapes import Happening, Stated
from .words import words as words_of

BEGINNING = 2
"""Words of what is denied among which one tells that it is what others say: "the reports of a strike"."""
WIDE = ("country", "state", "region", "continent", "area", "water")


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    denials: frozenset[str]
    deeds: frozenset[str]
    tales: frozenset[str]


class Part(NamedTuple):
    """Facts of a record that are of one happening, and the sentences that tell it; `aside`: in passing."""

    facts: list[Fact]
    told: Spans
    aside: bool


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
    cuts, published = sections(record.document.text), record.document.published
    facts = told(record, cut, cuts)
    parts = [part for section in cuts for part in parts_of(facts, published, cut, section)]
    found = [happening(record, cut, number, part) for number, part in enumerate(parts)]
    found = [one for one in found if one.events or one.stated or not one.background]
    return tuple(found) or bare(record, cut)


def parts_of(
    facts: list[Fact], published: str | None, cut: tuple[Span, ...], section: Span
) -> Iterator[Part]:
    """The parts that a section of a report tells, the main one first."""
    start, end = section
    here = [fact for fact in facts if start <= fact.place < end]
    if not here:
        return
    groups = grouping.groups(here, published)
    numbers = {number for number, (low, _) in enumerate(cut) if start <= low < end}
    own = [{fact.sentence for fact in group} for group in groups]
    others = set().union(*own[1:]) - own[0]
    for number, (group, these) in enumerate(zip(groups, (numbers - others, *own[1:]), strict=True)):
        yield Part(group, joined(cut, these), aside=number > 0)


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


def denied(record: Record, events: list[Event], told: Spans) -> bool:
    """Whether somebody in a report says of what was done that it was not, or that it was not them."""
    refusing = [
        said
        for said in record.attributions
        if said.cue and not words().denials.isdisjoint(said.cue.value.lower().split())
    ]
    names = {said.id for said in refusing}
    return any(inside(said.content.spans, told) and of_a_deed(said) for said in refusing) or any(
        event.type == "ASSAULT"
        and (event.said_in in names or (event.said_in and event.status == "negated" and event.actors))
        for event in events
    )


def of_a_deed(said: Attribution) -> bool:
    """Whether a violent deed is denied, and not what others say of it: "denied shelling the town"."""
    content = [word.text for word in words_of(said.content.value)]
    return words().tales.isdisjoint(content[:BEGINNING]) and not words().deeds.isdisjoint(content)


def countries(record: Record, told: Spans) -> tuple[str, ...]:
    """The countries that are named in what is told."""
    named = (place.value for place in record.places if inside(place.spans, told))
    return tuple(sorted({where.country for where in named if where.kind == "country" and where.country}))


def divisions(record: Record, told: Spans) -> tuple[str, ...]:
    """The first-order divisions of the places that are named in what is told, behind their countries."""
    named = (place.value for place in record.places if inside(place.spans, told))
    return tuple(sorted({f"{where.country} {where.admin1}" for where in named if where.admin1}))


def counted(text: str, told: Spans) -> Counter[str]:
    """How often each word stands in what is told."""
    return Counter(word.text for start, end in told for word in words_of(text[start:end]))


def figures(record: Record, cut: tuple[Span, ...], part: Part) -> tuple[Stated, ...]:
    """What is stated of the tolls of a part, in the order of the text.

    What a country or a year has counted is of no incident that is told in passing.
    """
    found = [one for fact in part.facts for toll in fact.tolls for one in stated.of(record, cut, toll)]
    found = [one for one in found if not (part.aside and one.wider and one.scope == "cumulative")]
    found.sort(key=lambda one: one.count.spans[0])
    parts = shares(found, cut)
    return tuple(
        structs.replace(one, partial=True) if number in parts else one for number, one in enumerate(found)
    )


def shares(found: Sequence[Stated], cut: tuple[Span, ...]) -> set[int]:
    """The numbers of the figures of one sentence that add up to one told elsewhere: 19 here, 12 there."""
    counts = [named(one.count.value) for one in found]
    told = Counter((one.category, count) for one, count in zip(found, counts, strict=True))
    together: dict[tuple[int, Category, SubjectKind], list[int]] = {}
    for number, one in enumerate(found):
        if not one.overtaken:
            key = (at(cut, one.count.spans[0][0]), one.category, one.subject_kind)
            together.setdefault(key, []).append(number)
    parts: set[int] = set()
    for (_, category, _), here in together.items():
        total = sum(counts[number] or 0 for number in here)
        elsewhere = told[category, total] - sum(counts[number] == total for number in here)
        if len(here) > 1 and elsewhere:
            parts.update(here)
        largest = max(here, key=lambda number: counts[number] or 0)
        if len(here) > 2 and total == 2 * (counts[largest] or 0):  # the whole and its parts
            parts.update(number for number in here if number != largest)
    return parts


def happening(record: Record, cut: tuple[Span, ...], number: int, part: Part) -> Happening:
    """The happening that a part of a record tells."""
    ranked = grouping.ranked(part.facts)
    main, events = ranked[0], [fact.event for fact in part.facts if fact.event]
    kinds = [
        fact.event.type for fact in (main, *part.facts) if fact.event and (fact is main or not main.tolls)
    ]
    when = next((fact.when for fact in ranked if fact.when and fact.days), main.when)
    span = days(when.value) if when else None
    deed = any(fact.dates_a_deed for fact in part.facts if fact.when == when)
    wheres = {fact.where.value: fact.where for fact in ranked if fact.where}
    return structs.replace(
        outline(record, number, part.told),
        type=kinds[0] if kinds else None,
        hazard=hazard(counted(record.document.text, part.told)),
        events=tuple(event.id for event in events),
        when=when,
        where=tuple(wheres.values()),
        first=span[0].isoformat() if span else None,
        last=span[1].isoformat() if span else None,
        deed=deed,
        stated=figures(record, cut, part),
        background=part.aside or all(fact.aside for fact in part.facts),
        denied=denied(record, events, part.told),
    )
