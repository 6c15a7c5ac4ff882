"""Who only tells of a deed behind its words, and had no part in it: "Shelling killed nine, they said"."""

from __future__ import annotations

from collections.abc import Iterable

from ... import doc as read
from .page import Page
from .same import Happening

CLAIMED = (["was", "claimed", "by"], ["were", "claimed", "by"])


def left_out(page: Page, made: Iterable[Happening]) -> None:
    """Take those who tell of a deed behind its words from its sides."""
    told = read.told(page.doc, behind=True)
    for event in made:
        if event.trigger.verb is None and page.words[event.trigger.end : event.trigger.end + 3] in CLAIMED:
            continue  # who claims a deed did it
        at = event.trigger.head
        for side in (event.actors, event.recipients):
            side[:] = [
                one for one in side if not any(first <= at < stop for first, stop in told.get(one.head, ()))
            ]
