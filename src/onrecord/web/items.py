"""The items of a record as a page lists them: in the order of the text, each with a line in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..archive.corrections import ANCHORS, anchor, name_of
from ..export.terminal import words
from ..export.terminal.names import Names
from ..export.terminal.safe import line
from ..model import Attribution, Event, Likelihood, Party, Record, Sourced, Spans, Toll, When, Where

PARTS = ("attributions", "tolls", "events", "times", "places", "hedges", "parties")
HEADINGS = {
    "attributions": "Statements",
    "tolls": "Tolls",
    "events": "Events",
    "times": "Times",
    "places": "Places",
    "hedges": "How sure",
    "parties": "People and organisations",
}
ONE = {
    "attributions": "Statement",
    "tolls": "Toll",
    "events": "Event",
    "times": "Time",
    "places": "Place",
    "hedges": "Hedge",
    "parties": "Party",
}
"""What one item of a part is called."""
TYPES = (("attributions", Attribution), ("tolls", Toll), ("events", Event), ("parties", Party))
"""The parts whose items have several fields."""
LONGEST = 90


class Item(NamedTuple):
    """An item: its number on the page, what it is called there, where it stands, how sure its reader is."""

    number: int
    part: str
    id: str
    label: str
    note: str
    spans: Spans
    sure: float | None
    by: str

    @property
    def key(self) -> str:
        """The item's name in addresses."""
        return f"{self.part}.{self.id}"


class Line(NamedTuple):
    """What is said of an item at a glance: of most, something in bold and something beside it."""

    label: str
    note: str = ""


def items(record: Record) -> list[Item]:
    """The items of a record in the order of the text, the outer before the inner."""
    names = Names(record)
    found = [
        (anchor(one, part), part, at, one) for part in PARTS for at, one in enumerate(getattr(record, part))
    ]
    found.sort(key=lambda item: (item[0][0][0], -item[0][-1][1]) if item[0] else (0, 0))
    return [
        made(number, part, name_of(record, part, at), one, spans, names)
        for number, (spans, part, at, one) in enumerate(found)
    ]


def made(number: int, part: str, name: str, one: Any, spans: Spans, names: Names) -> Item:  # noqa: ANN401, PLR0917
    """One item."""
    told = LINES[part](one, names)
    read = anchored(one)
    return Item(number, part, name, told.label, told.note, spans, read.confidence, read.by)


def anchored(item: Any) -> Sourced[Any]:  # noqa: ANN401 - an item of any part
    """The field of an item that tells who read it, and how sure."""
    if isinstance(item, Sourced):
        return item
    part = next(part for part, kind in TYPES if isinstance(item, kind))
    read: Sourced[Any] = getattr(item, ANCHORS[part])
    return read


def of_statement(one: Attribution, names: Names) -> Line:
    """Who said what."""
    return Line(line(one.content.value, LONGEST), names.speaker(one))


def of_toll(one: Toll, names: Names) -> Line:
    """How many of whom, according to whom."""
    return Line(
        f"{words.count(one.count.value)} {line(words.whom(one), 40)} {words.category(one)}",
        names.according_to(one),
    )


def of_event(one: Event, names: Names) -> Line:
    """What happened, who did it to whom."""
    status = words.STATUS.get(one.status, one.status)
    who, whom = line(names.all(one.actors), 40), line(names.all(one.recipients), 40)
    parts = filter(None, (one.type.lower(), f"{who or '?'} → {whom or '?'}" if who or whom else "", status))
    return Line(line(one.trigger.value, 40), " · ".join(parts))


def of_time(one: Sourced[When], names: Names) -> Line:
    """The words for a time and the days they stand for."""
    return Line(line(names.text(one.spans), 40), words.when(one.value))


def of_place(one: Sourced[Where], names: Names) -> Line:
    """A place and where it lies."""
    where = one.value
    return Line(
        line(where.name, 40),
        ", ".join(filter(None, (where.country, words.coordinates(where)))) or "not located",
    )


def of_hedge(one: Sourced[Likelihood], names: Names) -> Line:
    """How sure somebody is."""
    return Line(line(names.text(one.spans), 40), words.likelihood(one.value))


def of_party(one: Party, names: Names) -> Line:
    """Who or what it is."""
    return Line(line(one.name.value, 40), one.kind)


LINES: dict[str, Any] = {
    "attributions": of_statement,
    "tolls": of_toll,
    "events": of_event,
    "times": of_time,
    "places": of_place,
    "hedges": of_hedge,
    "parties": of_party,
}


class Link(NamedTuple):
    """How an item hangs together with another one."""

    words: str
    part: str
    id: str


def links(record: Record, part: str, name: str) -> list[Link]:
    """The items that an item names, and those that name it: speaker, quote, toll, place."""
    found = [
        link if (there := (of_part, of_id)) == (part, name) else Link(BACK[link.words], *there)
        for of_part, of_id, link in named(record)
        if (part, name) in ((of_part, of_id), (link.part, link.id))
    ]
    return list(dict.fromkeys(found))


BACK = {
    "said by": "says",
    "said in": "in these words",
    "of the event": "toll",
    "part of": "of these",
    "when": "when of",
    "where": "where of",
    "who did it": "did",
    "to whom": "suffered",
    "how sure": "covers",
    "member of": "member",
    "hedged by": "hedges",
}
"""What a link is called from its other end."""


def named(record: Record) -> Iterator[tuple[str, str, Link]]:
    """Every link: the part and id of the item that names another one."""
    for at, hedge in enumerate(record.hedges):
        if hedge.value.holder:
            yield "hedges", str(at), Link("hedged by", "parties", hedge.value.holder)
    for party in record.parties:
        if party.member_of:
            yield "parties", party.id, Link("member of", "parties", party.member_of)
    at_times = {one.spans: str(at) for at, one in enumerate(record.times)}
    at_places = {one.spans: str(at) for at, one in enumerate(record.places)}
    for part in ("attributions", "events", "tolls"):
        for one in getattr(record, part):
            yield from ((part, one.id, found) for found in own(one))
            if one.said_in:
                yield part, one.id, Link("said in", "attributions", one.said_in)
            if one.certainty is not None:
                yield part, one.id, Link("how sure", "hedges", str(one.certainty))
            if one.when and one.when.spans in at_times:
                yield part, one.id, Link("when", "times", at_times[one.when.spans])
            if one.where and one.where.spans in at_places:
                yield part, one.id, Link("where", "places", at_places[one.where.spans])


def own(one: Attribution | Event | Toll) -> Iterator[Link]:
    """The links that only statements of a kind have."""
    if isinstance(one, Attribution) and one.speaker:
        yield Link("said by", "parties", one.speaker)
    if isinstance(one, Toll) and one.event:
        yield Link("of the event", "events", one.event)
    if isinstance(one, Toll) and one.part_of:
        yield Link("part of", "tolls", one.part_of)
    if isinstance(one, Event):
        yield from (Link("who did it", "parties", actor.value) for actor in one.actors)
        yield from (Link("to whom", "parties", party.value) for party in one.recipients)
