"""Words that somebody waves away: "dismissed as baseless reports that ...", "rejected the claim as lies"."""

from __future__ import annotations

from .page import Page
from .reading import Range, Reading
from .rejoinders import is_claim, is_denial
from .words import words

REACH = 8  # tokens from a verb to the noun of what it waves away


def denied(page: Page, reading: Reading) -> Reading:
    """A reading, as a denial where its cue is one ("made no comment"), or its source waves away claims."""
    if reading.negated or reading.cue is None:
        return reading
    if any(is_denial(page, at) or is_none(page, at) for at in range(*reading.cue)):
        return reading._replace(negated=True)
    return reading._replace(negated=True) if is_waved_away(page, reading.cue) else reading


def is_none(page: Page, at: int) -> bool:
    """Whether a "no" before a noun stands at a token: "made [no] comment", not "no more than"."""
    return page.words[at] == "no" and page.tags[at + 1 : at + 2] != ["JJR"]


def is_waved_away(page: Page, cue: Range) -> bool:
    """Whether a verb waves away a claim: "dismissed [her account]", not "dismissed the guard"."""
    waved = not words().classes.waving.isdisjoint(page.words[slice(*cue)])
    return waved and are_claims(page, cue[1])


def are_claims(page: Page, at: int) -> bool:
    """Whether what a verb waves away is a claim by its first noun: "(as) (“baseless”) [reports]"."""
    for later in range(at, min(at + REACH, len(page.words))):
        if page.tags[later].startswith("NN"):
            return is_claim(page, later)
        if page.tags[later].startswith("VB") and page.tags[later] != "VBN":
            return False
    return False
