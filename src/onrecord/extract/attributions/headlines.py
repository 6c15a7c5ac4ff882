"""Who speaks in a headline, behind or before its words: "Storm kills 12: police", "Mayor: 12 drowned"."""

from __future__ import annotations

from collections.abc import Iterable

from .nominals import Nominal, following
from .page import FINAL, Page, Region
from .reading import Range, Reading
from .voices import bodies_by_name, organisations_by_name, voices
from .words import certain, entries, words

LONGEST = 8  # tokens of what a headline is about, before a colon
FEWEST = 3  # words that somebody tells in a headline: "Storm kills 12"
NOT_TELLING = frozenset({"DT", "WRB", "WP", "WDT", "IN", "TO", "PRP$"})  # tags that open a mere title
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "my", "your"})
UNNAMED = frozenset({"reports"})
"""Words before a colon that name nobody: "Reports: rebel leader killed"."""


def opens_line(page: Page, at: int) -> bool:
    """Whether a token is the first of its line."""
    return at == 0 or page.paragraph[at - 1] != page.paragraph[at] or page.spaces[at - 1]


def is_headline(page: Page, region: Region) -> bool:
    """Whether a sentence is a line of its own without a final stop."""
    ends = region.end == len(page.words) or page.spaces[region.end]
    return opens_line(page, region.start) and ends and page.words[region.end - 1] not in FINAL


def is_first(page: Page, region: Region) -> bool:
    """Whether a sentence is the headline of the whole text, above everything else."""
    return (
        not region.depth and all(page.spaces[at] for at in range(region.start)) and is_headline(page, region)
    )


def by_headline(page: Page, region: Region) -> Reading | None:
    """What somebody tells in a headline, named behind it, or before it without a verb."""
    if not is_first(page, region):
        return None
    if (mark := speaker_mark(page, region)) is not None:
        source, said = Nominal(mark + 1, region.end), (region.start, mark)
        return Reading(region, (said,), source, (mark, mark + 1), sure=True)
    return behind_words(page, region) or before_words(page, region)


def behind_comma(page: Page, region: Region) -> int | None:
    """The last comma of a headline, before who says it: "Two dead in blast[,] say police"."""
    comma = next(
        (at for at in range(region.end - 3, region.start + FEWEST - 1, -1) if page.words[at] == ","), None
    )
    if comma is None or not {page.words[comma + 1], page.words[region.end - 1]} & certain().keys():
        return None
    return comma


def behind_words(page: Page, region: Region) -> Reading | None:
    """What a verb tells with nobody but its speaker behind it: "Two dead in blast, [say police]"."""
    comma = behind_comma(page, region)
    entry, who = (entries().get(page.words[comma + 1]), (comma + 2, region.end)) if comma else (None, (0, 0))
    if comma is None or entry is None or "any" not in entry.shapes or not is_speaker(page, *who, colon=True):
        return None
    said, cue = (region.start, comma), (comma + 1, comma + 2)
    return Reading(region, (said,), Nominal(*who), cue, sure=True)


def topic(page: Page, region: Region) -> int | None:
    """The colon behind what a headline is about, which says nothing: "Karvia[:] Truce is close".

    So are states, but before what is all a quotation; happenings; and whatever is before somebody's words.
    """
    if not is_first(page, region):
        return None
    stop = min(region.end - 1, region.start + LONGEST)
    colon = next((at for at in range(region.start + 1, stop) if page.words[at] == ":"), None)
    if colon is None:
        return None
    named, known = page.words[region.start : colon], words().classes.topics
    quote = page.next_quote(colon + 1, 0)
    if quote is not None and quote.end == region.end:
        return None
    state = " ".join(named) in bodies_by_name() - organisations_by_name()
    speaks = is_speaker(page, region.start, colon, colon=True)  # "Fire chief: 12 dead in blaze"
    happening = not speaks and (named[0] in known or named[-1] in known)
    mark = speaker_mark(page, region)
    told = behind_comma(page, region) is not None or (mark is not None and mark > colon)
    return colon if state or happening or told else None


def speaker_mark(page: Page, region: Region) -> int | None:
    """The colon or dash of a headline behind which only a speaker stands: "Storm kills 12[:] police"."""
    if not is_first(page, region):
        return None
    last = next(
        (at for at in range(region.end - 2, region.start + FEWEST - 1, -1) if is_mark(page, at)), None
    )
    if last is None:
        return None
    return last if is_speaker(page, last + 1, region.end, colon=page.words[last] == ":") else None


def crosses_mark(page: Page, region: Region, content: Iterable[Range]) -> bool:
    """Whether content goes on over who tells a headline: "feared [dead – health workers]"."""
    mark = speaker_mark(page, region)
    return mark is not None and any(start < mark < end for start, end in content)


def is_mark(page: Page, at: int) -> bool:
    """Whether a colon or a dash stands at a token."""
    return page.words[at] == ":" or page.is_dash(at)


def is_speaker(page: Page, start: int, end: int, colon: bool) -> bool:
    """Whether somebody stands in some tokens; behind a dash a name may be the paper's: "- Lisk Herald"."""
    found = following(page, start, end)
    words = page.words[start:end]
    if words[0] in ARTICLES or page.has_verb(start, end) or (found is not None and found.end < end):
        return False
    if colon and " ".join(words) in bodies_by_name():
        return True
    base = min(page.phrase_from.get(start, end), end)
    return page.words[base - 1] in voices() and (colon or not page.is_capital(base - 1) or base - start == 1)


def before_words(page: Page, region: Region) -> Reading | None:
    """What somebody tells before whose words no verb stands: "UN chief: Sudan on the brink of famine"."""
    stop = min(region.end, region.start + LONGEST)
    colon = next((at for at in range(region.start + 1, stop) if page.words[at] == ":"), None)
    if colon is None or region.end - colon <= FEWEST or page.tags[colon + 1] in NOT_TELLING:
        return None
    if topic(page, region) is not None:
        return None
    said, cue = (colon + 1, region.end), (colon, colon + 1)
    if page.words[region.start : colon] in ([word] for word in UNNAMED):
        return Reading(region, (said,), None, (region.start, colon), sure=True)
    if not is_speaker(page, region.start, colon, colon=False) and not is_heading(page, region.start, colon):
        return None
    return Reading(region, (said,), Nominal(region.start, colon), cue, sure=True)


def is_heading(page: Page, start: int, end: int) -> bool:
    """Whether somebody with a capital opens a headline: "UN Chief", "Health Ministry", "UN"."""
    if " ".join(page.words[start:end]) in organisations_by_name():
        return True
    return page.words[end - 1] in voices() and page.phrase_from.get(start) == end
