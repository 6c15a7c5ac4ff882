"""Whether a bare weekday, month or season lies behind or ahead: by the tense of its clause."""

from __future__ import annotations

from .page import Page
from .words import words

FAR = 14  # words looked through on either side; a clause of news is seldom longer
PAST, OPEN, AHEAD = -1, 0, 1
STOPS = (".", ":", "", "_SP")


def lean(page: Page, start: int, end: int) -> int:
    """-1 where the clause tells of the past, 1 where it tells of what is ahead, 0 where it tells neither.

    >>> from onrecord.pipeline import document, prepare
    >>> page = Page(prepare(document("The council will meet Friday. It last met Monday.")))
    >>> lean(page, 4, 5), lean(page, 9, 10)
    (1, -1)
    """
    before = side(page, range(start - 1, start - 1 - FAR, -1))
    return before or side(page, range(end, end + FAR))


def side(page: Page, places: range) -> int:
    """What the nearest telling word on one side says."""
    lexicon = words()
    for at in places:
        tag = page.tag(at)
        if at < 0 or tag in STOPS:
            return OPEN
        if tag == "VBD" or page[at] in lexicon.behind:
            return PAST
        if page[at] in lexicon.ahead and tag not in ("NNP", "NNPS"):
            return AHEAD
        if tag == "VBN" and page[at - 1] in ("has", "have", "had", "been"):
            return PAST
    return OPEN
