"""Who only tells of a deed behind its words, and had no part in it: "Shelling killed nine, they said"."""

from __future__ import annotations

from collections.abc import Iterable

from ... import doc as read
from .page import Page
from .same import Happening

CLAIMED = ["claimed", "by"]


def left_out(page: Page, made: Iterable[Happening]) -> None:
    """Take those who tell of a deed behind its words from its sides."""
    told = read.told(page.doc, behind=True)
    for event in made:
        at = event.trigger.head
        for side in (event.actors, event.recipients):
            side[:] = [
                one
                for one in side
                if page.words[max(0, one.start - 2) : one.start] == CLAIMED  # who claims a deed did it
                or not any(first <= at < stop for first, stop in told.get(one.head, ()))
            ]
