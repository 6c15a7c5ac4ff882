"""The simplest reader of quotations: what stands in quotation marks, laid to the nearest name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Span

QUOTED = re.compile(r"[“\"][^“”\"\n]{1,600}[”\"]")
NAME = re.compile(r"\b(?:[A-Z][\w’'.-]+(?: (?:of|de|al|bin) )?(?: ?[A-Z][\w’'.-]+)*|[Ss]?[Hh]e|[Tt]hey|I)\b")
FEWEST = 4  # words of a quotation, as textacy counts tokens with both marks
BESIDE = 80  # characters before and after a quotation in which its speaker is looked for


def find(text: str) -> Iterator[tuple[Span, Span | None]]:
    """Each quotation of some words with the name nearest to it, the one after it where both are as near."""
    for quoted in QUOTED.finditer(text):
        if len(quoted[0].split()) >= FEWEST:
            yield quoted.span(), nearest(text, quoted.start(), quoted.end())


def nearest(text: str, start: int, end: int) -> Span | None:
    """The name nearest to some characters, on their line.

    >>> nearest("Ada Orel said: “No.”", 15, 20)
    (0, 8)
    """
    low = max(text.rfind("\n", 0, start) + 1, start - BESIDE)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + BESIDE)
    before = [(start - one.end(), 1, one.span()) for one in NAME.finditer(text, low, start)]
    after = [(one.start() - end, 0, one.span()) for one in NAME.finditer(text, end, high)]
    return min([*before, *after])[2] if before or after else None
