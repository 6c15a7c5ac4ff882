"""Other names: "a witness known as Officer K", "the commander, who uses the name Orel"."""

from __future__ import annotations

from functools import cache

from .mentions import Mention, Mentions
from .page import Page
from .words import words

OPENING = frozenset({"“", '"', "‘", "'", "``"})


def after(page: Page, mentions: Mentions, end: int) -> Mention | None:
    """The other name that a party is said to have in the words after it."""
    at = end + (page.raw[end : end + 1] == [","])
    for lead in leads().get(page.words[at], ()) if at < len(page.words) else ():
        if tuple(page.words[at : at + len(lead)]) == lead:
            at += len(lead)
            at += page.raw[at : at + 1] != [] and page.raw[at] in OPENING
            found = mentions.by_start.get(at)
            return found if found and found.form == "name" else None
    return None


@cache
def leads() -> dict[str, list[tuple[str, ...]]]:
    """The words that lead to another name by the first of them, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for lead in sorted((tuple(lead.split()) for lead in words().joins.alias), key=len, reverse=True):
        found.setdefault(lead[0], []).append(lead)
    return found
