"""How the items of a record hang together: speaker, words, toll, event, place - both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Attribution, Event, Record, Toll


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
