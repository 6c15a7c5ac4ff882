"""What became of people in a deed that the sentence before tells of.

"Rebels raided Lisk on Monday. Six men were killed": the second sentence has no day, no place and nobody
who did it. Its tolls, and the event that is no more than their cue, are the deed's, if the sentence before
tells of one alone and nothing in the later one points elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from ...language import written
from ...language.mishaps import brings_up
from ...lexicon import load
from ...model import Category, Event, Statement, Toll
from .by_sentence import BySentence, edges
from .events import UNREAL, WIDE, LinkWords, touches
from .mishaps import calamities
from .retold import REAL, days_apart, places_apart, with_words

SUFFERED: frozenset[Category] = frozenset({"killed", "injured", "casualties"})
"""What becomes of people in an assault."""

BACK = 3
"""How many sentences back the deed of an outcome may be told."""


def joined(doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> tuple[list[Toll], list[Event]]:
    """Tolls and events, with those of an outcome as those of its deed."""
    report = Report(doc, tolls, events)
    for number in sorted(report.told):
        report.settle(number)
    return list(report.tolls.values()), list(report.events.values())


class Report(BySentence):
    """The tolls and events of a report by sentence, and which of them are settled."""

    def __init__(self, doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> None:
        super().__init__(doc, tolls, events)
        self.tolls = {toll.id: toll for toll in tolls}
        self.events = {event.id: event for event in events}
        self.text = written.of(doc).text
        self.of_event: dict[str, list[Toll]] = {}
        for toll in tolls:
            if toll.event:
                self.of_event.setdefault(toll.event, []).append(toll)
        self.deed_of: dict[int, str] = {}

    def settle(self, number: int) -> None:
        """Give the outcomes of a sentence to the deed before it."""
        here = self.here(number)
        outcomes = [event for event in here if self.is_outcome(event)]
        if len(outcomes) < len(here) or self.points_elsewhere(number):
            return
        loose = [toll for toll in self.told[number] if is_loose(toll, {event.id for event in outcomes})]
        deed = self.deed(number)
        if deed is None or deed in outcomes or not loose or len(loose) < len(self.told[number]):
            return
        if any(is_apart(one, deed) for one in (*outcomes, *loose)) or self.is_counted(deed, loose):
            return
        self.deed_of[number] = deed.id
        self.give(deed, loose, outcomes)

    def here(self, number: int) -> list[Event]:
        """The events that a sentence tells, as they are by now."""
        return [self.events[one.id] for one in self.happened.get(number, []) if one.id in self.events]

    def is_outcome(self, event: Event) -> bool:
        """Whether an event is no more than the cue of tolls: nobody did it, with nothing."""
        cues = [toll.cue.spans for toll in self.of_event.get(event.id, []) if toll.cue]
        bare = event.status in REAL and not (event.actors or event.instruments or event.background)
        return bare and event.type == "ASSAULT" and any(touches(cue, event.trigger.spans) for cue in cues)

    def points_elsewhere(self, number: int) -> bool:
        """Whether a sentence has a word of something else, "another", "elsewhere", or a mishap of its own."""
        start, end = edges(self.starts, number, len(self.text))
        words = [word.strip(".,;:()") for word in self.text[start:end].lower().split()]
        return not load("links", LinkWords).elsewhere.isdisjoint(words) or brings_up(words, calamities())

    def deed(self, number: int) -> Event | None:
        """The one deed of the sentence before, or that whose outcome is told there already.

        Sentences that tell of no deed and no toll may stand between.
        """
        before = number - 1
        while before > number - BACK and not (self.here(before) or self.told.get(before)):
            before -= 1
        if before in self.deed_of:
            return self.events.get(self.deed_of[before])
        deeds = [one for one in self.here(before) if one.type == "ASSAULT"]
        real = len(deeds) == 1 and deeds[0].status in REAL and not deeds[0].background
        return deeds[0] if real and not self.is_outcome(deeds[0]) else None

    def is_counted(self, deed: Event, loose: Sequence[Toll]) -> bool:
        """Whether a deed has other tolls of what some tell: two counts of the killed are of two deeds."""
        mine = {toll.category for toll in self.of_event.get(deed.id, [])}
        return any(toll.category in mine and toll.part_of is None for toll in loose)

    def give(self, deed: Event, loose: Sequence[Toll], outcomes: Sequence[Event]) -> None:
        """Make the tolls and events of an outcome those of a deed, wherever else such an event is told."""
        told = {toll.id: toll for toll in loose}
        for event in outcomes:
            deed = with_words(deed, replace(event, tolls=()), str)
            told |= {toll.id: toll for toll in self.of_event.pop(event.id, [])}
            del self.events[event.id]
        when = deed.when or next((toll.when for toll in loose if toll.when), None)
        where = deed.where or next((toll.where for toll in loose if toll.where), None)
        self.events[deed.id] = replace(deed, when=when, where=where, tolls=(*deed.tolls, *told))
        for name in told:
            toll = self.tolls[name]
            set_as = {"when": toll.when or when, "where": toll.where or where}
            self.tolls[name] = replace(toll, event=deed.id, **set_as)
            self.of_event.setdefault(deed.id, []).append(self.tolls[name])


def is_loose(toll: Toll, outcomes: set[str]) -> bool:
    """Whether a toll is of no deed that is told beside it."""
    plain = toll.category in SUFFERED and toll.polarity not in UNREAL and toll.scope not in WIDE
    return plain and (toll.event is None or toll.event in outcomes)


def is_apart(one: Statement, deed: Event) -> bool:
    """Whether a statement has a day or a place that is not the deed's."""
    return days_apart(one.when, deed.when) or places_apart(one.where, deed.where)
