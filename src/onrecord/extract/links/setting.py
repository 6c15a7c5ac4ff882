"""When and where a statement is set: the time and place of its own clause, sentence and voice.

A time beside the speech verb ("officials said on Friday") dates the speaking, not what is told: a
statement takes only times and places that stand in the same words of the same speaker as itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace
from spacy.tokens import Doc

from ... import doc as read
from ...lexicon import load
from ...model import Event, Sourced, Spans, Toll, When, Where
from .events import LinkWords
from .voice import Voices, holds

S = TypeVar("S", Event, Toll)
V = TypeVar("V", When, Where)
BEFORE = 12  # characters that a candidate before its statement is put behind one after it: about two words
BARE = 60  # the same for a place that no preposition says something happened at


class Setting:
    """The times and places of one Doc, by sentence."""

    def __init__(self, doc: Doc, voices: Voices) -> None:
        self.doc = doc
        self.voices = voices
        self.starts = [sent.start_char for sent in doc.sents]
        self.sentences = list(doc.sents)
        self.times = self.by_sentence(
            [time for time in read.times(doc) if time.value.type in ("DATE", "TIME")]
        )
        self.places = self.by_sentence(
            [place for place in read.places(doc) if place.value.latitude is not None]
        )
        self.sources: dict[int, list[Spans]] = {}
        for one in voices.said:
            if one.source:
                self.sources.setdefault(self.sentence(one.source.spans), []).append(one.source.spans)

    def by_sentence(self, found: Sequence[Sourced[V]]) -> dict[int, list[Sourced[V]]]:
        """Values by the number of their sentence."""
        groups: dict[int, list[Sourced[V]]] = {}
        for one in found:
            groups.setdefault(self.sentence(one.spans), []).append(one)
        return groups

    def sentence(self, spans: Spans) -> int:
        """The number of the sentence in which some spans begin."""
        return bisect_right(self.starts, spans[0][0]) - 1

    def placed(self, statement: S, at: Spans) -> S:
        """A statement with its time and its place."""
        acting = [actor.spans for actor in statement.actors] if isinstance(statement, Event) else []
        return replace(statement, when=self.when(at), where=self.where(at, acting))

    def same_voice(self, candidate: Spans, at: Spans) -> bool:
        """Whether a candidate stands in the same words as the statement, and in no speaker's name."""
        if self.voices.innermost(at) != self.voices.innermost(candidate):
            return False
        return not any(holds(source, candidate) for source in self.sources.get(self.sentence(candidate), ()))

    def when(self, at: Spans) -> Sourced[When] | None:
        """The nearest time of the sentence in the same voice."""
        near = [
            (gap(time.spans, at), time.spans, time)
            for time in self.times.get(self.sentence(at), ())
            if self.same_voice(time.spans, at)
        ]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def where(self, at: Spans, acting: Sequence[Spans]) -> Sourced[Where] | None:
        """The nearest place of the sentence in the same voice; else the place "the city" stands for."""
        near = [
            (gap(place.spans, at) + (0 if self.located(place.spans) else BARE), place.spans, place)
            for place in self.places.get(self.sentence(at), ())
            if self.same_voice(place.spans, at) and not any(holds(spans, place.spans) for spans in acting)
        ]
        return min(near, key=lambda one: one[:2])[2] if near else self.described(at)

    def located(self, spans: Spans) -> bool:
        """Whether a preposition of place stands at most three tokens before a place."""
        token = self.doc.char_span(*spans[0], alignment_mode="expand")
        if token is None:
            return False
        words = load("links", LinkWords).at_place
        return any(before.lower_ in words for before in self.doc[max(0, token.start - 3) : token.start])

    def described(self, at: Spans) -> Sourced[Where] | None:
        """The place that a description in the sentence, "the city", was last used for."""
        index = self.sentence(at)
        kinds = [
            kind
            for token in self.sentences[index]
            if token.i and self.doc[token.i - 1].lower_ == "the"
            for kind, nouns in load("links", LinkWords).descriptions.items()
            if token.lower_ in nouns
        ]
        earlier = [
            place
            for number in (index, index - 1, index - 2)
            for place in reversed(self.places.get(number, []))
        ]
        return next((place for kind in kinds for place in earlier if place.value.kind == kind), None)


def gap(candidate: Spans, at: Spans) -> int:
    """How far a candidate is from a statement, in characters; before it counts a little farther.

    >>> gap(((20, 26),), ((4, 10),)), gap(((0, 3),), ((4, 10),))
    (10, 13)
    """
    if candidate[0][0] >= at[-1][1]:
        return candidate[0][0] - at[-1][1]
    return max(0, at[0][0] - candidate[-1][1]) + BEFORE
