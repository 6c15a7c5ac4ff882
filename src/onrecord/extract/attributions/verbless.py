"""Attributions without a verb: "according to", "in her view"; those of a mark are in marks.py."""

from __future__ import annotations

from collections.abc import Iterator

from .ends import trimmed
from .marks import by_mark
from .middles import is_past, is_subject
from .nominals import Nominal, following
from .overlap import Index
from .page import Page, Region
from .reading import Range, Reading
from .words import sources, words

PARTING = frozenset({",", ":", ";"})
RELATIVE = frozenset({"WRB", "WP", "WDT", "WP$"})
FEWEST_BEFORE = 2  # words before "according to" that are reported, with or without a verb
LONGEST_UNSEEN = 6  # tokens of a source that the tagger saw no phrase in
FEWEST = 3  # words after "According to Orel," that can be what is reported


def verbless(page: Page, region: Region) -> Iterator[Reading]:
    """The attributions of a region that have no verb."""
    rest = region
    told: list[Reading] = []
    for index in range(region.start, region.end):
        if page.level[index] > region.depth:
            continue
        size = phrase_size(page, index)
        found = by_phrase(page, index, index + size, rest) if size else by_view(page, index, region)
        if found:
            told.append(found._replace(region=region))
            rest = region._replace(start=behind(page, found, index)) if size else rest
    several = sum(is_phrase(page, one) for one in told) > 1
    yield from (one._replace(sure=one.sure or (several and is_phrase(page, one))) for one in told)
    if marked := by_mark(page, region):
        yield marked


def is_phrase(page: Page, reading: Reading) -> bool:
    """Whether "according to" or the like names the source of a reading, behind what is told."""
    cue = reading.cue
    return cue is not None and reading.content[0][1] <= cue[0] and phrase_size(page, cue[0]) > 0


def are_told_apart(page: Page, heard: Reading, rules: Index) -> bool:
    """Whether two sources tell what was heard of one: "16 dead, according to Orel, 30 hurt, according to"."""
    near = (rules.all[at] for at in rules.near(heard))
    return sum(one.sure and is_phrase(page, one) for one in near) > 1


def behind(page: Page, found: Reading, at: int) -> int:
    """Where what another source tells begins: "16 dead, according to Orel, [30 hurt, according to]"."""
    end = max(found.source.end if found.source else at, at)
    return end + (page.words[end : end + 1] == [","])


def phrase_size(page: Page, at: int) -> int:
    """How many tokens "according to" or the like has that begins at a token, else 0."""
    for phrase in sources().get(page.words[at], ()):
        if tuple(page.words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def by_phrase(page: Page, start: int, end: int, region: Region) -> Reading | None:
    """What is reported by "according to": the sentence around it."""
    source = following(page, end, region.end) if end < region.end else None
    source = source or up_to_comma(page, end, region)
    if source is None:
        return None
    if (taken := taken_up(page, region, start, source.end)) is not None:
        parted = (region.start, start - 1), taken
        return Reading(region, parted, source, (start, end), sure=True)
    after = around_after(page, region, source.end)
    before = around_before(page, region, start, parted=bool(after and page.is_finite(after[0])))
    if before and after and page.tags[after[0]] in RELATIVE:
        after = None  # "according to the clinic in Lisk, where"
    if start == region.start and (after is None or page.tags[after[0]] in RELATIVE):
        comma = source_end(page, end, source.end, region)
        source, after = Nominal(source.start, comma), rest_after(page, region, comma)
    content = tuple(piece for piece in (before, after) if piece is not None)
    return Reading(region, content, source, (start, end)) if content else None


def up_to_comma(page: Page, start: int, region: Region) -> Nominal | None:
    """A source in which the tagger saw no phrase, up to its comma: "according to [court/VB papers],"."""
    stop = min(region.end, start + LONGEST_UNSEEN)
    comma = next((at for at in range(start + 1, stop) if page.words[at] == ","), None)
    return Nominal(start, comma) if comma and page.tags[comma - 1].startswith("NN") else None


def taken_up(page: Page, region: Region, start: int, end: int) -> Range | None:
    """What goes on behind a subject or an auxiliary: "Police, according to Orel, [fired]"."""
    commas = page.words[start - 1] == "," and page.words[end : end + 1] == [","]
    if start < region.start + 2 or not commas or end + 1 >= region.end:
        return None
    helped = page.words[start - 2] in words().classes.auxiliaries and start - 2 > region.start
    subject = is_subject(page, region.start, start - 1) and is_past(page, end + 1, region.end)
    stop = trimmed(page, end + 1, region.end)
    return (end + 1, stop) if (helped or subject) and stop > end + 1 else None


def source_end(page: Page, start: int, end: int, region: Region) -> int:
    """The comma that ends a source, where the tagger saw no verb to tell it by."""
    commas = [i for i in range(start + 1, end) if page.words[i] == ","] or [end]
    verb = any(page.tags[i].startswith("VB") for i in range(commas[-1], region.end))
    return commas[-1] if verb else commas[0]


def rest_after(page: Page, region: Region, comma: int) -> Range | None:
    """All the sentence after a comma, whether the tagger saw a verb in it or not."""
    stop = trimmed(page, comma + 1, region.end)
    return (comma + 1, stop) if page.words[comma : comma + 1] == [","] and stop - comma > FEWEST else None


def by_view(page: Page, at: int, region: Region) -> Reading | None:
    """What is so in somebody's view: "In the mayor’s view, the dam holds"."""
    end = page.phrase_from.get(at + 1) if page.words[at] == "in" and at + 1 < region.end else None
    if end is None or page.words[end - 1] not in words().phrases.views:
        return None
    owner = next((i + 1 for i in range(at + 1, end) if page.tags[i] in {"POS", "PRP$"}), None)
    if owner is None:
        return None
    source = Nominal(at + 1, owner - (page.tags[owner - 1] == "POS"))
    pieces = [around_before(page, region, at), around_after(page, region, end)]
    content = tuple(piece for piece in pieces if piece is not None)
    return Reading(region, content, source, (at, end)) if content else None


def around_before(page: Page, region: Region, start: int, parted: bool = False) -> Range | None:
    """The part of the sentence before a phrase that names the source; any it has `parted` from a verb."""
    end = start
    while end > region.start and page.words[end - 1] in {",", ";"}:
        end -= 1
    if end < start and end > region.start and page.tags[end - 1] in RELATIVE:
        return None  # "fell on Lisk, where, according to Orel, nine died"
    whole = parted or end - region.start > FEWEST_BEFORE or page.has_verb(region.start, end)
    return (region.start, end) if whole and end > region.start else None


def around_after(page: Page, region: Region, end: int) -> Range | None:
    """The part of the sentence after the comma behind the source."""
    comma = next(
        (i for i in range(end, region.end) if page.words[i] in PARTING or page.next_quote(i, region.depth)),
        None,
    )
    if comma is None or page.words[comma] == ";":
        return None
    start = comma + (page.words[comma] in {",", ":"})
    stop = trimmed(page, start, region.end)
    return (
        (start, stop)
        if stop > start and (page.has_verb(start, stop) or page.next_quote(start, region.depth))
        else None
    )
