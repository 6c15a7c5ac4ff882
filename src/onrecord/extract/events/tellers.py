"""Who only tells of a deed behind its words, and had no part in it: "Shelling killed nine, they said"."""

from __future__ import annotations

from collections.abc import Iterable

from ... import doc as read
from . import nominal
from .page import Page
from .same import Happening
from .words import words

CLAIMED = ["claimed", "by"]
TOLD = frozenset({"announce"})
"""Verbs of what one does and of what one tells of: a truce, an attack."""


def left_out(page: Page, made: Iterable[Happening]) -> None:
    """Take those who tell of a deed behind its words from its sides."""
    told = read.told(page.doc, behind=True)
    for event in made:
        at, done = event.trigger.head, is_done(page, event)
        for side in (event.actors, event.recipients):
            side[:] = [
                one
                for one in side
                if page.words[max(0, one.start - 2) : one.start] == CLAIMED  # who claims a deed did it
                or (done and page.word(one.start - 1) == "by")
                or not any(first <= at < stop for first, stop in told.get(one.head, ()))
            ]


def is_done(page: Page, event: Happening) -> bool:
    """Whether saying it is doing it: "A truce was declared by the rebels"."""
    carrier = nominal.carrier(page, event.trigger) if event.trigger.verb is None else None
    if carrier is None or not carrier.passive or carrier.lemma not in words().light.verbs:
        return False
    return event.type != "ASSAULT" or carrier.lemma not in TOLD
