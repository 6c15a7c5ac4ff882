"""What the clause around a verb says of it: "Should rebels attack", "denied that it had shelled"."""

from __future__ import annotations

from ...model import Status
from .clauses import Group, fronted, group
from .page import Page
from .subjects import subject
from .tags import ADVERBS
from .words import that, words

TAKEN = 6  # tokens before a report in which "dismissed as" stands
REPORTS = frozenset(
    {"accusation", "accusations", "allegation", "allegations", "claim", "claims", "report", "reports"}
    | {"charge", "charges", "suggestion", "suggestions"}
)
"""What is said to have happened, as a noun before "that"."""


def fronted_status(page: Page, one: Group) -> Status | None:
    """The status that an auxiliary before the subject gives; a question leaves it open."""
    at = one.start - 1
    while page.tag(at) in ADVERBS:
        at -= 1
    phrase = page.phrase_at(at)
    word = fronted(page, phrase) if phrase else ""
    if not word:
        return None
    _, high = page.sentence(one.verb)
    return "unknown" if page.words[high - 1] == "?" else words().status.fronted.get(word)


def before_as(page: Page, at: int) -> int:
    """The verb before what is thought of it: "[dismissed] as “baseless” reports"; else that token."""
    for back in range(at, max(at - TAKEN, 0), -1):
        if page.words[back] == "as" and page.tags[back - 1].startswith("VB"):
            return back - 1
    return at


def status(page: Page, one: Group) -> Status | None:
    """The status that a clause has from the verb it is the object of: "denied that it had shelled"."""
    acting = subject(page, one)
    if not acting:
        return None
    at = acting[0].start - 1
    at -= page.word(at) == "that"
    if (phrase := page.phrase_at(at)) and page.words[phrase.head] in REPORTS and phrase.end == at + 1:
        at = before_as(page, phrase.start - 1)  # "rejected the accusation that it had shelled"
    if not page.tag(at).startswith("VB") or page.phrase_at(at):
        return None
    given = that().get(page.words[at])
    return "unknown" if given and group(page, at).negated else given
