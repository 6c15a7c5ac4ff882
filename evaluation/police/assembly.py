"""What the police did in a sentence, by the events of a record: killed, arrested, used force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord import Event, Record

POLICE = re.compile(
    r"\b(police\w*|constab\w+|cops?|officers?|inspectors?|commissioner|jawans?|crpf|srp|rpf"
    r"|rapid action force|security forces?|personnel|stf|task force|s?sps?|ad?cps?|dcps?|digs?|dgps?)\b",
    re.IGNORECASE,
)
"""Words for the police of India and their ranks; the corpus has them in small letters."""
RAID = re.compile(r"raid", re.IGNORECASE)
"""What the police do to premises: a search, no force."""
DEADLY = re.compile(r"\b(kill\w*|dead|die[ds]?|deaths?|gunned|perish\w*|succumb\w*|claim\w* \w+ lives?)\b", re.IGNORECASE)
THEIRS = frozenset({"crowd-control"})
"""What nobody else does: rioters have no tear gas."""
REAL = frozenset({"accomplished", "unknown"})


class Told(NamedTuple):
    """A word of an event: its characters, the event, and the words for who acts."""

    start: int
    end: int
    event: Event
    acting: str


class Acts:
    """The events of a record with who acts, by where their triggers stand."""

    def __init__(self, record: Record) -> None:
        self.text = record.document.text
        names = {party.id: party.name.value for party in record.parties}
        self.told = [
            Told(start, end, event, self.acting(event, names))
            for event in record.events
            if event.status in REAL
            for start, end in (*event.trigger.spans, *event.mentions)
        ]

    def acting(self, event: Event, names: dict[str, str]) -> str:
        """The words for who acts, and their parties' names."""
        said = [self.text[start:end] for actor in event.actors for start, end in actor.spans]
        return " ".join((*said, *(names.get(actor.value, "") for actor in event.actors)))

    def of(self, start: int, end: int) -> set[str]:
        """The labels of a sentence at some characters."""
        return set(self.labels(start, end))

    def labels(self, start: int, end: int) -> Iterator[str]:
        """The labels of a sentence, some perhaps twice."""
        inside = [one for one in self.told if start <= one.start < end]
        theirs = [one for one in inside if self.is_force(one)]
        if any(one.event.type == "COERCE" and one.event.mode == "arrest" for one in inside):
            yield "ARREST"
        if theirs:
            yield "FORCE"
            others = [one for one in inside if one not in theirs and one.acting]
            if self.is_deadly(start, end, others):
                yield "KILL"

    def is_force(self, one: Told) -> bool:
        """Whether a word tells that the police use force."""
        if one.event.type != "ASSAULT" or RAID.match(self.text, one.start):
            return False
        return bool(POLICE.search(one.acting)) or (not one.acting and one.event.mode in THEIRS)

    def is_deadly(self, start: int, end: int, others: list[Told]) -> bool:
        """Whether a sentence has a word of death that is no word of other people's deeds."""
        deaths = (found.start() for found in DEADLY.finditer(self.text, start, end))
        return any(not any(one.start <= at < one.end for one in others) for at in deaths)
