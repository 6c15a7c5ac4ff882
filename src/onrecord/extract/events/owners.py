"""Who a deed belongs to: "Russia's shelling", "the army's plan to", "a threat by the gang to"."""

from __future__ import annotations

from ...language.phrases import Phrase
from .clauses import chain_left
from .page import Page
from .tags import NOUNS
from .words import singulars, words

SIDE = frozenset({"armed", "political", "people"})


def owner(page: Page, phrase: Phrase | None, first: int) -> list[Phrase]:
    """The possessor or the adjective of a side that stands in a phrase before its noun's first token."""
    if phrase is None:
        return []
    for at in range(first - 1, phrase.start - 1, -1):
        if page.tags[at] == "POS" and at > phrase.start:
            return possessor(page, phrase, at)
        if page.tags[at] == "PRP$":
            return [Phrase(at, at + 1, at)]
    for at in range(phrase.start, first):
        if page.tags[at] in NOUNS | {"JJ"} and page.is_side(at) and at not in page.times:
            return [side(page, phrase.start, at, first)]
    return []


def side(page: Page, start: int, at: int, stop: int) -> Phrase:
    """The phrase of a side from its adjective on: "the Russian army" of "the Russian army attack"."""
    end = at + 1
    while end < stop and page.known[end] & SIDE:
        end += 1
    opened = at == start + 1 and page.tags[start] == "DT" and end > at + 1
    return Phrase(start if opened else at, end, end - 1)


def possessor(page: Page, phrase: Phrase, mark: int) -> list[Phrase]:
    """The phrase before an apostrophe, no time: "last week's raid" has no owner."""
    start = phrase.start
    for at in range(mark - 1, phrase.start - 1, -1):
        if page.tags[at] == "POS":
            start = at + 1
            break
    one = Phrase(start, mark, mark - 1)
    return [] if page.is_time(one) else [one]


def intent(page: Page, at: int) -> int | None:
    """The noun of an intent before an infinitive: "plan" of "a plan to" and of "a plan by rebels to"."""
    phrase = page.phrase_at(at)
    if phrase is None:
        return None
    low, _ = page.sentence(at)
    first = chain_left(page, phrase, low)[0].start
    heads = (at, first - 2) if first - 2 >= low and page.words[first - 1] in {"by", "from"} else (at,)
    listed = words().status.nouns
    return next((one for one in heads if any(form in listed for form in singulars(page.words[one]))), None)


def intender(page: Page, at: int) -> list[Phrase]:
    """Who has an intent that ends at a token: "the army's plan", "a threat by the gang"."""
    head = intent(page, at)
    phrase = page.phrase_at(at)
    if head is None or phrase is None:
        return []
    if head != at:
        return chain_left(page, phrase, page.sentence(at)[0])
    return owner(page, phrase, head)
