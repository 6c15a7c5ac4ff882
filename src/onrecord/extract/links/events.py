"""Which event a toll belongs to: by its cue, else by the nearest fitting event of the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace
from spacy.tokens import Doc

from ...language import written
from ...lexicon import load
from ...model import Event, Sourced, Spans, Toll, Where
from .reasons import Reasons

UNREAL = ("hypothetical", "projected")
WIDE = ("cumulative", "rate", "background", "aggregate")
"""Counts of what did not happen or happened more than once: an event has them by its own word alone."""
NEAREST = 8  # events of a sentence looked at to either side of a toll: only endless lists have more


class LinkWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/links.toml."""

    at_place: frozenset[str]
    to_place: frozenset[str]
    comparing: frozenset[str]
    elsewhere: frozenset[str]
    borders: frozenset[str]
    with_border: frozenset[str]
    apart: frozenset[str]
    lengths: frozenset[str]
    long: frozenset[str]
    alleging: frozenset[str]
    about: frozenset[str]
    locals: frozenset[str]
    bearings: frozenset[str]
    nearby: frozenset[str]
    trying: frozenset[str]
    tried_for: frozenset[str]
    bringing: frozenset[str]
    occurring: frozenset[str]
    descriptions: dict[str, frozenset[str]]
    events: dict[str, list[str]]


def joined(doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> tuple[list[Toll], list[Event]]:
    """Tolls with their events and events with their tolls; each lends the other its place and time."""
    near = Near(doc, events)
    chosen = {toll.id: own.id for toll in tolls if (own := event_of(toll, near.around(anchors(toll))))}
    events = inherit(tolls, chosen, events)
    by_id = {event.id: event for event in events}
    linked = [belonging(toll, by_id.get(chosen.get(toll.id, ""))) for toll in tolls]
    return linked, with_tolls(events, linked)


class Near:
    """The events of a report by the places of their triggers, sentence by sentence."""

    def __init__(self, doc: Doc, events: Iterable[Event]) -> None:
        self.starts = [sent.start_char for sent in doc.sents]
        placed = ((start, event) for event in events for start, _ in (*event.trigger.spans, *event.mentions))
        self.placed = sorted(placed, key=lambda one: (one[0], one[1].id))
        self.at = [start for start, _ in self.placed]
        page = written.of(doc)
        self.reasons = Reasons(page.lowers, written.marked(doc).tags, page.ordered.starts, self.starts)

    def around(self, spans: Spans) -> list[Event]:
        """The events of the sentences in which some spans begin, those nearest to them, each once.

        None that is a protest at what the spans tell.
        """
        found: dict[str, Event] = {}
        for start, _ in spans:
            number = bisect_right(self.starts, start)
            low = self.starts[number - 1] if number else 0
            high = self.starts[number] if number < len(self.starts) else None
            middle = bisect_left(self.at, start)
            for at, event in self.placed[max(0, middle - NEAREST) : middle + NEAREST]:
                protest = event.type == "PROTEST" and self.reasons.parts(start, at)
                if at >= low and (high is None or at < high) and not protest:
                    found.setdefault(event.id, event)
        return list(found.values())


def anchors(toll: Toll) -> Spans:
    """Where a toll stands: its count and its cue."""
    return (*toll.count.spans, *(toll.cue.spans if toll.cue else ()))


def inherit(tolls: Sequence[Toll], chosen: dict[str, str], events: Sequence[Event]) -> list[Event]:
    """Give the part of a toll the event of its whole; an event that only tells a part is a mention of it."""
    by_id = {event.id: event for event in events}
    same: dict[str, str] = {}
    for toll in tolls:
        whole = chosen.get(toll.part_of or "")
        whole = same.get(whole or "", whole)
        own = chosen.setdefault(toll.id, whole) if whole else None
        if whole and own in by_id and own != whole and tells_part(by_id[own], toll, by_id[whole]):
            by_id[whole] = taken_in(by_id[whole], by_id.pop(own))
            same[own] = whole
    chosen.update({name: same[event] for name, event in chosen.items() if event in same})
    return list(by_id.values())


def tells_part(event: Event, toll: Toll, whole: Event) -> bool:
    """Whether an event is no more than the cue of a toll: "was killed" in what tells of one victim."""
    cue = toll.cue.spans if toll.cue else ()
    return event.type == whole.type and touches(cue, event.trigger.spans) and not event.actors


def all_mentions(event: Event, other: Event) -> Spans:
    """The mentions of an event with all words of another that is the same, or a part of it."""
    return tuple(sorted({*event.mentions, *other.trigger.spans, *other.mentions}))


def taken_in(whole: Event, part: Event) -> Event:
    """An event with the words of one that tells a part of it."""
    known = {one.value for one in whole.recipients}
    added = tuple(one for one in part.recipients if one.value not in known)
    return replace(whole, mentions=all_mentions(whole, part), recipients=whole.recipients + added)


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
        if event.type in fitting and event.status != "negated"
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
    return replace(toll, event=event.id, when=toll.when or event.when, where=finer(toll.where, event.where))


def finer(own: Sourced[Where] | None, other: Sourced[Where] | None) -> Sourced[Where] | None:
    """A statement's own place; another's where that lies in it: "in Lisk, the worst attack in [Karvia]"."""
    if own is None or other is None:
        return own or other
    large, small = own.value, other.value
    if large.kind != "country" or small.kind == "country" or large.country != small.country:
        return own
    return other


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
