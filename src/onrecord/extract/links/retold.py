"""Which events of a report are one event told again: of one kind, and nothing stated that sets them apart.

Reports tell the same attack in the headline, in the lead, and again with each new detail. A later sentence
tells it again in the same word ("the raid"), of the same parties, or of none. Two tellings stay apart where
both name whom it was done to and name others, or have other actors, where their days do not meet, where their
places lie apart, and where one is history or has a toll of more than one incident.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from ... import doc as read
from ...language import written
from ...model import Event, Sourced, Toll, When, Where
from .events import WIDE, all_mentions

DEEDS = {"explosives": "bombing", "suicide-attack": "bombing", "abduct": "kidnapping"}
"""Modes that are deeds of their own; an assault of any other may be told by its other words."""
CLOSE = frozenset({"firearms", "primitive", "crowd-control", "beat", "sexual"})
"""Modes of which one deed has one, as a rule."""
KILLING = frozenset({"kill", "kille", "killi", "murde", "assas", "slain", "slayi", "execu"})
"""The beginnings of words of killing."""
TYPES = frozenset({"ASSAULT"})  # what MUC-4 measures; of other types tellings are told apart too seldom
NEAR = 24  # events before one that may be its own
STEM = 5  # letters that "shelled" and "shelling" share
REAL = frozenset({"accomplished", "attempted", "unknown"})
NAMED = frozenset({"person", "organisation", "state"})
LARGE = frozenset({"country", "region"})


def joined(doc: Doc, tolls: Sequence[Toll], events: Sequence[Event]) -> tuple[list[Toll], list[Event]]:
    """Tolls and events, each event once, with the words of its later tellings as mentions."""
    report = Report(doc, tolls)
    same: dict[str, str] = {}
    for event in events:
        earlier = report.earlier(event)
        if earlier is None:
            report.add(event)
        else:
            same[event.id] = earlier.id
            report.kept[earlier.id] = with_words(earlier, event, report.called)
    moved = [retold(toll, report.kept.get(same.get(toll.event or "", ""))) for toll in tolls]
    return moved, list(report.kept.values())


def retold(toll: Toll, event: Event | None) -> Toll:
    """A toll of an event told again, with the day and the place that are told of it elsewhere."""
    if event is None:
        return toll
    return replace(toll, event=event.id, when=toll.when or event.when, where=toll.where or event.where)


class Report:
    """The events of a report that are told so far, and what tells two of them apart."""

    def __init__(self, doc: Doc, tolls: Iterable[Toll]) -> None:
        self.text = written.of(doc).text
        self.known = {party.id: party for party in read.parties(doc)}
        self.starts = [sent.start_char for sent in doc.sents]
        self.many = {toll.event for toll in tolls if toll.scope in WIDE}
        self.kept: dict[str, Event] = {}
        self.open: list[str] = []

    def add(self, event: Event) -> None:
        """Keep an event; one that may be told again is open."""
        self.kept[event.id] = event
        if event.type in TYPES and event.id not in self.many:
            self.open.append(event.id)

    def earlier(self, event: Event) -> Event | None:
        """The event that one tells again."""
        if event.type not in TYPES or event.id in self.many:
            return None
        near = (self.kept[name] for name in reversed(self.open[-NEAR:]))
        return next((one for one in near if one.type == event.type and self.is_told_again(one, event)), None)

    def is_told_again(self, earlier: Event, event: Event) -> bool:
        """Whether a later event is an earlier one: what one sentence tells was told apart by its clauses."""
        if self.sentence(earlier) == self.sentence(event):
            return False
        if self.dies_once(earlier, event):
            return True
        return (
            deed(earlier) == deed(event)
            and earlier.background == event.background
            and (earlier.status in REAL) == (event.status in REAL)
            and self.is_linked(earlier, event)
            and not self.is_apart(earlier, event)
        )

    def dies_once(self, earlier: Event, event: Event) -> bool:
        """Whether both tell that one person was killed, which happens once, whatever else is said of it."""
        if not (earlier.status in REAL and event.status in REAL):
            return False
        if not (self.is_killing(earlier) and self.is_killing(event)):
            return False
        return bool(self.victims(earlier) & self.victims(event))

    def is_killing(self, event: Event) -> bool:
        """Whether an event is told in a word of killing."""
        return bool(self.stems(event) & KILLING)

    def victims(self, event: Event) -> frozenset[str]:
        """The persons with a name on whom an event was done, by their names."""
        found = (self.known[one.value] for one in event.recipients if one.value in self.known)
        return frozenset(
            party.name.value for party in found if party.kind == "person" and is_name(party.name.value)
        )

    def is_apart(self, earlier: Event, event: Event) -> bool:
        """Whether what is stated of two events can't be of one."""
        return (
            differ(self.named(earlier.recipients), self.named(event.recipients))
            or differ(self.words(earlier.actors), self.words(event.actors))
            or days_apart(earlier.when, event.when)
            or places_apart(earlier.where, event.where)
            or modes_apart(earlier.mode, event.mode)
        )

    def words(self, side: Iterable[Sourced[str]]) -> frozenset[str]:
        """What the parties of a side are called: "Gunmen" and "gunmen" may be the same."""
        return frozenset(map(self.called, values(side)))

    def called(self, party: str) -> str:
        """What a party is called, letter case aside."""
        return self.known[party].name.value.lower() if party in self.known else party

    def sentence(self, event: Event) -> int:
        """The number of the sentence that tells of an event first."""
        return bisect_right(self.starts, event.trigger.spans[0][0])

    def is_linked(self, earlier: Event, event: Event) -> bool:
        """Whether an event is told in a word of an earlier one, has a party of it, or has none."""
        parties = values(event.actors) | values(event.recipients)
        shared = parties & (values(earlier.actors) | values(earlier.recipients))
        return bool(shared or not parties or self.stems(earlier) & self.stems(event))

    def stems(self, event: Event) -> frozenset[str]:
        """The beginnings of the words that an event is told in."""
        spans = (*event.trigger.spans, *event.mentions)
        return frozenset(word[:STEM].lower() for start, end in spans for word in self.text[start:end].split())

    def named(self, side: Iterable[Sourced[str]]) -> frozenset[str]:
        """The parties of a side that have a name of their own."""
        found = (self.known[one.value] for one in side if one.value in self.known)
        return frozenset(party.id for party in found if party.kind in NAMED and is_name(party.name.value))


