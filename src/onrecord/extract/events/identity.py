"""Who somebody is said to be: "The victims were identified as Ana Orel and Juan Pinto"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.phrases import Phrase
from .clauses import following, group
from .page import Page
from .same import REAL, Happening, added
from .subjects import subject
from .tags import NAMES, NOUNS
from .words import singulars, words

NAMED = frozenset({"identified", "named"})
LONGEST = 40  # tokens of a list of names
BACK = 4  # sentences between a deed and the names of those it hurt
INSIDE = NOUNS | {"JJ", "CD", "DT", "CC", ",", "PRP$", "IN"}


def told(page: Page) -> Iterator[tuple[list[Phrase], list[Phrase]]]:
    """Whoever is said to be somebody, with whom each time."""
    for at in range(1, len(page.words) - 1):
        if page.words[at] == "as" and page.words[at - 1] in NAMED:
            known = subject(page, group(page, at - 1))
            named = [one for one in following(page, at + 1) if page.tags[one.head] in NAMES]
            if known and named:
                yield known, named


def side(page: Page, one: Phrase) -> str | None:
    """The side of a deed on which somebody is by what he is said to be, None where nothing is said.

    "The gunman was identified as Juan Pinto", "The dead officers were named as".
    """
    low, _ = page.sentence(one.start)
    at = one.start - 1
    while at > max(low, one.start - LONGEST) and page.tags[at] in INSIDE and page.words[at] != "as":
        at -= 1
    if page.words[at] != "as" or page.word(at - 1) not in NAMED:
        return None
    known = subject(page, group(page, at - 1))
    if any(is_fallen(page, who) for who in known):
        return "recipients"
    armed = any("armed" in page.kinds(who) and "police" not in page.kinds(who) for who in known)
    return "actors" if armed else None


def is_fallen(page: Page, one: Phrase) -> bool:
    """Whether somebody is told to be dead, hurt or held: "the victims", "the two slain officers"."""
    fallen = words().classes["fallen"]
    return any(form in fallen for at in range(one.start, one.end) for form in singulars(page.words[at]))


def given(page: Page, made: Sequence[Happening]) -> None:
    """Add the names of those who were hurt to the deed before that hurt somebody."""
    for known, named in told(page):
        if not any(is_fallen(page, who) for who in known):
            continue
        here = page.number(known[0].head)
        fitting = [
            one
            for one in made
            if one.type == "ASSAULT"
            and one.status in REAL
            and one.recipients
            and 0 <= here - page.number(one.trigger.head) <= BACK
        ]
        if fitting:
            latest = max(fitting, key=lambda one: one.trigger.head)
            latest.recipients = added(latest.recipients, named)
