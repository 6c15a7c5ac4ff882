"""What is no speech though its verb can be one of speech: "called an ambulance", "claimed nine lives"."""

from __future__ import annotations

from collections.abc import Callable

from .nominals import following
from .page import FINAL, Page
from .paragraphs import is_quoted
from .reading import Reading
from .voices import is_voice
from .words import deeds, entries, nouns, words

PARTICLES = frozenset({"IN", "TO", "CC", "RB", "RP", ",", ":", "."})  # tags with which no complement begins
FEWEST_OF_TITLE = 2  # words of a title that one can tell by its capitals


def is_deed(page: Page, reading: Reading) -> bool:
    """Whether what a reading reports is no words but something done, or a name."""
    if reading.cue is None or len(reading.content) > 1 or is_inserted(reading):
        return False
    if quotes(page, reading):
        return is_title(page, reading) or is_name(page, reading)
    kind = deeds().get(page.words[reading.cue[1] - 1])
    if kind is None or says_so(page, reading):
        return False
    return kind not in CHECKS or CHECKS[kind](page, reading)


def is_inserted(reading: Reading) -> bool:
    """Whether what is reported stands before its cue."""
    return reading.cue is not None and reading.content[0][0] < reading.cue[1]


def quotes(page: Page, reading: Reading) -> bool:
    """Whether a quotation stands in what is reported."""
    start, end = reading.content[0]
    return any(page.level[i] > reading.region.depth for i in range(start, end))


def says_so(page: Page, reading: Reading) -> bool:
    """Whether what is reported is a clause or an infinitive."""
    start, end = reading.content[0]
    return page.has_verb(start, end) or not {"to", "that", "not"}.isdisjoint(page.words[start:end])


def is_lives(page: Page, reading: Reading) -> bool:
    """Whether lives are taken: "claimed the lives of nine climbers"."""
    return not {"life", "lives"}.isdisjoint(page.words[slice(*reading.content[0])])


def is_bare(page: Page, reading: Reading) -> bool:
    """Whether one thing follows and nothing is said of it: "called an ambulance", not "called it a wreck"."""
    start, end = reading.content[0]
    found = following(page, start, end)
    if found is None or end in page.quote_from:
        return False
    if found.end >= end:
        return True
    after = found.end + (page.tags[found.end] == "RB" and page.tags[found.end + 1] in {"JJ", "VBN", "VBG"})
    return page.tags[after] in PARTICLES


def is_lifeless(page: Page, reading: Reading) -> bool:
    """Whether a thing does it: "the water threatened the town"."""
    source = reading.source
    end = page.phrase_from.get(source.start, source.end) if source else 0
    return source is not None and not is_voice(page, source.start, end)


CHECKS: dict[str, Callable[[Page, Reading], bool]] = {
    "bare": is_bare,
    "lifeless": is_lifeless,
    "lives": is_lives,
}
"""What makes a deed of the thing after a verb, by the kinds of the lexicon; of "thing" no more is asked."""


def is_title(page: Page, reading: Reading) -> bool:
    """Whether a quotation is the title of something sung, played or read: all its words have capitals."""
    spoken = page.words[slice(*reading.cue)] if reading.cue else []
    start, end = reading.content[0]
    inside = [i for i in range(start, end) if page.words[i][:1].isalpha()]
    capitals = all(page.is_capital(i) or page.tags[i] in {"IN", "DT", "CC", "TO"} for i in inside)
    known = any(word in entries() or word in nouns() or not word[:1].isalpha() for word in spoken)
    whole = is_quoted(page, reading.content, reading.region.depth) and page.words[end - 2] not in FINAL | {
        ","
    }
    return whole and not known and capitals and len(inside) >= FEWEST_OF_TITLE


def is_name(page: Page, reading: Reading) -> bool:
    """Whether a quotation is what something is called by everybody: "known as “white gold”"."""
    start, end = reading.content[0]
    spoken = set(page.words[slice(*reading.cue)]) if reading.cue else set()
    named = not spoken.isdisjoint(words().classes.namings)
    return named and reading.source is None and not page.has_verb(start, end)
