"""The report itself, with what was read from it in the colour of its kind."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.text import Text

from ...model import Record, Spans
from .safe import visible

STYLES = {
    "words said": "italic cyan",
    "who said it": "bold cyan",
    "said": "cyan",
    "happening": "underline yellow",
    "toll": "bold underline red",
    "place": "bold italic blue",
    "time": "italic underline green",
    "how sure": "bold italic underline magenta",
}
"""Each kind of evidence with its style; of two kinds at the same characters the later one shows.

Only the terminal's own colours, which fit its theme, and with each colour another face, so that a terminal
without colours (NO_COLOR) tells the kinds apart too.
"""


class Mark(NamedTuple):
    """Characters that are evidence of a kind."""

    start: int
    end: int
    kind: str


def marks(record: Record) -> Iterator[Mark]:
    """The evidence of a record; a piece of evidence in several pieces gives several marks."""
    for kind, spans in evidence(record):
        for start, end in spans:
            yield Mark(start, end, kind)


def evidence(record: Record) -> Iterator[tuple[str, Spans]]:
    """The kinds of evidence with their characters, field by field."""
    for statement in record.attributions:
        yield "words said", statement.content.spans
        yield "who said it", statement.source.spans if statement.source else ()
        yield "said", statement.cue.spans if statement.cue else ()
    for event in record.events:
        yield "happening", event.trigger.spans
    for toll in record.tolls:
        yield "toll", toll.count.spans
        yield "toll", toll.cue.spans if toll.cue else ()
    for place in record.places:
        yield "place", place.spans
    for time in record.times:
        yield "time", time.spans
    for hedge in record.hedges:
        yield "how sure", hedge.spans


def segments(size: int, found: Iterable[Mark]) -> Iterator[Mark]:
    """A text of some size cut where evidence begins or ends, each piece with the kind that shows.

    The shortest evidence at a character shows, since it stands inside the others.

    >>> [tuple(piece) for piece in segments(9, [Mark(0, 6, "words said"), Mark(2, 4, "toll")])]
    [(0, 2, 'words said'), (2, 4, 'toll'), (4, 6, 'words said'), (6, 9, '')]
    """
    rank = {kind: index for index, kind in enumerate(STYLES)}
    waiting = sorted(mark for mark in found if 0 <= mark.start < mark.end <= size)
    edges = sorted({0, size, *(mark.start for mark in waiting), *(mark.end for mark in waiting)})
    shown: list[tuple[int, int, int, str]] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(waiting) and waiting[at].start <= start:
            mark = waiting[at]
            heapq.heappush(shown, (mark.end - mark.start, -rank[mark.kind], mark.end, mark.kind))
            at += 1
        while shown and shown[0][2] <= start:
            heapq.heappop(shown)
        yield Mark(start, end, shown[0][3] if shown else "")


def report(record: Record) -> Text:
    """The text of a report in colours, its control characters to be seen."""
    text = record.document.text
    shown = Text()
    for start, end, kind in segments(len(text), marks(record)):
        shown.append(visible(text[start:end]), STYLES.get(kind, ""))
    shown.rstrip()
    return shown


def legend(record: Record) -> Text:
    """The kinds of evidence that a record has, each in its style; empty where it has none."""
    present = {mark.kind for mark in marks(record)}
    key = Text()
    for kind, style in STYLES.items():
        if kind in present:
            key.append(" · " if key else "", "dim").append(kind, style)
    return key
