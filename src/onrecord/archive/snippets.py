"""The piece of a report that shows why it was found, with what to mark in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Span, Spans

WIDTH = 240
"""Characters of a snippet: three lines of a terminal."""
BEFORE = 60
"""Characters that a snippet may begin before what it shows, at the beginning of a word."""


class Snippet(NamedTuple):
    """A piece of a text, the character it begins with, and the marked pieces in it."""

    text: str
    begins: int
    marked: Spans


def snippet(text: str, spans: Iterable[Span]) -> Snippet:
    """The piece of a text with the most of some spans; its beginning where there are none.

    >>> snippet("One. " * 99 + "Ten died in Lisk.", [(495, 503)]).marked
    ((55, 63),)
    """
    some = merged(spans)
    first = best(some)
    begin, end = bounds(text, first)
    inside = ((max(start, begin), min(stop, end)) for start, stop in some if start < end and stop > begin)
    return Snippet(text[begin:end], begin, tuple((start - begin, stop - begin) for start, stop in inside))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in their order, those that touch made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def best(spans: list[Span]) -> int:
    """Where the window with the most spans begins; the first of those that have as many."""
    room = WIDTH - BEFORE
    counts = [(sum(start <= a < start + room for a, _ in spans), -start) for start, _ in spans]
    return -max(counts)[1] if counts else 0


def bounds(text: str, first: int) -> Span:
    """A window around a character, from the beginning of a word to the end of one."""
    begin = max(0, first - BEFORE)
    if begin and (gap := text.find(" ", begin, first)) >= 0:
        begin = gap + 1
    end = min(len(text), begin + WIDTH)
    if end < len(text) and (gap := text.rfind(" ", begin, end)) > first:
        end = gap
    return begin, end
