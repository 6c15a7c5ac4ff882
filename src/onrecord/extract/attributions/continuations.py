"""Quotations that stand alone: they go on with what the last speaker said."""

from __future__ import annotations

from collections.abc import Sequence

from .page import FINAL, Page, Piece, Region
from .reading import Reading
from .subjects import subject

FEWEST = 3  # words of a quotation in a paragraph of its own that is speech, not a title


def continued(page: Page, read: Sequence[tuple[Region, list[Reading]]]) -> list[Reading]:
    """The readings of all sentences, quotations that stand alone joined to them or read as their own."""
    found: list[Reading] = []
    latest: int | None = None
    before: Region | None = None
    claimed = {
        at
        for region, readings in read
        if not region.depth
        for reading in readings
        for start, end in reading.content
        for at in range(start, end)
    }
    for region, readings in read:
        quote = None if region.depth or readings else alone(page, region)
        if quote and claimed.isdisjoint(range(quote.start, quote.end)):
            if before and (introduced := by_introduction(page, before, quote)):
                readings.append(introduced)
            elif latest is not None:
                latest = carried_on(page, found, latest, region, quote)
        found += readings
        if readings and not region.depth:
            latest = len(found) - len(readings) + readings.index(speaking(page, readings))
        before = before if region.depth else region
    return found


def by_introduction(page: Page, region: Region, quote: Piece) -> Reading | None:
    """A quotation introduced by the sentence before: "The union issued a statement: / “...”"."""
    if page.words[region.end - 1] != ":":
        return None
    verb = next((i for i in page.outside(region) if page.is_finite(i)), None)
    source = subject(page, verb, region.start) if verb is not None else None
    if source is None:
        return None
    return Reading(region, ((quote.start, quote.end),), source, (region.end - 1, region.end))


def carried_on(page: Page, found: list[Reading], latest: int, region: Region, quote: Piece) -> int:
    """Join a quotation to the reading it goes on from, or add it as its own; which is the latest now."""
    last = found[latest]
    if last.region.paragraph == region.paragraph:
        found[latest] = last._replace(content=(*last.content, (quote.start, quote.end)))
        return latest
    if quote.end - quote.start < FEWEST + 2:
        return latest
    found.append(Reading(region, ((quote.start, quote.end),), inferred=True))
    return len(found) - 1


def speaking(page: Page, readings: Sequence[Reading]) -> Reading:
    """The reading that a quotation after its sentence goes on from: the last that quotes, else the first."""
    return next((reading for reading in reversed(readings) if has_quote(page, reading)), readings[0])


def alone(page: Page, region: Region) -> Piece | None:
    """The quotation that a sentence consists of."""
    quote = page.next_quote(region.start, region.depth)
    if quote is None or any(page.words[i] not in FINAL for i in range(quote.end, region.end)):
        return None
    return quote


def has_quote(page: Page, reading: Reading) -> bool:
    """Whether a quotation stands in what is reported."""
    depth = reading.region.depth
    return any(page.next_quote(i, depth) for start, end in reading.content for i in range(start, end))
