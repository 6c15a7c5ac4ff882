"""Whether a bare weekday, month or season lies behind or ahead: by the tense of its clause."""

from __future__ import annotations

from .page import Page
from .words import words

FAR = 14  # words looked through on either side; a clause of news is seldom longer
PAST, OPEN, AHEAD = -1, 0, 1
GOVERNED = 4  # words within which a verb in the present governs a time after it: "they meet on Monday"
STOPS = (".", ":", "", "_SP")


def lean(page: Page, start: int, end: int) -> int:
    """-1 where the clause tells of the past, 1 where it tells of what is ahead, 0 where it tells neither.

    >>> from onrecord.pipeline import document, prepare
    >>> page = Page(prepare(document("The council will meet Friday. It met on Monday.")))
    >>> lean(page, 4, 5), lean(page, 9, 10)
    (1, -1)
    """
    if awaited(page, start):
        return AHEAD
    before = side(page, range(start - 1, start - 1 - FAR, -1))
    return before or side(page, range(end, end + FAR))


def side(page: Page, places: range) -> int:
    """What the nearest telling word on one side says."""
    for at in places:
        if at < 0 or page.tag(at) in STOPS or page[at] == ";":
            return OPEN
        if told := telling(page, at):
            return told
        if 0 <= places.start - at < GOVERNED and presents(page, at, places):
            return AHEAD
    return OPEN


def telling(page: Page, at: int) -> int:
    """What one word says of its clause: "was" that it is past, "will" that it is ahead."""
    lexicon, tag = words(), page.tag(at)
    if intended(page, at):
        return AHEAD
    if tag == "VBD" or page[at] in lexicon.behind:
        return PAST
    if page[at] in lexicon.ahead and tag not in ("NNP", "NNPS"):
        return PAST if page[at - 1] == "been" else AHEAD
    return PAST if tag == "VBN" and page[at - 1] in ("has", "have", "had", "been") else OPEN


def presents(page: Page, at: int, places: range) -> bool:
    """Whether a verb in the present sets a time after it: "the council meets on Monday"."""
    return (
        page.tag(at) == "VBZ"
        and places.step < 0
        and page[at].endswith("s")
        and page[at] not in words().states
    )


def intended(page: Page, at: int) -> bool:
    """Whether a word is what somebody plans to do: "planned to leave", "is to resume", "ready to go"."""
    if page.tag(at) != "VB" or page[at - 1] != "to" or page[at - 3] == "been":
        return False
    return page[at - 2] in words().intentions


def awaited(page: Page, start: int) -> bool:
    """Whether the words right before wait for a time: "until", "as soon as", "before the winter"."""
    if page[start - 1] == "before" and page[start] == "the" and page[start + 1] in words().seasons:
        return True
    if page[start - 1] in ("until", "till"):
        return page.tag(start - 2) not in ("", "_SP", ".")
    return page[start - 1] == page[start - 3] == "as" and page[start - 2] in ("soon", "early")
