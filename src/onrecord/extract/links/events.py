"""Which event a toll belongs to: by its cue, else by the nearest fitting event of the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from spacy.tokens import Doc

from ...lexicon import load
from ...model import Event, Spans, Toll

UNREAL = ("hypothetical", "projected")
WIDE = ("cumulative", "rate", "background", "aggregate")
"""Counts of what did not happen or happened more than once: an event has them by its own word alone."""


class LinkWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/links.toml."""

    at_place: frozenset[str]
    descriptions: dict[str, frozenset[str]]
    events: dict[str, list[str]]


def joined(doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> tuple[list[Toll], list[Event]]:
    """Tolls with their events and events with their tolls; each lends the other its place and time."""
    starts = [sent.start_char for sent in doc.sents]
    nearby: dict[int, list[Event]] = {}
    for event in events:
        for at in (*event.trigger.spans, *event.mentions):
            nearby.setdefault(bisect_right(starts, at[0]), []).append(event)
    chosen: dict[str, str] = {}
    for toll in tolls:
        here = nearby.get(bisect_right(starts, toll.count.spans[0][0]), [])
        if own := event_of(toll, here):
            chosen[toll.id] = own.id
    inherit(tolls, chosen)
    by_id = {event.id: event for event in events}
    linked = [belonging(toll, by_id.get(chosen.get(toll.id, ""))) for toll in tolls]
    return linked, with_tolls(events, linked)


def inherit(tolls: Sequence[Toll], chosen: dict[str, str]) -> None:
    """Give the part of a toll the event of its whole."""
    for toll in tolls:
        if toll.part_of in chosen:
            chosen.setdefault(toll.id, chosen[toll.part_of])


def event_of(toll: Toll, here: Sequence[Event]) -> Event | None:
    """The event a toll was counted of, among those of its sentence; None where none fits."""
    cue = toll.cue.spans if toll.cue else ()
    same = next((event for event in here if touches(cue, (*event.trigger.spans, *event.mentions))), None)
    if same or toll.polarity in UNREAL or toll.scope in WIDE:
        return same
    fitting = load("links", LinkWords).events.get(toll.category, [])
    near = [
        (fitting.index(event.type), distance(toll.count.spans, event.trigger.spans), index)
        for index, event in enumerate(here)
        if event.type in fitting
    ]
    return here[min(near)[2]] if near else None


def touches(left: Spans, right: Spans) -> bool:
    """Whether two lists of spans share a character."""
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def distance(left: Spans, right: Spans) -> int:
    """How many characters lie between two places of the text."""
    return max(0, max(left[0][0], right[0][0]) - min(left[-1][1], right[-1][1]))


def belonging(toll: Toll, event: Event | None) -> Toll:
    """A toll with its event, and the event's time and place where it has none of its own."""
    if event is None:
        return toll
    return replace(toll, event=event.id, when=toll.when or event.when, where=toll.where or event.where)


def with_tolls(events: Sequence[Event], tolls: Sequence[Toll]) -> list[Event]:
    """Events with their tolls, and their time and place where they have none of their own."""
    counted: dict[str | None, list[Toll]] = {}
    for toll in tolls:
        counted.setdefault(toll.event, []).append(toll)
    found = []
    for event in events:
        own = counted.get(event.id, [])
        when = event.when or next((toll.when for toll in own if toll.when), None)
        where = event.where or next((toll.where for toll in own if toll.where), None)
        found.append(replace(event, tolls=tuple(toll.id for toll in own), when=when, where=where))
    return found
