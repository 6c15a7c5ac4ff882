"""Nouns of speech: "her claim that", "made a plea to", "the mayor’s support for"."""

from __future__ import annotations

from .contents import forward
from .cues import Cue, group_start
from .nominals import Nominal, around, following
from .page import Page
from .reading import Reach, Reading
from .subjects import subject
from .words import words

HAVE = frozenset({"has", "have", "had", "having"})
BETWEEN = frozenset({"JJ", "JJS", "NN", "VBN", "RB"})  # tags between a possessor and its noun


def nominal_cue(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """What a noun of speech reports, of its possessor or of who makes it."""
    low = reach.region.start
    source = possessor(page, cue.start, low) or maker(page, cue, low)
    if source is None and "hidden" not in cue.shapes:
        return None
    clause = bool(cue.shapes & {"that", "to"})
    ahead = forward(page, cue, reach) if clause else following(page, cue.end, reach.region.end)
    if ahead is None:
        return None
    content = (ahead.start, ahead.end)
    counted = cue.end - cue.start > 1 and "CD" in page.tags[slice(*content)]  # "a figure of 12"
    return Reading(reach.region, (content,), source, (cue.start, cue.end), sure=counted)


def possessor(page: Page, noun: int, low: int) -> Nominal | None:
    """Whose a noun is: "[the mayor’s] claim", "[her] call"."""
    at = noun
    while at > low and page.tags[at - 1] in BETWEEN:
        at -= 1
    if at == low:
        return None
    if page.tags[at - 1] == "PRP$":
        return Nominal(at - 1, at)
    start = around(page, at - 1, low) if page.tags[at - 1] == "POS" else None
    return Nominal(start, at) if start is not None else None


def maker(page: Page, cue: Cue, low: int) -> Nominal | None:
    """The subject of the light verb before a noun of speech: "[Orel] made the claim"."""
    start = around(page, cue.start, low)
    verb = (cue.start if start is None else start) - 1
    if verb <= low or page.words[verb] not in words().classes.light_verbs:
        return None
    if page.words[verb] in HAVE and page.words[cue.start] in words().classes.received:
        return None  # whoever has reports of something did not write them
    return subject(page, group_start(page, verb, low), low)
