"""Who says what beside a colon or a dash: "Orel: “We stay.”", "“We stay.” — Ada Orel"."""

from __future__ import annotations

from .ends import trimmed
from .headlines import by_headline, is_headline, opens_line, topic
from .nominals import Nominal, following
from .page import NAMES, Page, Region
from .reading import Reading
from .voices import is_voice
from .words import certain

LONGEST_NAME = 8  # tokens before a colon that can be a speaker: "The Foreign Ministry of Northern Karvia:"


def by_mark(page: Page, region: Region) -> Reading | None:
    """The attribution of a region that a colon or a dash makes."""
    if region.depth == 0 and (found := by_colon(page, region) or behind_colon(page, region)):
        return found
    return by_dash(page, region) or by_headline(page, region)


def by_colon(page: Page, region: Region) -> Reading | None:
    """Words after a name and a colon: "Orel: “We stay.”", "Q: Who paid?"."""
    stop = min(region.end - 1, region.start + LONGEST_NAME)
    colon = next((i for i in range(region.start, stop) if page.words[i] == ":"), None)
    if (
        colon is None
        or colon == region.start
        or not (is_speaker(page, region.start, colon) or is_somebody(page, region, colon))
        or topic(page, region) == colon
    ):
        return None
    quoted = page.next_quote(colon + 1, 0)
    if not quoted and not opens_line(page, region.start):
        return None
    end = quoted.end if quoted else trimmed(page, colon + 1, region.end)
    if end <= colon + 1 or not (quoted or page.has_verb(colon + 1, end)):
        return None
    content = ((colon + 1, end),)
    first = region.start
    if page.words[first] in certain() and colon > first + 1:
        return Reading(region, content, Nominal(first + 1, colon), (first, first + 1))  # "Said Orel: “...”"
    sure = is_somebody(page, region, colon)
    return Reading(region, content, Nominal(first, colon), (colon, colon + 1), sure=sure)


def is_speaker(page: Page, start: int, end: int) -> bool:
    """Whether some tokens are a name and nothing else."""
    return all(page.tags[i] in NAMES or page.words[i] == "." for i in range(start, end)) and end > start


def is_somebody(page: Page, region: Region, colon: int) -> bool:
    """Whether a headline begins with somebody: "Police: gunman acted alone"."""
    whole = page.phrase_from.get(region.start) == colon
    return whole and is_voice(page, region.start, colon) and is_headline(page, region)


def by_dash(page: Page, region: Region) -> Reading | None:
    """A name after a quotation and a dash: "“We stay.” — Ada Orel"."""
    quote = page.next_quote(region.start, region.depth) or page.quote_to.get(region.start)
    dash = quote.end if quote else region.end
    if quote is None or quote.depth != region.depth or dash + 1 >= region.end or not page.is_dash(dash):
        return None
    source = following(page, dash + 1, region.end)
    if source is None or page.has_verb(source.start, region.end) or page.tags[source.start] not in NAMES:
        return None
    return Reading(region, ((quote.start, quote.end),), source, (dash, dash + 1))


def behind_colon(page: Page, region: Region) -> Reading | None:
    """Somebody after a quotation and a colon, in a headline: "‘We lost all’: survivors of the storm"."""
    quote = page.next_quote(region.start, 0)
    colon = quote.end if quote else region.end
    if quote is None or colon + 1 >= region.end or page.words[colon] != ":" or not is_headline(page, region):
        return None
    source = following(page, colon + 1, region.end)
    if source is None or source.end < region.end:
        return None
    named = is_voice(page, source.start, page.phrase_from.get(source.start, source.end))
    return Reading(region, ((quote.start, quote.end),), source, (colon, colon + 1)) if named else None
