"""Sentence starts: after final punctuation, line ends and datelines, not inside a quotation's own sentence.

A full stop ends a sentence unless it belongs to an abbreviation or an initial; a closing quotation mark
or bracket after it goes with the sentence it ends. Where a line has lost its capitals, none is asked for.
The encoder's starts don't replace this walk yet: the finders' rules were made beside it
(docs/decisions/0009-encoder-and-rules.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from . import casing, datelines, written
from .abbreviations import abbreviations, never_last
from .written import Written

FINAL = frozenset(".!?…") | {"...", "....", "?!", "!?", ". . .", "....."}
STOPS = frozenset(".!?") | {"?!", "!?"}
"""Marks that end a sentence in small letters too; three full stops may be a pause."""
CLOSING = frozenset("\"”’')]}»") | {"''"}
OPENING = frozenset("\"“‘'([{«") | {"``"}


MOST_MARKS = 20  # marks in a row looked over; a longer row is no punctuation, and time stays linear


def mark(doc: Doc) -> None:
    """Set `is_sent_start` of every token.

    >>> from .tokens import blank
    >>> doc = blank()("Mr. Orel left. “No.” He came from the U.S. in May.")
    >>> mark(doc)
    >>> [s.text for s in doc.sents]
    ['Mr. Orel left.', '“No.”', 'He came from the U.S. in May.']
    """
    page = written.of(doc)
    small = small_letters(page)
    found = [at == 0 or starts(page, at, small[at]) for at in range(len(doc))]
    for at in after_datelines(page, found):
        found[at] = True
    put(doc, found)


def put(doc: Doc, found: Sequence[bool]) -> None:
    """Set `is_sent_start` of every token; a token's own setter looks through the whole Doc each time."""
    signs = [1 if start or at == 0 else -1 for at, start in enumerate(found)]
    column: Any = np.array(signs, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], column)


def small_letters(page: Written) -> list[bool]:
    """Which tokens stand in lines whose small letters tell nothing."""
    found, places = [False] * len(page.texts), page.ordered.starts
    for start, end in casing.small(page.text):
        first, last = bisect_left(places, start), bisect_left(places, end)
        found[first:last] = [True] * (last - first)
    return found


def after_datelines(page: Written, found: Sequence[bool]) -> Iterator[int]:
    """The first tokens after the datelines that open lines."""
    text, begins = page.text, page.ordered.starts
    for at, start in enumerate(found):
        if start and (at == 0 or has_line_end(page, at)):
            end = datelines.end(text, begins[at])
            if begins[at] < end < len(text):
                yield bisect_left(begins, end)


def starts(page: Written, index: int, small: bool = False) -> bool:
    """Whether a sentence starts at a token that is not the first; `small` where its line has no capitals."""
    texts, spaces = page.texts, page.spaces
    if spaces[index]:
        return False
    if spaces[index - 1] and has_line_end(page, index):
        return True
    end, least = index - 1, max(0, index - MOST_MARKS)
    while end > least and (spaces[end] or texts[end] in CLOSING) and not opens(page, end):
        end -= 1
    if end == index - 1 and not page.blanks[end] and texts[index] in CLOSING:
        return False
    if not ends(page, end) or is_title(page, end) or (texts[index] in CLOSING and not opens(page, index)):
        return False
    return begins(page, index) or (small and begins_small(page, end, index))


def is_title(page: Written, end: int) -> bool:
    """Whether a full stop belongs to a title in capitals, which is a token apart: "COL. OREL"; not "NO."."""
    word = page.texts[end - 1]
    if page.texts[end] != "." or page.blanks[end - 1] or len(word) == 1 or not word.isupper():
        return False
    return word != "NO" and f"{word.lower()}." in never_last()


def begins_small(page: Written, end: int, index: int) -> bool:
    """Whether a sentence in small letters can begin at a token, the mark before it at `end`.

    What follows “why?” may be who asked.
    """
    texts = page.texts
    if texts[end] == "." and f"{page.lowers[end - 1]}." in never_last():
        return False
    quoted = index - 1 > end and texts[index - 1] in CLOSING
    stops = texts[end] == "." if quoted else texts[end] in STOPS
    return stops and (texts[index][:1].isalpha() or opens(page, index))


def has_line_end(page: Written, index: int) -> bool:
    """Whether a line ends in the white space before a token."""
    least = max(0, index - MOST_MARKS)
    while index > least and page.spaces[index - 1]:
        index -= 1
        if "\n" in page.texts[index] or "\r" in page.texts[index]:
            return True
    return False


def opens(page: Written, index: int) -> bool:
    """Whether a mark stands before a word instead of after one: upright marks look alike."""
    text = page.texts[index]
    if text not in OPENING:
        return False
    if text not in CLOSING:
        return True
    return index == 0 or page.blanks[index - 1] or page.spaces[index - 1]


def ends(page: Written, index: int) -> bool:
    """Whether a token can end a sentence."""
    text, lower = page.texts[index], page.lowers[index]
    if text in FINAL:
        return not (text == "." and is_initial(page, index))
    if not lower.endswith("."):
        return False
    if lower in never_last():
        return False
    return lower in abbreviations().other or (len(lower) > 2 and lower[-3:-2] == ".")


def is_initial(page: Written, index: int) -> bool:
    """Whether a full stop follows a single capital: "J. Orel"."""
    if index == 0 or page.blanks[index - 1]:
        return False
    before = page.texts[index - 1]
    return len(before) == 1 and before.isupper() and before != "I"


def begins(page: Written, index: int) -> bool:
    """Whether a sentence can begin at a token: a capital, a digit, or a mark before one.

    After an abbreviation only a capital that is common at the start of sentences is trusted.
    """
    texts = page.texts
    at, most = index, min(len(texts), index + MOST_MARKS)
    while at < most and (opens(page, at) or texts[at] in {"—", "–", "-", "•", "*"}):
        at += 1
    if at == most:
        return False
    word, before = texts[at], texts[index - 1]
    if before in FINAL or before in CLOSING or page.spaces[index - 1]:
        return not word[:1].islower() or (before in {"!", "?"} and at > index)
    return word.istitle() and word.lower() in STOP_WORDS


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """The token ranges between line ends, white space left out."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    page = written.of(doc)
    for at, (text, space) in enumerate(zip(page.texts, page.spaces, strict=True)):
        if space and ("\n" in text or "\r" in text):
            if start is not None:
                found.append((start, at))
            start = None
        elif start is None and not space:
            start = at
    if start is not None:
        found.append((start, len(doc)))
    return found
