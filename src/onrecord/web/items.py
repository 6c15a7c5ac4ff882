"""The items of a record as a page lists them: in the order of the text, each with a line in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..archive.corrections import anchor, name_of
from ..export.terminal import words
from ..export.terminal.names import Names
from ..export.terminal.safe import line
from ..model import ANCHORS, Attribution, Event, Likelihood, Party, Record, Sourced, Spans, Toll, When, Where

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


def key_of(part: str, name: str) -> str:
    """An item's name in addresses.

    >>> key_of("tolls", "t1")
    'tolls.t1'
    """
    return f"{part}.{name}"


def named_by(key: str) -> tuple[str, str]:
    """The part and id that an address names; the id is empty where it names none.

    >>> named_by("tolls.t1"), named_by("")
    (('tolls', 't1'), ('', ''))
    """
    part, _, name = key.partition(".")
    return part, name


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
        return key_of(self.part, self.id)


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
