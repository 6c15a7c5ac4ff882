"""What others say to it at a sentence's end: "[which] the rebels denied", "[a claim] they dispute"."""

from __future__ import annotations

from .adverbials import steps
from .cues import NOUN, Cue
from .nominals import Nominal
from .page import FINAL, Page, Region
from .reading import Range, Reading
from .subjects import subject
from .words import entries, words

PRONOUNS = frozenset({"which", "that"})
LONGEST = 4  # tokens of what is denied: "a widely reported claim"


def rejoinder(page: Page, cue: Cue, region: Region) -> Reading | None:
    """What a cue of denial waves away that stands before its source: "[something] the villagers dispute"."""
    helped = cue.passive and cue.start < cue.verb  # "denied on Friday" is tagged as a participle
    if helped or cue.tag == NOUN or not cue.negated or "object" not in cue.shapes:
        return None
    source = subject(page, cue.start, region.start) if ends_clause(page, cue.end, region) else None
    source = without_claim(page, source) if source else None
    content = waved_away(page, source.start, region) if source else None
    told = (cue.start, cue.end)
    return Reading(region, (content,), source, told, negated=True, sure=True) if content else None


def without_claim(page: Page, source: Nominal) -> Nominal:
    """A source without what it answers, where the tags make one: "[a toll] residents dispute"."""
    noun = source.start + 1
    joined = page.tags[source.start] == "DT" and noun + 1 < source.end and is_claim(page, noun)
    return Nominal(noun + 1, source.end) if joined else source


def is_claim(page: Page, at: int) -> bool:
    """Whether a noun at a token can stand for what somebody said: "claim", "account", "figure"."""
    return page.words[at] in words().classes.claims | words().classes.rejoined


def ends_clause(page: Page, at: int, region: Region) -> bool:
    """Whether a sentence, or a clause before a semicolon, ends at a token or behind a time there."""
    return any(end >= region.end or page.words[end] in FINAL for end in (at, *steps(page, at, region)))


def waved_away(page: Page, end: int, region: Region) -> Range | None:
    """The words behind a comma that stand for what was said: "which", "something", "a claim (that)"."""
    low = max(region.start, end - LONGEST - 1)
    comma = next((at for at in range(end - 1, low, -1) if page.words[at] == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    start, pronoun = comma + 1, page.words[end - 1] in PRONOUNS
    if start == end - 1 and page.words[start] == "which":
        return start, end
    noun = end - pronoun - 1
    told = noun >= start and is_claim(page, noun)
    return (start, noun + 1) if told and page.tags[start] in {"DT", "NN"} else None


def is_denial(page: Page, verb: int) -> bool:
    """Whether a verb at a token denies: "denied", "disputes"."""
    entry = entries().get(page.words[verb])
    return entry is not None and entry.negated and page.tags[verb].startswith("VB")
