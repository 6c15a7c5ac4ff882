"""Sentences that two reports have in common, as the characters they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..language import datelines
from ..language.abbreviations import never_last
from ..model import Span
from .signatures import words

LEAST = 8  # words of a sentence that says where it comes from (research/dedupe.md)
LINE = re.compile(r"[^\r\n]+")
END = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\s+(?=[\"“‘'«(\[]{0,2}[^\W_a-z])")
BEFORE = re.compile(r"[^\W\d_]{1,12}\.$")
WIDTH = range(50, 100)  # characters of a line that is cut for its length


def shared_passages(a: str, b: str) -> tuple[tuple[Span, Span], ...]:
    r"""The sentences of eight or more words that stand in both texts, each with its characters in both.

    Case, punctuation and line ends make no difference; the second time a text says a sentence goes with
    the second time in the other.

    >>> a = "Two shells hit the old mill at Marnovo before dawn. Nobody slept."
    >>> b = "OSLO (Agency) — Two shells hit the old mill at Marnovo before dawn, police said.\n" + a.upper()
    >>> [(a[slice(*one)], b[slice(*other)][-12:]) for one, other in shared_passages(a, b)]
    [('Two shells hit the old mill at Marnovo before dawn.', 'BEFORE DAWN.')]
    """
    theirs: dict[str, list[Span]] = defaultdict(list)
    for said, span in reversed(list(long(b))):
        theirs[said].append(span)
    return tuple((span, theirs[said].pop()) for said, span in long(a) if theirs[said])


def long(text: str) -> Iterator[tuple[str, Span]]:
    """The sentences long enough to tell anything: their words and characters."""
    for start, end in sentences(text):
        found = words(text[start:end])
        if len(found) >= LEAST:
            yield " ".join(found), (start, end)


def sentences(text: str) -> Iterator[Span]:
    r"""The sentences of a text, roughly: at final marks and line ends, behind datelines.

    >>> text = "OSLO — Mr. Orel saw it. “No,” he said\nafter a while.\nAll left"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Orel saw it.', '“No,” he said\nafter a while.', 'All left']
    """
    for begins, ends in paragraphs(text):
        start = datelines.end(text, begins)
        for found in END.finditer(text, start, ends):
            if not abbreviated(text[max(start, found.start() - 12) : found.start() + 1]):
                yield start, start + len(text[start : found.end()].rstrip())
                start = found.end()
        if start < ends:
            yield start, ends


def abbreviated(tail: str) -> bool:
    """Whether a text's last full stop is that of a title or an initial.

    >>> abbreviated("said Mr."), abbreviated("J."), abbreviated("at last.")
    (True, True, False)
    """
    found = BEFORE.search(tail)
    word = found[0] if found else ""
    return word.lower() in never_last() or (len(word) == 2 and word[0].isupper())


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text without the white space around them, lines that go on in the next one joined."""
    lines = [trimmed(text, *found.span()) for found in LINE.finditer(text) if found[0].strip()]
    wrapped = len(lines) > 4 and max(end - start for start, end in lines) in WIDTH
    for at, (start, end) in enumerate(lines):
        if at + 1 < len(lines) and goes_on(text, (start, end), lines[at + 1], wrapped):
            lines[at + 1] = (start, lines[at + 1][1])
        else:
            yield start, end


def goes_on(text: str, line: Span, following: Span, wrapped: bool) -> bool:
    """Whether a line's sentence goes on in the next, which begins in lower case, or all are cut alike."""
    if len(text[line[1] : following[0]].splitlines()) > 2:  # a line is left out between
        return False
    return text[following[0]].islower() or (wrapped and line[1] - line[0] >= WIDTH.start)


def trimmed(text: str, start: int, end: int) -> Span:
    """A range that is not all white space, without the white space around it."""
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())
