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
PREMISES = re.compile(r"raid|set|torch|ablaze|burn|arson|ransack|loot|destr", re.IGNORECASE)
"""What is done to houses: the question is of force against people, and a raid is a search."""
SHOTS = re.compile(
    r"open|fir[ei]|shot|shoot|gun|round|tear|teargas|lathi|baton|cane|lob|burst|beat|charge|encounter",
    re.IGNORECASE,
)
"""Words of the deed itself: in a sentence that names no police, "killed" may be of another deed."""
DEADLY = re.compile(
    r"\b(kill\w*|dead|die[ds]?|deaths?|gunned|perish\w*|succumb\w*|claim\w* \w+ lives?)\b", re.IGNORECASE
)
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
        named = bool(POLICE.search(self.text, start, end))
        theirs = [one for one in inside if self.is_force(one, named)]
        if any(one.event.type == "COERCE" and one.event.mode == "arrest" for one in inside):
            yield "ARREST"
        if theirs:
            yield "FORCE"
            others = [one for one in inside if one not in theirs and one.acting]
            if self.is_deadly(start, end, others):
                yield "KILL"

    def is_force(self, one: Told, named: bool) -> bool:
        """Whether a word tells that the police use force; `named` where its sentence names them."""
        if one.event.type != "ASSAULT" or PREMISES.match(self.text, one.start):
            return False
        shots = bool(SHOTS.match(self.text, one.start))
        if not one.acting:
            return one.event.mode == "crowd-control" or (one.event.mode == "firearms" and named and shots)
        return bool(POLICE.search(one.acting)) and (named or shots)

    def is_deadly(self, start: int, end: int, others: list[Told]) -> bool:
        """Whether a sentence has a word of death that is no word of other people's deeds."""
        deaths = (found.start() for found in DEADLY.finditer(self.text, start, end))
        return any(not any(one.start <= at < one.end for one in others) for at in deaths)
