"""Words that somebody waves away: "dismissed as baseless reports that ...", "rejected the claim as lies"."""

from __future__ import annotations

from .page import Page
from .reading import Reading
from .words import words


def denied(page: Page, reading: Reading) -> Reading:
    """A reading, as a denial where what its source waves away are claims."""
    if reading.negated or reading.cue is None:
        return reading
    cue = page.words[slice(*reading.cue)]
    first, last = reading.content[0][0], reading.content[-1][1]
    claims = page.words[min(first, reading.cue[1]) : last]
    if words().classes.waving.isdisjoint(cue) or words().classes.claims.isdisjoint(claims):
        return reading
    return reading._replace(negated=True)
