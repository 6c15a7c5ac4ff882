"""Links fields to each other: said_in, certainty, when, where, tolls and events, party ids."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from ... import doc as read
from ...model import Attribution, Event, Toll
from . import actors, episodes, events, freed, mishaps, outcomes, retold, suffered, voice
from .setting import Setting


def link(doc: Doc) -> None:
    """Replace attributions, events and tolls on the Doc by their linked forms."""
    said, tolls, happened = told(doc)
    happened = episodes.parted(doc, happened)
    hedges = read.hedges(doc)
    read.put(doc, "attributions", voice.hedged(said, hedges))
    read.put(doc, "tolls", voice.hedged(tolls, hedges))
    read.put(doc, "events", voice.hedged(happened, hedges))


def told(doc: Doc) -> tuple[list[Attribution], list[Toll], list[Event]]:
    """Attributions, tolls and events, linked to each other, before it is told which are of one incident."""
    said = voice.nested(voice.spoken(read.attributions(doc), read.events(doc)))
    voices = voice.Voices(said)
    setting = Setting(doc, voices)
    tolls = wholes([setting.toll(toll) for toll in voice.heard(read.tolls(doc), voices)])
    happened = actors.identified(voice.heard(read.events(doc), voices), read.parties(doc))
    happened = freed.settled(doc.text, happened)
    happened = [setting.event(event) for event in happened]
    tolls, happened = events.joined(doc, tolls, happened)
    tolls, happened = retold.joined(doc, tolls, happened)
    tolls, happened = outcomes.joined(doc, tolls, happened)
    tolls, happened = suffered.joined(doc, tolls, happened)
    tolls, happened = mishaps.settled(doc, tolls, happened, setting)
    return said, tolls, happened


def wholes(tolls: Sequence[Toll]) -> list[Toll]:
    """Tolls without the places of their parts: "killed 73 people, 40 of them in Lisk"."""
    first: dict[str, Toll] = {}
    for toll in tolls:
        if toll.part_of and toll.where:
            first.setdefault(toll.part_of, toll)
    return [replace(toll, where=None) if is_of_part(toll, first.get(toll.id)) else toll for toll in tolls]


def is_of_part(toll: Toll, part: Toll | None) -> bool:
    """Whether the place of a toll stands behind the number of its first part."""
    if part is None or toll.where is None or part.where is None:
        return False
    return toll.where.spans == part.where.spans and toll.where.spans[0][0] > part.count.spans[0][0]
