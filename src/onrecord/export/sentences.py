"""The sentence that some characters of a report stand in, to be shown as evidence."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..model import Span

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 320
"""Characters of a sentence that are shown, four lines or so; of a longer one those around the evidence."""
REMEMBERED = 64  # reports


class Sentence(NamedTuple):
    """A sentence as written: what stands before the evidence, the evidence, what stands behind."""

    before: str
    words: str
    after: str


def around(text: str, start: int, end: int) -> Sentence:
    """The sentence around some characters, as long as it is shown.

    >>> around("Mr. Orel left. Ten died, police said. More were hurt.", 15, 18)
    Sentence(before='', words='Ten', after=' died, police said.')
    """
    first, last = whole(text, start)
    last = max(last, end)
    room = max(0, LONGEST - (end - start))
    before = min(start - first, max(room // 2, room - (last - end)))
    low = first if start - first <= before else text.find(" ", start - before, start)
    high = last if last - end <= room - before else text.rfind(" ", end, end + room - before)
    low, high = (start if low < 0 else low), (end if high < 0 else high)
    return Sentence(
        ("…" if low > first else "") + text[low:start].lstrip(),
        text[start:end],
        text[end:high].rstrip() + (" …" if high < last else ""),
    )


def whole(text: str, place: int) -> Span:
    """Where the sentence begins and ends that a character stands in."""
    found = bounds(text)
    return found[max(0, bisect_right(found, place, key=lambda span: span[0]) - 1)] if found else (0, 0)


@lru_cache(REMEMBERED)
def bounds(text: str) -> tuple[Span, ...]:
    """The sentences of a text."""
    from ..language import sentences  # noqa: PLC0415 - loads spaCy, which most exports need not wait for

    doc = tokens()(text)
    sentences.mark(doc)
    return tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents)


@cache
def tokens() -> Language:
    """The pipeline that has only the tokenizer; it takes a while to make."""
    from ..language.tokens import blank  # noqa: PLC0415 - as above

    return blank()
