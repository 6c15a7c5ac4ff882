"""Characters of a report that something was read from: for formats that mark up text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..model import Attribution, Event, Record, Sourced, Spans, Toll


class Mark(NamedTuple):
    """Characters and what they are: the item, the field of it that they are the words of, a label.

    `main` marks tell the item itself, the others a role in it (who says it, who is hit).
    """

    part: str
    item: str
    field: str
    label: str
    spans: Spans
    main: bool


LAYERS = (
    "time", "place", "hedge", "party", "source", "cue", "content", "addressee", "event", "actor",
    "recipient", "instrument", "toll", "toll_cue", "toll_subject",
)  # fmt: skip
"""The layers that marks lie in: a mark's layer is what it is called in formats with one tag a column."""


def layer(mark: Mark) -> str:
    """The layer of a mark.

    >>> layer(Mark("tolls", "t1", "cue", "cue", ((0, 1),), False))
    'toll_cue'
    """
    if mark.part == "tolls":
        return "toll" if mark.main else f"toll_{mark.field}"
    singular = {"times": "time", "places": "place", "hedges": "hedge", "parties": "party"}
    if mark.part in singular:
        return singular[mark.part]
    if mark.part == "events":
        return {"trigger": "event", "mentions": "event"}.get(mark.field, mark.field.removesuffix("s"))
    return mark.field


def marks(record: Record) -> Iterator[Mark]:
    """All marks of a record, kind by kind, in the order of its items."""
    for part in ("times", "places", "hedges"):
        for at, found in enumerate(getattr(record, part)):
            yield Mark(part, str(at), "value", label(part, found), found.spans, True)
    for party in record.parties:
        yield Mark("parties", party.id, "name", party.kind, party.mentions or party.name.spans, True)
    for said in record.attributions:
        yield from attribution(said)
    for event in record.events:
        yield from of_event(event)
    for toll in record.tolls:
        yield from of_toll(toll)


def label(part: str, found: Sourced[Any]) -> str:
    """What a time, a place or a hedge is in a word."""
    field = {"times": "type", "places": "kind", "hedges": "scale"}[part]
    return str(getattr(found.value, field) or "unknown")


def attribution(said: Attribution) -> Iterator[Mark]:
    """The marks of a statement."""
    yield Mark("attributions", said.id, "content", said.manner, said.content.spans, True)
    yield from role("attributions", said.id, "source", said.source)
    yield from role("attributions", said.id, "cue", said.cue)
    yield from role("attributions", said.id, "addressee", said.addressee)


def of_event(event: Event) -> Iterator[Mark]:
    """The marks of an event."""
    yield Mark("events", event.id, "trigger", event.type, event.trigger.spans, True)
    if event.mentions:
        yield Mark("events", event.id, "mentions", event.type, event.mentions, False)
    for name in ("actors", "recipients", "instruments"):
        for one in getattr(event, name):
            yield from role("events", event.id, name, one)


def of_toll(toll: Toll) -> Iterator[Mark]:
    """The marks of a toll."""
    yield Mark("tolls", toll.id, "count", toll.category, toll.count.spans, True)
    yield from role("tolls", toll.id, "cue", toll.cue)
    yield from role("tolls", toll.id, "subject", toll.subject)


def role(part: str, item: str, field: str, found: Sourced[Any] | None) -> Iterator[Mark]:
    """The mark of a role, where there is one that has characters."""
    if found is not None and found.spans:
        yield Mark(part, item, field, field.removesuffix("s"), found.spans, False)
