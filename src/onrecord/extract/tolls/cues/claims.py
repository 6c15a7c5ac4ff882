"""What a rule claims: these groups, counted under this cue; and the sentence it works in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from .... import doc as on_doc
from ....model import Category, Count, Polarity, Scope, SubjectKind
from ..groups.group import Group
from ..lexicon.reading import Reading
from .chain import Chain
from .cues import Cue, Finder

LONGEST_CUE = 24  # tokens, with what may stand inside
SCHOOLS = frozenset(
    {"school", "schools", "schoolchildren", "schoolboys", "schoolgirls", "pupils", "classroom"}
)
UNIVERSITIES = frozenset(
    {"university", "universities", "college", "colleges", "campus", "faculty", "polytechnic"}
)
SWAPS = frozenset({"swap", "swaps", "swapped", "exchange", "exchanges", "exchanged"})
HELD = frozenset({"prisoner", "prisoners", "captive", "captives", "pow", "pows", "detainees", "hostages"})
DYING = frozenset(
    {"died", "dies", "die", "dying", "death", "deaths", "dead", "funeral", "burial", "body", "remains"}
)
"""Words for deaths of any kind."""
Key = tuple[int, str]
"""A claim by the first token of its counted and its category."""


class Claim(NamedTuple):
    """Groups that one toll counts (several where it is their sum), and how it is told.

    `whole` is the key of the claim that includes this one; `side` tells by which rule it was found.
    """

    groups: tuple[Group, ...]
    cue: tuple[int, int]
    category: Category
    chain: Chain | None = None
    side: str = ""
    tally: Count | None = None
    polarity: Polarity | None = None
    old: Count | None = None
    whole: Key | None = None
    derivation: str | None = None
    quantity: tuple[int, int] | None = None
    kind: SubjectKind | None = None
    scope: Scope | None = None
    begin: int | None = None
    confidence: float | None = None

    @property
    def amount(self) -> Count:
        """How many it counts: its own count, else that of its first group."""
        return self.tally or self.groups[0].tally

    @property
    def start(self) -> int:
        """The first token of the counted."""
        return self.quantity[0] if self.quantity else self.groups[0].start

    @property
    def end(self) -> int:
        """The token behind the counted."""
        return self.quantity[1] if self.quantity else self.groups[-1].end

    @property
    def first(self) -> int:
        """The first token of the counted, the cue and what they stand in."""
        return min(self.start, self.cue[0], self.start if self.begin is None else self.begin)

    @property
    def last(self) -> int:
        """The token behind the counted and the cue."""
        return max(self.end, self.cue[1])

    @property
    def key(self) -> Key:
        """What tells a claim from all others of its document."""
        return self.start, self.category


class Chunk(NamedTuple):
    """A noun phrase at [start, end); `group` where it counts people or things."""

    start: int
    end: int
    group: Group | None


class Scene:
    """A document as the rules of attachment read it: its groups, cues and noun phrases."""

    def __init__(self, reading: Reading, groups: list[Group]) -> None:
        self.reading = reading
        self.groups = groups
        self.at_start = {group.start: group for group in groups}
        self.at_end = {group.end: group for group in groups}
        self.inside = {i: group for group in groups for i in range(group.start, group.end)}
        self.cues = list(Finder(reading, groups).find())

    @cached_property
    def schools(self) -> bool:
        """Whether a school is named, and no university, so that students are children."""
        named = set(self.reading.lower)
        return not named.isdisjoint(SCHOOLS) and named.isdisjoint(UNIVERSITIES)

    @cached_property
    def swapped(self) -> bool:
        """Whether an exchange of prisoners is told, after which those who "came home" were released."""
        told = ({*self.reading.lower[start:stop]} for start, stop in sorted(set(self.reading.sentences)))
        return any(not (SWAPS.isdisjoint(one) or HELD.isdisjoint(one)) for one in told)

    @cached_property
    def violent(self) -> bool:
        """Whether a report tells that somebody was killed or hurt, in words that say more than a death."""
        harm = (cue for cue in self.cues if cue.category in {"killed", "injured"})
        return any(DYING.isdisjoint(self.reading.lower[cue.start : cue.end]) for cue in harm)

    @cached_property
    def number_ends(self) -> frozenset[int]:
        """Where counted groups end, pronouns apart."""
        return frozenset(group.end for group in self.groups if not group.pronoun)

    @cached_property
    def numbered(self) -> frozenset[int]:
        """Where groups with a number start."""
        return frozenset(group.start for group in self.groups if group.sort in {"number", "range", "vague"})

    @cached_property
    def chunks(self) -> dict[int, Chunk]:
        """The noun phrases by the token behind them; groups win over phrases that overlap them."""
        covered = {i for group in self.groups for i in range(group.start, group.end)}
        found = {group.end: Chunk(group.start, group.end, group) for group in self.groups}
        for phrase in on_doc.phrases(self.reading.doc):
            start = phrase.start
            if self.reading.tags[start] == "WP" or self.reading.lower[start].endswith(("self", "selves")):
                continue  # "who" stands for the noun before it, and so does "himself"
            while start < phrase.end and self.reading.marks[start]:
                start += 1
            if start < phrase.end and not covered & set(range(start, phrase.end)):
                found[phrase.end] = Chunk(start, phrase.end, None)
        return found

    @cached_property
    def cue_at(self) -> dict[int, Cue]:
        """The cues by their first tokens."""
        return {cue.start: cue for cue in self.cues}

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence of a token."""
        return self.reading.sentences[at]

    def groups_in(self, start: int, end: int) -> list[Group]:
        """The groups that begin at tokens [start, end)."""
        return [self.at_start[at] for at in range(start, end) if at in self.at_start]

    def cue_before(self, cue: Cue) -> Cue | None:
        """The nearest cue before one in its sentence."""
        at = bisect_left(self.cues, cue.start, key=lambda other: other.start) - 1
        return self.cues[at] if at >= 0 and self.cues[at].start >= self.sentence(cue.start)[0] else None

    def cues_over(self, start: int, stop: int) -> list[Cue]:
        """The cues that share tokens with [start, stop), in text order."""
        first = bisect_left(self.cues, start - LONGEST_CUE, key=lambda cue: cue.start)
        last = bisect_left(self.cues, stop, key=lambda cue: cue.start)
        return [cue for cue in self.cues[first:last] if start < cue.end]

    def by_sentence(self, claims: Iterable[Claim]) -> dict[int, list[Claim]]:
        """Claims by the first token of their sentence, those that end first first."""
        found: dict[int, list[Claim]] = {}
        for claim in sorted(claims, key=lambda claim: (claim.last, claim.start)):
            found.setdefault(self.sentence(claim.start)[0], []).append(claim)
        return found
