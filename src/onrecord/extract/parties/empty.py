"""Empty pronouns: an "it" that stands for nothing, as in "it is likely that"."""

from __future__ import annotations

from .page import Page
from .words import words

EMPTY_VERBS = frozenset(
    {"is", "was", "be", "been", "'s", "’s", "has", "had"}
    | {"seems", "seemed", "appears", "appeared", "takes", "took"}
)
FOLLOWING = [["that"], ["to"], ["for"], ["how"], ["whether"], ["if"], ["when"]]


def is_empty(page: Page, at: int) -> bool:
    """Whether the pronoun at a token is an "it" that stands for nothing: "it is likely that"."""
    if page.words[at] != "it":
        return False
    at = past(page, at + 1, {"MD", "RB"})
    if page.words[at : at + 1] == [] or page.words[at] not in EMPTY_VERBS:
        return False
    last = past(page, at + 1, {"RB", "``", "''", ":", ","})
    if words().pronouns.empty & set(page.words[at + 1 : last + 1]):
        return True
    return page.tags[last : last + 1] in (["JJ"], ["VBN"]) and page.words[last + 1 : last + 2] in FOLLOWING


def past(page: Page, at: int, tags: set[str]) -> int:
    """The first token from one on that has none of some tags."""
    while at < len(page.tags) and page.tags[at] in tags:
        at += 1
    return at
