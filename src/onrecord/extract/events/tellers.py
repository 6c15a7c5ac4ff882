"""Who only tells of a deed behind its words, and had no part in it: "Shelling killed nine, they said"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ... import doc as read
from .page import Page
from .same import Happening

Told = dict[int, list[tuple[int, int]]]
"""What the tokens of sources tell before them: tokens [start, end)."""


def left_out(page: Page, made: Iterable[Happening]) -> None:
    """Take those who tell of a deed behind its words from its sides."""
    told = tellers(page)
    for event in made:
        at = event.trigger.head
        for side in (event.actors, event.recipients):
            side[:] = [
                one for one in side if not any(first <= at < stop for first, stop in told.get(one.head, ()))
            ]


def tellers(page: Page) -> Told:
    """The tokens of the sources that stand behind what they tell."""
    found: Told = defaultdict(list)
    for said in read.attributions(page.doc):
        if said.source is None or said.source.spans[0][0] < said.content.spans[-1][1]:
            continue
        content = [page.ordered.range(*span) for span in said.content.spans]
        for start, end in (page.ordered.range(*span) for span in said.source.spans):
            for at in range(start, end):
                found[at] += content
    return found
