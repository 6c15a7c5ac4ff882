"""What the police did in a sentence, by the events of a record: killed, arrested, used force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import Event, Record

POLICE = re.compile(
    r"\b(police\w*|constab\w+|cops?|officers?|inspectors?|commissioner|jawans?|crpf|srp|rpf"
    r"|rapid action force|security forces?|personnel)\b",
    re.IGNORECASE,
)
"""Words for the police of India; the corpus has them in small letters."""
RAID = re.compile(r"raid", re.IGNORECASE)
"""What the police do to premises: a search, no force."""
DEADLY = re.compile(r"\b(kill\w*|dead|die[ds]?|deaths?|gunned|perish\w*|succumb\w*|claim\w* \w+ lives?)\b", re.IGNORECASE)
THEIRS = frozenset({"crowd-control"})
"""What nobody else does: rioters have no tear gas."""
REAL = frozenset({"accomplished", "unknown"})


class Acts:
    """The events of a record with who acts, by where their triggers stand."""

    def __init__(self, record: Record) -> None:
        self.text = record.document.text
        names = {party.id: party.name.value for party in record.parties}
        self.events = [
            (at, event, self.acting(event, names))
            for event in record.events
            if event.status in REAL
            for at, _ in (*event.trigger.spans, *event.mentions)
        ]

    def acting(self, event: Event, names: dict[str, str]) -> str:
        """The words for who acts, and their parties' names."""
        said = [self.text[start:end] for actor in event.actors for start, end in actor.spans]
        return " ".join((*said, *(names.get(actor.value, "") for actor in event.actors)))

    def of(self, start: int, end: int) -> set[str]:
        """The labels of a sentence at some characters."""
        return set(self.told(start, end))

    def told(self, start: int, end: int) -> Iterator[str]:
        """The labels of a sentence, some perhaps twice."""
        sentence = self.text[start:end]
        for at, event, acting in self.events:
            if not start <= at < end or RAID.match(self.text, at):
                continue
            if event.type == "COERCE" and event.mode == "arrest":
                yield "ARREST"
            if event.type == "ASSAULT" and (POLICE.search(acting) or (not acting and event.mode in THEIRS)):
                yield "FORCE"
                if DEADLY.search(sentence):
                    yield "KILL"
