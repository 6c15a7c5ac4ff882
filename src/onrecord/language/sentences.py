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

import msgspec
import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from ..lexicon import load
from . import casing, datelines

FINAL = frozenset(".!?…") | {"...", "....", "?!", "!?", ". . .", "....."}
STOPS = frozenset(".!?") | {"?!", "!?"}
"""Marks that end a sentence in small letters too; three full stops may be a pause."""
CLOSING = frozenset("\"”’')]}»") | {"''"}
OPENING = frozenset("\"“‘'([{«") | {"``"}


MOST_MARKS = 20  # marks in a row looked over; a longer row is no punctuation, and time stays linear


class Abbreviations(msgspec.Struct, frozen=True):
    """The shape of lexicons/abbreviations.toml; every form is lower-cased, with its full stop."""

    titles: frozenset[str]
    other: frozenset[str]


def mark(doc: Doc) -> None:
    """Set `is_sent_start` of every token.

    >>> from .tokens import blank
    >>> doc = blank()("Mr. Orel left. “No.” He came from the U.S. in May.")
    >>> mark(doc)
    >>> [s.text for s in doc.sents]
    ['Mr. Orel left.', '“No.”', 'He came from the U.S. in May.']
    """
    small = small_letters(doc)
    found = [at == 0 or starts(doc, at, small[at]) for at in range(len(doc))]
    for at in after_datelines(doc, found):
        found[at] = True
    put(doc, found)


def put(doc: Doc, found: Sequence[bool]) -> None:
    """Set `is_sent_start` of every token; a token's own setter looks through the whole Doc each time."""
    signs = [1 if start or at == 0 else -1 for at, start in enumerate(found)]
    column: Any = np.array(signs, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], column)


def small_letters(doc: Doc) -> list[bool]:
    """Which tokens stand in lines whose small letters tell nothing."""
    found = [False] * len(doc)
    places = [token.idx for token in doc]
    for start, end in casing.small(doc.text):
        first, last = bisect_left(places, start), bisect_left(places, end)
        found[first:last] = [True] * (last - first)
    return found


def after_datelines(doc: Doc, found: Sequence[bool]) -> Iterator[int]:
    """The first tokens after the datelines that open lines."""
    text, begins = doc.text, [token.idx for token in doc]
    for at, start in enumerate(found):
        if start and (at == 0 or has_line_end(doc, at)):
            end = datelines.end(text, begins[at])
            if begins[at] < end < len(text):
                yield bisect_left(begins, end)


def starts(doc: Doc, index: int, small: bool = False) -> bool:
    """Whether a sentence starts at a token that is not the first; `small` where its line has no capitals."""
    token, before = doc[index], doc[index - 1]
    if token.is_space:
        return False
    if before.is_space and has_line_end(doc, index):
        return True
    end, least = index - 1, max(0, index - MOST_MARKS)
    while end > least and (doc[end].is_space or doc[end].text in CLOSING) and not opens(doc, end):
        end -= 1
    if end == index - 1 and not before.whitespace_ and token.text in CLOSING:
        return False
    if not ends(doc[end]) or is_title(doc, end) or (token.text in CLOSING and not opens(doc, index)):
        return False
    return begins(doc, index) or (small and begins_small(doc, end, index))


def is_title(doc: Doc, end: int) -> bool:
    """Whether a full stop belongs to a title in capitals, which is a token apart: "COL. OREL"; not "NO."."""
    word = doc[end - 1].text
    if doc[end].text != "." or doc[end - 1].whitespace_ or len(word) == 1 or not word.isupper():
        return False
    return word != "NO" and f"{word.lower()}." in load("abbreviations", Abbreviations).titles


def begins_small(doc: Doc, end: int, index: int) -> bool:
    """Whether a sentence in small letters can begin at a token, the mark before it at `end`.

    What follows “why?” may be who asked.
    """
    if doc[end].text == "." and f"{doc[end - 1].lower_}." in load("abbreviations", Abbreviations).titles:
        return False
    quoted = index - 1 > end and doc[index - 1].text in CLOSING
    stops = doc[end].text == "." if quoted else doc[end].text in STOPS
    return stops and (doc[index].text[:1].isalpha() or opens(doc, index))


def has_line_end(doc: Doc, index: int) -> bool:
    """Whether a line ends in the white space before a token."""
    least = max(0, index - MOST_MARKS)
    while index > least and doc[index - 1].is_space:
        index -= 1
        if "\n" in doc[index].text or "\r" in doc[index].text:
            return True
    return False


def opens(doc: Doc, index: int) -> bool:
    """Whether a mark stands before a word instead of after one: upright marks look alike."""
    token = doc[index]
    if token.text not in OPENING:
        return False
    if token.text not in CLOSING:
        return True
    return index == 0 or bool(doc[index - 1].whitespace_) or doc[index - 1].is_space


def ends(token: Token) -> bool:
    """Whether a token can end a sentence."""
    if token.text in FINAL:
        return not (token.text == "." and is_initial(token))
    lexicon = load("abbreviations", Abbreviations)
    lower = token.lower_
    if not lower.endswith(".") or lower in lexicon.titles:
        return False
    return lower in lexicon.other or (len(lower) > 2 and lower[-3:-2] == ".")


def is_initial(token: Token) -> bool:
    """Whether a full stop follows a single capital: "J. Orel"."""
    if token.i == 0 or token.doc[token.i - 1].whitespace_:
        return False
    before = token.doc[token.i - 1].text
    return len(before) == 1 and before.isupper() and before != "I"


def begins(doc: Doc, index: int) -> bool:
    """Whether a sentence can begin at a token: a capital, a digit, or a mark before one.

    After an abbreviation only a capital that is common at the start of sentences is trusted.
    """
    at, most = index, min(len(doc), index + MOST_MARKS)
    while at < most and (opens(doc, at) or doc[at].text in {"—", "–", "-", "•", "*"}):
        at += 1
    if at == most:
        return False
    word = doc[at]
    before = doc[index - 1]
    if before.text in FINAL or before.text in CLOSING or before.is_space:
        return not word.text[:1].islower() or (before.text in {"!", "?"} and at > index)
    return word.is_title and word.is_stop


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """The token ranges between line ends, white space left out."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for token in doc:
        if token.is_space and ("\n" in token.text or "\r" in token.text):
            if start is not None:
                found.append((start, token.i))
            start = None
        elif start is None and not token.is_space:
            start = token.i
    if start is not None:
        found.append((start, len(doc)))
    return found
