"""The tolls and events of a report by the sentences that tell them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from ...model import Event, Span, Spans, Toll


def edges(starts: Sequence[int], number: int, length: int) -> Span:
    """Where a sentence begins and ends, by where all begin and how long the text is.

    >>> edges([0, 10], 0, 25), edges([0, 10], 1, 25)
    ((0, 10), (10, 25))
    """
    return starts[number], starts[number + 1] if number + 1 < len(starts) else length


class BySentence:
    """Tolls by the sentence of their count, events by each sentence that has a word of theirs, once each."""

    def __init__(self, doc: Doc, tolls: Iterable[Toll], events: Iterable[Event]) -> None:
        self.starts = [sent.start_char for sent in doc.sents]
        self.told: dict[int, list[Toll]] = {}
        for toll in tolls:
            self.told.setdefault(self.sentence(toll.count.spans), []).append(toll)
        self.happened: dict[int, list[Event]] = {}
        for event in events:
            for at in {self.sentence((span,)) for span in (*event.trigger.spans, *event.mentions)}:
                self.happened.setdefault(at, []).append(event)

    def sentence(self, spans: Spans) -> int:
        """The number of the sentence in which some spans begin."""
        return max(0, bisect_right(self.starts, spans[0][0]) - 1)
