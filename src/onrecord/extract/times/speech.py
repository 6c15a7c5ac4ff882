"""Whether a time only dates what somebody says: "he said on Tuesday", "she told the agency on Friday"."""

from __future__ import annotations

from .page import Page
from .words import words

ENDS = frozenset({",", ".", ":", "``", "''", "_SP", "MD", ""})
TOLD = frozenset({"told", "tells"})
WHAT = frozenset({"DT", "PRP$", "NN", "NNS", "JJ", "CD"})
"""Tags of what is said, or of whom: "announced the strike on Sunday"; of "told" whom it is told."""
FAR = 5  # words from a verb of saying to its time: "told reporters in Lisk on Tuesday"


def dates(page: Page, start: int) -> bool:
    """Whether a verb of saying stands before a time, with nothing between them but who is told and where.

    >>> from onrecord.pipeline import document, prepare
    >>> page = Page(prepare(document("Orel told the agency on Tuesday that it sank on Monday.")))
    >>> dates(page, 5), dates(page, 10)
    (True, False)
    """
    for at in range(start - 1, start - 1 - FAR, -1):
        if at < 0 or page[at] in words().sayings:
            what = at + 1 < start and page.tag(at + 1) in WHAT and page[at] not in TOLD
            return at >= 0 and not what
        if page.tag(at) in ENDS or page[at] == "that" or page.tag(at).startswith("VB"):
            return False
    return False
