"""What the encoder heard of incidents, asked by characters and parties."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from ... import doc as read
from ...encoder.incidents import Told
from ...encoder.labels import Fill
from ...language.ordered import Ordered
from ...model import Event, Party, Sourced, Spans

SIDES = {"PERPETRATOR": "actors", "ORGANISATION": "actors", "INSTRUMENT": "instruments"}
"""The side of an event that a fill belongs to; of all others it is the recipients'."""
SUFFERED = frozenset({"killed", "injured", "abducted"})
HURT = frozenset({"VICTIM", "KILLED", "INJURED"})
ROLES = {
    "perpetrator": frozenset({"PERPETRATOR"}),
    "organisation": frozenset({"ORGANISATION"}),
    "target": frozenset({"TARGET"}),
    "victim": HURT,
    "described": HURT,
}
ORGANISED = frozenset({"organisation", "state"})


class Hearing:
    """The fills and told sentences of a Doc, beside its parties."""

    def __init__(self, doc: Doc) -> None:
        labels = read.labels(doc)
        self.doc = doc
        self.sentences = list(doc.sents)
        self.starts = [sent.start_char for sent in self.sentences]
        self.told = Told(labels.accounts, self.starts)
        self.fills = labels.fills
        self.known: dict[str, Party] = {party.id: party for party in read.parties(doc)}
        people = [one for one in labels.spans.get("entities", ()) if one.label == "PER"]
        self.people = Ordered([(one.start, one.end) for one in people])
        self.parts = Ordered([(fill.start, fill.end) for fill in labels.fills])
        hurt = (one.subject for one in read.tolls(doc) if one.category in SUFFERED and one.subject)
        self.counted = Ordered([span for one in hurt for span in one.spans])
        self.said: dict[int, frozenset[str]] = {}

    def sentence(self, event: Event) -> int:
        """The number of the sentence that tells of an event first."""
        return self.number(event.trigger.spans[0][0])

    def number(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, at) - 1)

    def words(self, number: int) -> frozenset[str]:
        """The lower-cased words of a sentence."""
        if number not in self.said:
            self.said[number] = frozenset(token.lower_ for token in self.sentences[number])
        return self.said[number]

    def called(self, party: str) -> str:
        """What a party is called, letter case aside."""
        return self.known[party].name.value.lower() if party in self.known else party

    def mentions(self, party: str) -> Spans:
        """The mentions of a party."""
        return self.known[party].mentions if party in self.known else ()

    def victims(self, event: Event) -> frozenset[str]:
        """The persons with a name on whom an event was done."""
        found = (self.known[one.value] for one in event.recipients if one.value in self.known)
        people = (one for one in found if one.kind == "person")
        return frozenset(one.id for one in people if self.people.over(one.mentions))

    def role(self, party: str, side: str) -> str:
        """The part of a party on a side: who was hit is a `victim` by name, or `described`."""
        kind = self.known[party].kind if party in self.known else "unknown"
        if side == "actors":
            return "organisation" if kind in ORGANISED else "perpetrator"
        if kind not in ("person", "group"):
            return "target"
        return "victim" if self.people.over(self.mentions(party)) else "described"

    def side(self, fill: Fill) -> str:
        """The side of an event that a fill belongs to."""
        return SIDES.get(fill.role, "recipients")

    def fits(self, fill: Fill, role: str) -> bool:
        """Whether a fill is of the part that `role` tells."""
        return fill.role in ROLES[role]

    def is_told(self, event: Event, one: Sourced[str]) -> bool:
        """Whether a party is named in a sentence that has a word of the event."""
        told = {self.number(start) for start, _ in (*event.trigger.spans, *event.mentions)}
        return any(self.number(start) in told for start, _ in one.spans)

    def is_counted(self, mentions: Spans) -> bool:
        """Whether a toll counts a party among the killed, wounded or taken."""
        return bool(self.counted.over(mentions))

    def over(self, spans: Spans) -> Sequence[Fill]:
        """The fills that share a character with some spans."""
        return [self.fills[number] for number in self.parts.over(spans)]

    def chance(self, spans: Spans, side: str) -> float:
        """How likely what stands at some spans took part on a side, 0 where nothing was heard."""
        return max((fill.score for fill in self.over(spans) if self.side(fill) == side), default=0.0)
