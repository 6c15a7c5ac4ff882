"""Who speaks in a headline, behind or before its words: "Storm kills 12: police", "Mayor: 12 drowned"."""

from __future__ import annotations

from collections.abc import Iterable

from .nominals import Nominal, following
from .page import FINAL, Page, Region
from .reading import Range, Reading
from .voices import bodies_by_name, organisations_by_name, voices

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
    return before_words(page, region)


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
    stop = min(region.end, region.start + 8)
    colon = next((at for at in range(region.start + 1, stop) if page.words[at] == ":"), None)
    if colon is None or region.end - colon <= FEWEST or page.tags[colon + 1] in NOT_TELLING:
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
