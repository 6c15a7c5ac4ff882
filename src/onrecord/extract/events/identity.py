"""Who somebody is said to be: "The victims were identified as Ana Orel and Juan Pinto"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.phrases import Phrase
from .clauses import chain_left, chain_right, following, group
from .page import Page
from .same import REAL, Happening, added
from .subjects import subject
from .tags import NAMES, NOUNS
from .words import singulars, words

NAMED = frozenset({"identified", "named"})
MARKS = frozenset({",", "--", "–", "—", ":", "("})
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
        elif page.words[at : at + 2] == ["one", "of"] and page.words[at - 1] in MARKS:
            named = [one for one in (page.phrase_at(at - 2),) if one and page.tags[one.head] in NAMES]
            known = [one for one in (page.phrase_at(at + 2),) if one]
            if named and known and known[0].start == at + 2:
                yield [known[0]._replace(end=known[0].end + (page.tag(known[0].end) == "VBN"))], named


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
    slayers = words().classes["slayers"]
    return "actors" if any(not slayers.isdisjoint(singulars(page.words[who.head])) for who in known) else None


def is_fallen(page: Page, one: Phrase) -> bool:
    """Whether somebody is told to be dead, hurt or held: "the victims", "the two slain officers"."""
    fallen = words().classes["fallen"]
    return any(form in fallen for at in range(one.start, one.end) for form in singulars(page.words[at]))


def given(page: Page, made: Sequence[Happening]) -> None:
    """Add the names of those who were hurt to the deed that hurt them."""
    for known, named in told(page):
        if any(is_fallen(page, who) for who in known):
            add(page, [one for one in made if one.recipients], named)
    for one in made:
        if one.type == "ASSAULT" and one.recipients:
            one.recipients = added(one.recipients, before(page, one.recipients[0]))
    for known, named in listed(page):
        heads = set(singulars(page.words[known.head]))
        add(page, [one for one in made if any(is_of(page, who, heads) for who in one.recipients)], named)


def add(page: Page, made: Sequence[Happening], named: list[Phrase]) -> None:
    """Add some names to the latest of some deeds shortly before them."""
    here = page.number(named[0].head)
    fitting = [
        one
        for one in made
        if one.type == "ASSAULT"
        and one.status in REAL
        and 0 <= here - page.number(one.trigger.head) <= BACK
        and one.trigger.head < named[0].start
    ]
    if fitting:
        latest = max(fitting, key=lambda one: one.trigger.head)
        latest.recipients = added(latest.recipients, named)


def is_of(page: Page, one: Phrase, heads: set[str]) -> bool:
    """Whether a phrase has one of some heads."""
    return not heads.isdisjoint(singulars(page.words[one.head]))


def before(page: Page, one: Phrase) -> list[Phrase]:
    """The names that some people are apposed to: "[Ana and Dina Orel], two women who were held by rebels"."""
    name = page.phrase_at(one.start - 2)
    counted = page.tags[one.start] == "CD" and page.tags[one.head] == "NNS"
    if (
        not counted
        or page.word(one.start - 1) not in MARKS
        or name is None
        or page.tags[name.head] not in NAMES
    ):
        return []
    low, _ = page.sentence(one.start)
    chain = chain_left(page, name, low)
    return chain if len(chain) > 1 and name.head not in page.places | page.times else []


def listed(page: Page) -> Iterator[tuple[Phrase, list[Phrase]]]:
    """Some people spoken of before, with the names apposed to them: "The engineers, Ana Orel and Juan Pinto,"."""
    for one in page.phrases:
        plural = page.tags[one.head] in {"NNS", "NNPS"} and page.words[one.start] == "the"
        if not plural or page.word(one.end) not in MARKS or "people" not in page.kinds(one):
            continue
        names = page.phrase_at(one.end + 1)
        if names is None or names.start != one.end + 1 or page.tags[names.head] not in NAMES:
            continue
        chain = [who for who in chain_right(page, names) if page.tags[who.head] in NAMES]
        if len(chain) > 1 and not page.places & {who.head for who in chain}:
            yield one, chain
