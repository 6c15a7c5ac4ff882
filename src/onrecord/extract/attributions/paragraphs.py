"""A quotation over paragraphs: one where it is closed once, else one for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .page import Page
from .reading import Range, Reading


def by_paragraph(page: Page, reading: Reading) -> Iterator[Reading]:
    """A reading, and as readings of their own, of the same voice, quotations in later paragraphs."""
    parts = sorted(part for piece in reading.content for part in lines(page, piece))
    first = page.paragraph[parts[0][0]]
    home = max(first, page.paragraph[(reading.cue or reading.source or parts[0])[0]])
    groups = [(at, list(some)) for at, some in groupby(parts, key=lambda part: page.paragraph[part[0]])]
    later = [some for at, some in groups if at > home and is_quoted(page, some, reading.region.depth)]
    apart = {part for some in later for part in some}
    kept = tuple(part for part in parts if part not in apart)
    yield reading._replace(content=kept) if apart else reading
    for some in later:
        yield Reading(reading.region, tuple(some), inferred=True, confidence=reading.confidence)


def lines(page: Page, piece: Range) -> Iterator[Range]:
    """The parts of a range in each paragraph."""
    inside = [i for i in range(*piece) if not page.spaces[i]]
    for _, group in groupby(inside, key=lambda i: page.paragraph[i]):
        found = list(group)
        yield found[0], found[-1] + 1


def is_quoted(page: Page, content: Sequence[Range], depth: int) -> bool:
    """Whether all words of some content stand in quotation marks."""
    return all(
        page.level[i] > depth or not page.words[i][:1].isalnum()
        for start, end in content
        for i in range(start, end)
    )
