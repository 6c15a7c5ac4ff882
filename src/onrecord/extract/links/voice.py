"""In whose words a statement stands, and which hedge covers it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from ...model import Attribution, Event, Likelihood, Sourced, Span, Spans, Toll
from .intervals import Intervals

S = TypeVar("S", Attribution, Event, Toll)


def anchor(statement: Attribution | Event | Toll) -> Spans:
    """The characters by which a statement stands somewhere: its content, trigger or count."""
    if isinstance(statement, Attribution):
        return statement.content.spans
    return statement.trigger.spans if isinstance(statement, Event) else statement.count.spans


def size(pieces: Iterable[Span]) -> int:
    """How many characters some spans have."""
    return sum(end - start for start, end in pieces)


def holds(pieces: Spans, inner: Spans) -> bool:
    """Whether every one of the inner spans lies inside one of the pieces.

    >>> holds(((0, 20), (30, 40)), ((31, 35),))
    True
    """
    return all(any(start <= at and stop <= end for start, end in pieces) for at, stop in inner)


class Voices:
    """The attributions of a report, so kept that those around some characters are found without a search."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        self.said = said
        pieces = ((piece, number) for number, one in enumerate(said) for piece in one.content.spans)
        self.contents = Intervals(pieces)

    def around(self, inner: Spans) -> Iterator[Attribution]:
        """The attributions whose content holds some spans."""
        for number in self.contents.around(*inner[0]):
            if holds(self.said[number].content.spans, inner):
                yield self.said[number]

    def innermost(self, inner: Spans, larger_than: int = 0) -> str | None:
        """The attribution with the shortest content around some spans, None for the report itself."""
        around = [one for one in self.around(inner) if size(one.content.spans) > larger_than]
        best = min(around, key=lambda one: (size(one.content.spans), one.content.spans, one.id), default=None)
        return best.id if best else None


def spoken(said: Sequence[Attribution], events: Iterable[Event]) -> list[Attribution]:
    """The attributions whose cue is a word: "attacked" reports no words where gunmen attack a farm."""
    blows = sorted(span for event in events if event.type == "ASSAULT" for span in event.trigger.spans)
    return [one for one in said if one.cue is None or not any(meets(blows, span) for span in one.cue.spans)]


def meets(blows: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans in order begins inside a span."""
    at = bisect_left(blows, span)
    return at < len(blows) and blows[at][0] < span[1]


def nested(said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the one in whose content it stands.

    The whole of it must stand there, source and cue too, in a longer content than its own: two
    speakers of the same words never hold each other.
    """
    voices = Voices(said)
    return [replace(one, said_in=voices.innermost(whole(one), size(one.content.spans))) for one in said]


def whole(one: Attribution) -> Spans:
    """Every character of an attribution: content, cue and source."""
    cue, source = one.cue.spans if one.cue else (), one.source.spans if one.source else ()
    return tuple(sorted((*one.content.spans, *cue, *source)))


def heard(statements: Iterable[S], voices: Voices) -> list[S]:
    """Statements, each with the attribution in whose content it stands."""
    return [replace(one, said_in=voices.innermost(anchor(one))) for one in statements]


def hedged(statements: Iterable[S], hedges: Sequence[Sourced[Likelihood]]) -> list[S]:
    """Statements, each with the index of the first hedge whose scope holds it."""
    scopes = Intervals((piece, number) for number, hedge in enumerate(hedges) for piece in hedge.value.scope)
    found = []
    for statement in statements:
        at = anchor(statement)
        around = (number for number in scopes.around(*at[0]) if holds(hedges[number].value.scope, at))
        found.append(replace(statement, certainty=min(around, default=None)))
    return found
