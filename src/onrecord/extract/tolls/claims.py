"""What a rule claims: these groups, counted under this cue; and the sentence it works in."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from ...language import phrases
from ...model import Category, Count, Polarity
from .chain import Chain
from .cues import Cue, Finder
from .groups import Group
from .reading import Reading


class Claim(NamedTuple):
    """Groups that one toll counts (several where it is their sum), and how it is told."""

    groups: tuple[Group, ...]
    cue: tuple[int, int]
    category: Category
    chain: Chain | None = None
    side: str = ""
    count: Count | None = None
    polarity: Polarity | None = None
    old: Count | None = None
    total: int | None = None
    subset: bool = False
    derivation: str | None = None
    quantity: tuple[int, int] | None = None
    strict: bool = False

    @property
    def start(self) -> int:
        """The first token of the counted."""
        return self.quantity[0] if self.quantity else self.groups[0].start

    @property
    def end(self) -> int:
        """The token behind the counted."""
        return self.quantity[1] if self.quantity else self.groups[-1].end


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
        self.cues = list(Finder(reading, groups).find())

    @cached_property
    def chunks(self) -> dict[int, Chunk]:
        """The noun phrases by the token behind them; groups win over phrases that overlap them."""
        covered = {i for group in self.groups for i in range(group.start, group.end)}
        found = {group.end: Chunk(group.start, group.end, group) for group in self.groups}
        for phrase in phrases.find(self.reading.doc):
            start = phrase.start
            while start < phrase.end and self.reading.doc[start].is_punct:
                start += 1
            if start < phrase.end and not covered & set(range(start, phrase.end)):
                found[phrase.end] = Chunk(start, phrase.end, None)
        return found

    @cached_property
    def cue_starts(self) -> frozenset[int]:
        """The first tokens of all cues."""
        return frozenset(cue.start for cue in self.cues)

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence of a token."""
        sent = self.reading.doc[at].sent
        return sent.start, sent.end

    def cues_before(self, cue: Cue) -> list[Cue]:
        """The cues of the same sentence before one, the nearest first."""
        start, _ = self.sentence(cue.start)
        return [other for other in reversed(self.cues) if start <= other.start < cue.start]
