"""A quotation over paragraphs: one where it is closed once, else one for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .page import Page
from .reading import Range, Reading


def by_paragraph(page: Page, reading: Reading) -> Iterator[Reading]:
    """A reading, and as readings of their own, of the same voice, quotations in later paragraphs."""
    spoken = reading.cue is not None
    parts = sorted(part for piece in reading.content for part in apart(page, piece, spoken))
    first = page.paragraph[parts[0][0]]
    home = max(first, page.paragraph[(reading.cue or reading.source or parts[0])[0]])
    groups = [(at, list(some)) for at, some in groupby(parts, key=lambda part: page.paragraph[part[0]])]
    later = [some for at, some in groups if at > home and is_quoted(page, some, reading.region.depth)]
    inferred = {part for some in later for part in some}
    told = spoken and page.paragraph[parts[0][0]] == home
    kept = tuple(
        part for part in parts if part not in inferred and not (told and is_behind(page, part, home))
    )
    yield reading if kept == tuple(parts) else reading._replace(content=kept)
    for some in later:
        yield Reading(reading.region, tuple(some), inferred=True, confidence=reading.confidence)


def is_behind(page: Page, part: Range, home: int) -> bool:
    """Whether part of what is told by a cue stands behind an empty line below it."""
    start = part[0]
    return page.paragraph[start] > home and page.words[start - 1].count("\n") > 1


def apart(page: Page, piece: Range, spoken: bool) -> Iterator[Range]:
    """The parts of a range in each paragraph; a quotation over paragraphs that somebody says is one."""
    yield from [piece] if spoken and is_run(page, piece) else lines(page, piece)


def lines(page: Page, piece: Range) -> Iterator[Range]:
    """The parts of a range in each paragraph."""
    begin, end = piece
    for index in range(begin, end):
        if page.ends_line(index):
            yield from without_space(page, begin, index)
            begin = index + 1
    yield from without_space(page, begin, end)


def is_run(page: Page, piece: Range) -> bool:
    """Whether a range is one quotation over paragraphs: each opens with its mark, only the last is closed."""
    start, end = piece
    quote = page.quote_from.get(start)
    opens = [inside[0] for inside in lines(page, piece)]
    same = all(page.words[at] == page.words[start] for at in opens)
    return quote is not None and quote.end == end and len(opens) > 1 and same


def without_space(page: Page, start: int, end: int) -> Iterator[Range]:
    """A range without white space at its ends, where anything is left."""
    while start < end and page.spaces[start]:
        start += 1
    while start < end and page.spaces[end - 1]:
        end -= 1
    if start < end:
        yield start, end


def is_quoted(page: Page, content: Sequence[Range], depth: int) -> bool:
    """Whether all words of some content stand in quotation marks."""
    return all(
        page.level[i] > depth or not page.words[i][:1].isalnum()
        for start, end in content
        for i in range(start, end)
    )
