"""A report's text cut where evidence begins or ends, in code points: browsers would count otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from ..archive.rows import pieces
from ..model import Record, Span
from .context import window
from .items import PARTS, Item
from .pages import visible

KINDS = {
    "words": "words said",
    "speaker": "who said it",
    "cue": "said",
    "event": "event",
    "toll": "toll",
    "time": "time",
    "place": "place",
    "hedge": "how sure",
    "party": "party",
}
"""The kinds of evidence with what the legend calls them."""
LETTERS = {
    "words": "Q", "speaker": "S", "cue": "C", "event": "E", "toll": "N", "time": "T", "place": "P",
    "hedge": "H", "party": "A",
}  # fmt: skip
"""A letter for each kind, where neither colour nor line tells."""
OF = {
    "attributions": {"content": "words", "source": "speaker", "cue": "cue", "addressee": "speaker"},
    "events": {"trigger": "event", "mentions": "event", "instruments": "event"},
    "tolls": {"count": "toll", "cue": "toll", "subject": "toll"},
    "times": {"value": "time"},
    "places": {"value": "place"},
    "hedges": {"value": "hedge"},
    "parties": {"name": "party", "roles": "party", "mentions": "party"},
}
"""Of which kind the characters of a field are; fields that are not here repeat those of others."""
DEEPEST = 24
"""Items that a piece of text names at most, the innermost: a made-up record could pile up thousands."""


class Mark(NamedTuple):
    """Characters that are evidence of a kind, for an item by its number."""

    start: int
    end: int
    kind: str
    item: int


class Segment(NamedTuple):
    """A piece of text and all evidence that it is part of, the innermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(record: Record, numbers: Mapping[tuple[str, str], int]) -> Iterator[Mark]:
    """The evidence of a record; what stands in several pieces gives several marks."""
    for part in PARTS:
        for at, item in enumerate(getattr(record, part)):
            number = numbers[part, str(getattr(item, "id", at))]
            for field, _, spans, _ in pieces(item):
                if kind := OF[part].get(field):
                    yield from (Mark(start, end, kind, number) for start, end in spans)


def segments(size: int, found: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """A text of some size cut where evidence begins or ends, and at `cuts`.

    >>> found = [Mark(0, 6, "words", 0), Mark(2, 4, "toll", 1)]
    >>> [(one.start, one.end, len(one.marks)) for one in segments(9, found)]
    [(0, 2, 1), (2, 4, 2), (4, 6, 1), (6, 9, 0)]
    """
    waiting = sorted(set(found))
    edges = sorted({0, size, *cuts, *(one.start for one in waiting), *(one.end for one in waiting)})
    open_marks: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        open_marks = [one for one in open_marks if one.end > start]
        while at < len(waiting) and waiting[at].start <= start:
            if len(open_marks) < DEEPEST:
                open_marks.append(waiting[at])
            at += 1
        yield Segment(start, end, tuple(sorted(open_marks, key=inner)))


def inner(mark: Mark) -> tuple[int, int]:
    """What brings the inner evidence before the outer."""
    return mark.end - mark.start, -mark.start


def paragraphs(
    record: Record, found: list[Item], now: int | None = None, near: tuple[Span, int] | None = None
) -> list[Markup]:
    """The lines of a report as HTML, `now` the item that is looked at.

    With `near` only what is around some characters, so many before and behind.
    """
    text = record.document.text
    begin, end = window(text, *near) if near else (0, len(text))
    numbers = {(item.part, item.id): item.number for item in found}
    ends = [at + 1 for at, letter in enumerate(text) if letter == "\n"]
    lines: list[list[str]] = [[]]
    seen: set[tuple[int, str]] = set()
    for one in segments(len(text), marks(record, numbers), [*ends, begin, end]):
        if one.end <= begin or one.start >= end:
            continue
        lines[-1].append(drawn(text[one.start : one.end].removesuffix("\n"), one, seen, now))
        if text[one.end - 1 : one.end] == "\n":
            lines.append([])
    return [Markup("".join(pieces_of)) for pieces_of in lines]  # noqa: S704 - made of escaped pieces


def drawn(piece: str, segment: Segment, seen: set[tuple[int, str]], now: int | None) -> str:
    """A piece of text, marked where it is evidence."""
    shown = str(visible(piece.removesuffix("\r")))
    if not segment.marks or not shown:
        return shown
    numbers = dict.fromkeys(one.item for one in segment.marks)
    kinds = dict.fromkeys(one.kind for one in segment.marks)
    first = dict.fromkeys(one.kind for one in segment.marks if (one.item, one.kind) not in seen)
    target = ' id="now"' if now in numbers and not any(item == now for item, _ in seen) else ""
    seen.update((one.item, one.kind) for one in segment.marks)
    names = " ".join([*kinds, *(["now"] if now in numbers else [])])
    told = "".join(LETTERS[kind] for kind in first if kind != "party")
    letters = (f' data-k="{told}"' if told else "") + (' data-a="A"' if "party" in first else "")
    return f'<mark class="{names}" data-i="{" ".join(map(str, numbers))}"{letters}{target}>{shown}</mark>'
