"""Words that somebody waves away: "dismissed as baseless reports that ...", "rejected the claim as lies"."""

from __future__ import annotations

from .page import Page
from .reading import Reading
from .rejoinders import is_denial
from .words import words

REACH = 8  # tokens from a verb to the noun of what it waves away


def denied(page: Page, reading: Reading) -> Reading:
    """A reading, as a denial where its verb is one, or what its source waves away are claims."""
    if reading.negated or reading.cue is None:
        return reading
    cue = page.words[slice(*reading.cue)]
    if any(is_denial(page, at) for at in range(*reading.cue)):
        return reading._replace(negated=True)
    waved = not words().classes.waving.isdisjoint(cue)
    return reading._replace(negated=True) if waved and are_claims(page, reading.cue[1]) else reading


def are_claims(page: Page, at: int) -> bool:
    """Whether what a verb waves away is a claim by its first noun: "(as) (“baseless”) [reports]"."""
    for later in range(at, min(at + REACH, len(page.words))):
        if page.tags[later].startswith("NN"):
            return page.words[later] in words().classes.claims
        if page.tags[later].startswith("VB") and page.tags[later] != "VBN":
            return False
    return False
