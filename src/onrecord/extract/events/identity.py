"""Who somebody is said to be: "The victims were identified as Ana Orel and Juan Pinto"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...language.phrases import Phrase
from .clauses import chain_left, chain_right, following
from .clauses import group as verb_group
from .page import Page
from .same import REAL, Happening, added
from .subjects import subject
from .tags import NAMES, NOUNS
from .words import singulars, words

NAMED = frozenset({"identified", "named"})
MARKS = frozenset({",", "--", "–", "—", ":", "("})
LONGEST = 40  # tokens of a list of names
NEAR = 24  # deeds before a list of names
BACK = 4  # sentences between a deed and the names of those it hurt
INSIDE = NOUNS | {"JJ", "CD", "DT", "CC", ",", "PRP$", "IN"}


def told(page: Page) -> Iterator[tuple[list[Phrase], list[Phrase]]]:
    """Whoever is said to be somebody, with whom each time."""
    for at in range(1, len(page.words) - 1):
        if page.words[at] == "as" and page.words[at - 1] in NAMED:
            known = subject(page, verb_group(page, at - 1))
            named = [one for one in following(page, at + 1) if page.tags[one.head] in NAMES]
            if known and named:
                yield known, named
        elif page.words[at : at + 2] == ["one", "of"] and page.words[at - 1] in MARKS:
            name, group = page.phrase_at(at - 2), page.phrase_at(at + 2)
            older = (
                group is not None and page.word(group.end) == "of"
            )  # "one of the wounded of last year's raid"
            if name and group and page.tags[name.head] in NAMES and group.start == at + 2 and not older:
                yield [group._replace(end=group.end + (page.tag(group.end) == "VBN"))], [name]


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
    known = subject(page, verb_group(page, at - 1))
    if any(is_fallen(page, who) for who in known):
        return "recipients"
    slayers = words().classes["slayers"]
    return "actors" if any(not slayers.isdisjoint(singulars(page.words[who.head])) for who in known) else None


def is_fallen(page: Page, one: Phrase) -> bool:
    """Whether somebody is told to be dead, hurt or held: "the two slain officers", no "victims' lawyer"."""
    fallen = words().classes["fallen"]
    own = max((at + 1 for at in range(one.start, one.head) if page.tags[at] == "POS"), default=one.start)
    return any(form in fallen for at in range(own, one.end) for form in singulars(page.words[at]))


def given(page: Page, made: Sequence[Happening]) -> None:
    """Add the names of those who were hurt to the deed that hurt them."""
    deeds = sorted(
        (one for one in made if one.type == "ASSAULT" and one.status in REAL),
        key=lambda one: one.trigger.head,
    )
    heads = [one.trigger.head for one in deeds]
    for known, named in told(page):
        if any(is_fallen(page, who) for who in known):
            give(near(page, deeds, heads, named[0]), named)
    for one in made:
        if one.type == "ASSAULT" and one.recipients:
            one.recipients = added(one.recipients, names_before(page, one.recipients[0]))
    for group, named in listed(page):
        called = set(singulars(page.words[group.head]))
        close = near(page, deeds, heads, named[0])
        give([one for one in close if any(is_called(page, who, called) for who in one.recipients)], named)


def near(page: Page, deeds: Sequence[Happening], heads: Sequence[int], one: Phrase) -> Sequence[Happening]:
    """The last deeds that hurt somebody shortly before a phrase, in the order of the text."""
    stop, here = bisect_left(heads, one.start), page.number(one.head)
    close = deeds[max(0, stop - NEAR) : stop]
    return [deed for deed in close if deed.recipients and here - page.number(deed.trigger.head) <= BACK]


def give(deeds: Sequence[Happening], named: list[Phrase]) -> None:
    """Add some names to the last of some deeds."""
    for latest in deeds[-1:]:
        latest.recipients = added(latest.recipients, named)


def is_called(page: Page, one: Phrase, heads: set[str]) -> bool:
    """Whether a phrase has one of some heads."""
    return not heads.isdisjoint(singulars(page.words[one.head]))


def names_before(page: Page, one: Phrase) -> list[Phrase]:
    """The names that some people are apposed to: "[Ana and Dina Orel], two women who were held by rebels"."""
    if page.tags[one.start] != "CD" or page.tags[one.head] != "NNS" or page.word(one.start - 1) not in MARKS:
        return []
    name = page.phrase_at(one.start - 2)
    if (
        name is None
        or page.tags[name.head] not in NAMES
        or name.head in page.places
        or name.head in page.times
    ):
        return []
    chain = chain_left(page, name, page.sentence(one.start)[0])
    return chain if len(chain) > 1 else []


def listed(page: Page) -> Iterator[tuple[Phrase, list[Phrase]]]:
    """People spoken of before, with the names apposed to them: "The engineers, Ana Orel and Juan Pinto,"."""
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
