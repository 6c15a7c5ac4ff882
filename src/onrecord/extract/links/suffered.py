"""Tolls whose own sentence tells of no deed, but which count those whom a deed hit elsewhere.

"Gunmen shot Ana Orel on Monday. The minister regretted the death of Ana Orel": the second sentence's toll is
of the first one's deed.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ... import doc as read
from ...doc import Mentions
from ...model import Event, Toll
from .events import UNREAL, WIDE, belonging, with_tolls
from .outcomes import SUFFERED, is_apart
from .retold import KILLING, REAL, STEM

NEAR = 4  # deeds done to one party: of more, which of them a toll is of cannot be told


def joined(doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> tuple[list[Toll], list[Event]]:
    """Tolls and events, with each toll of no deed as one of the only deed done to those it counts."""
    mentions = Mentions(read.parties(doc))
    hit: dict[str, list[Event]] = {}
    for event in events:
        if event.type == "ASSAULT" and event.status in REAL:
            for one in event.recipients:
                hit.setdefault(one.value, []).append(event)
    found = [belonging(toll, deed(toll, mentions, hit)) if is_open(toll) else toll for toll in tolls]
    return found, with_tolls(events, found)


def is_open(toll: Toll) -> bool:
    """Whether a toll tells of what happened once, and of no deed."""
    plain = toll.category in SUFFERED and toll.polarity not in UNREAL and toll.scope not in WIDE
    return plain and toll.event is None and toll.subject is not None


def deed(toll: Toll, mentions: Mentions, hit: dict[str, list[Event]]) -> Event | None:
    """The one deed that was done to those a toll counts, if nothing sets it apart.

    Of several that killed them it is the first: the others tell of it again.
    """
    party = mentions.party_at(toll.subject.spans) if toll.subject else None
    some = hit.get(party or "", [])
    if len(some) > NEAR:
        return None
    fitting = [event for event in some if not is_apart(toll, event)]
    once = toll.category == "killed" and all(map(is_killing, fitting))
    return fitting[0] if fitting and (once or len(fitting) == 1) else None


def is_killing(event: Event) -> bool:
    """Whether an event's trigger is a word of killing."""
    return any(word[:STEM] in KILLING for word in event.trigger.value.lower().split())