def modes_apart(ours: str | None, theirs: str | None) -> bool:
    """Whether two modes can't be of one deed: shots, and stabs."""
    return ours in CLOSE and theirs in CLOSE and ours != theirs


def deed(event: Event) -> str:
    """What an assault is, by its mode."""
    return DEEDS.get(event.mode or "", "attack")


def values(side: Iterable[Sourced[str]]) -> frozenset[str]:
    """The parties of a side."""
    return frozenset(one.value for one in side)


def is_name(words: str) -> bool:
    """Whether words begin as a name does: no article, no number."""
    first, _, _ = words.partition(" ")
    return first[:1].isupper() and first.lower() not in {"a", "an", "the"}


def differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether there are names on both sides, and none on both."""
    return bool(ours and theirs) and not ours & theirs


def days_apart(ours: Sourced[When] | None, theirs: Sourced[When] | None) -> bool:
    """Whether two times are known to have no day in common."""
    if ours is None or theirs is None:
        return False
    one, other = ours.value, theirs.value
    return bool(one.last and other.first and one.last < other.first) or bool(
        other.last and one.first and other.last < one.first
    )


def places_apart(ours: Sourced[Where] | None, theirs: Sourced[Where] | None) -> bool:
    """Whether two places are others, and neither is the country or region of the other."""
    if ours is None or theirs is None:
        return False
    one, other = ours.value, theirs.value
    return one.name != other.name and not (holds(one, other) or holds(other, one))


def holds(large: Where, small: Where) -> bool:
    """Whether a place is the country or the region of another."""
    if large.kind not in LARGE or large.country != small.country:
        return False
    return large.kind == "country" or large.admin1 == small.admin1


def with_words(earlier: Event, event: Event, called: Callable[[str], str]) -> Event:
    """An event with what a later telling of it adds; `called` tells what a party is called."""
    return replace(
        earlier,
        mentions=all_mentions(earlier, event),
        mode=earlier.mode or event.mode,
        acled=earlier.acled or event.acled,
        contexts=tuple(dict.fromkeys((*earlier.contexts, *event.contexts))),
        actors=added(earlier.actors, event.actors, called),
        recipients=added(earlier.recipients, event.recipients, called),
        instruments=added(earlier.instruments, event.instruments, str.lower),
        tolls=earlier.tolls + event.tolls,
        when=earlier.when or event.when,
        where=earlier.where or event.where,
    )


def added(
    ours: tuple[Sourced[str], ...], theirs: tuple[Sourced[str], ...], called: Callable[[str], str]
) -> tuple[Sourced[str], ...]:
    """What is said of a side in both tellings, what is called alike once."""
    known = {called(one.value) for one in ours}
    return ours + tuple(one for one in theirs if called(one.value) not in known)
