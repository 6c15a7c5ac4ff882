"""What the encoder heard take part in incidents, given to the events of the report that they fit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ... import doc as read
from ...language.phrases import Phrase
from . import incidents
from .page import Page
from .same import Happening
from .tags import NOUNS

LEAST = 0.4  # of chance, from which a fill counts
SIDES = {
    "PERPETRATOR": "actors",
    "ORGANISATION": "actors",
    "TARGET": "recipients",
    "VICTIM": "recipients",
    "KILLED": "recipients",
    "INJURED": "recipients",
    "INSTRUMENT": "weapons",
}
VIOLENT = frozenset({"ARSON", "ATTACK", "BOMBING", "KIDNAPPING"})


class Filled(NamedTuple):
    """A fill as a noun phrase, with its role and the type of its incident."""

    phrase: Phrase
    side: str
    kind: str


def given(page: Page, made: Sequence[Happening]) -> None:
    """Add what was heard to the sides of the happenings it belongs to."""
    for one in heard(page):
        event = owner(page, one, made)
        if event is not None and not is_anothers(page, one.phrase, event):
            add(getattr(event, one.side), one.phrase)


def is_anothers(page: Page, one: Phrase, event: Happening) -> bool:
    """Whether words are the agent of a verb outside an event: "hit a village held by rebels"."""
    told = {at for found in (event.trigger, *event.others) for at in found.tokens}
    return (
        page.word(one.start - 1) == "by" and page.tags[one.start - 2] == "VBN" and one.start - 2 not in told
    )


def add(side: list[Phrase], one: Phrase) -> None:
    """Add a phrase to a side unless its words are there."""
    if all(one.end <= other.start or other.end <= one.start for other in side):
        side.append(one)


def heard(page: Page) -> Iterable[Filled]:
    """The fills that are likely enough and name somebody or something."""
    for one in read.labels(page.doc).fills:
        if one.score < LEAST:
            continue
        start = max(bisect_right(page.begins, one.start) - 1, 0)
        phrase = trimmed(page, start, bisect_left(page.begins, one.end))
        if phrase is not None:
            yield Filled(phrase, SIDES[one.role], one.kind)


def trimmed(page: Page, start: int, end: int) -> Phrase | None:
    """Tokens as a phrase that ends with a noun, None where there is no noun."""
    while end > start and page.tags[end - 1] not in NOUNS:
        end -= 1
    while start < end and page.tags[start] in {"DT", "IN", "CC", ",", "-LRB-", "HYPH"}:
        start += 1
    if start >= end:
        return None
    inside = page.phrase_at(start)
    head = inside.head if inside and start <= inside.head < end else end - 1
    return Phrase(start, end, head)


def owner(page: Page, one: Filled, made: Sequence[Happening]) -> Happening | None:
    """The happening that a fill belongs to: of its kind and nearest in its sentence, else the only one."""
    fitting = [event for event in made if kind(page, event) in kinds(one.kind)]
    low, high = page.sentence(one.phrase.head)
    near = [
        (abs(at - one.phrase.head), number)
        for number, event in enumerate(fitting)
        for at in (event.trigger.head, *(other.head for other in event.others))
        if low <= at < high
    ]
    if near:
        return fitting[min(near)[1]]
    exact = [event for event in made if kind(page, event) == one.kind]
    return min(exact, key=lambda event: abs(event.trigger.head - one.phrase.head), default=None)


def kinds(name: str) -> frozenset[str]:
    """The types of incident that a happening may be told as where a fill's is this one."""
    return VIOLENT if name in VIOLENT else frozenset({name})


def kind(page: Page, event: Happening) -> str:
    """The type of incident of a happening, empty where there is none."""
    return incidents.of(event.type, event.mode, [page.words[at] for at in event.trigger.tokens])
