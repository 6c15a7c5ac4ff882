"""What a record has of the events that an item of the table expects, and what it has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from onrecord.model import Event, EventType, Record, Span, Status

from .table import Gold, Item, places

WORD = re.compile(r"\w+")
ARTICLES = frozenset({"the", "a", "an", "s"})
Fault = Literal["missed", "type", "status", "actors", "recipients", "extra"]
FAULTS: tuple[Fault, ...] = ("missed", "type", "status", "actors", "recipients", "extra")


class Made(Struct, frozen=True, kw_only=True):
    """An event of a record in the terms of the table; `spans` are the trigger and the mentions."""

    type: EventType
    trigger: str
    spans: tuple[Span, ...]
    status: Status = "accomplished"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def __str__(self) -> str:
        """An event in a line."""
        return f"{self.type} {self.status} {self.trigger!r} {[*self.actors]} -> {[*self.recipients]}"


class Miss(Struct, frozen=True):
    """What is otherwise, in words, and in which of the expected events, from 1; 0 for what is too much."""

    fault: Fault
    shown: str
    event: int = 0


def made_from(record: Record) -> tuple[Made, ...]:
    """The events of a record in the terms of the table."""
    return tuple(made_of(event, record.document.text) for event in record.events)


def made_of(event: Event, text: str) -> Made:
    """One event in the terms of the table: parties by the words of the sentence."""
    return Made(
        type=event.type,
        trigger=event.trigger.value,
        spans=(*event.trigger.spans, *event.mentions),
        status=event.status,
        actors=tuple(text[slice(*one.spans[0])] for one in event.actors),
        recipients=tuple(text[slice(*one.spans[0])] for one in event.recipients),
    )


def misses(item: Item, made: tuple[Made, ...]) -> list[Miss]:
    """What is otherwise than expected; nothing where the item is right."""
    pairs = paired(item, made)
    found: list[Miss] = []
    for place, gold in enumerate(item.events):
        if not gold.optional:
            one = made[pairs[place]] if place in pairs else None
            found += [Miss(fault, shown, place + 1) for fault, shown in otherwise(gold, one)]
    found += [Miss("extra", str(one)) for place, one in enumerate(made) if place not in pairs.values()]
    return found


def paired(item: Item, made: Iterable[Made]) -> dict[int, int]:
    """Which event was made for which expected one, by place: their words meet; those of one type first."""
    choices = sorted(
        (one.type not in types(gold), gold.optional, i, j)
        for i, gold in enumerate(item.events)
        for j, one in enumerate(made)
        if meets(gold, one, item.text)
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in choices:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def meets(gold: Gold, made: Made, text: str) -> bool:
    """Whether a trigger or mention that was made shares characters with a trigger that is expected."""
    wanted = [place for words in gold.trigger for place in places(words, text)]
    return any(start < end_ and start_ < end for start, end in wanted for start_, end_ in made.spans)


def types(gold: Gold) -> set[EventType | None]:
    """The types that are right."""
    return {gold.type, gold.or_type or gold.type}


def otherwise(gold: Gold, made: Made | None) -> Iterator[tuple[Fault, str]]:
    """Where an event is other than expected."""
    if made is None:
        yield "missed", f"{gold.type} {gold.status} {'/'.join(gold.trigger)!r}"
        return
    if made.type not in types(gold):
        yield "type", f"{gold.type}, made {made}"
    if made.status not in (gold.status, gold.or_status):
        yield "status", f"{gold.status}, made {made}"
    if gold.actors is not None and not same(gold.actors, made.actors):
        yield "actors", f"{[*gold.actors]}, made {made}"
    if gold.recipients is not None and not same(gold.recipients, made.recipients):
        yield "recipients", f"{[*gold.recipients]}, made {made}"


def same(wanted: tuple[str, ...], made: tuple[str, ...]) -> bool:
    """Whether the parties are the same: each is within one of the others, two in a row as one party too.

    >>> same(("six farmers",), ("the six farmers from Lisk",)), same(("six farmers",), ())
    (True, False)
    """
    every = {word for one in made for word in words(one)}
    return all(words(one) <= every or any(within(one, other) for other in made) for one in wanted) and all(
        any(within(one, other) for other in wanted) for one in made
    )


def within(one: str, other: str) -> bool:
    """Whether the words of one of two parties are all in the other.

    >>> within("the army", "army of Chad"), within("army", "navy")
    (True, False)
    """
    first, second = words(one), words(other)
    return bool(first and second) and (first <= second or second <= first)


def words(text: str) -> set[str]:
    """The words of a party in small letters, without articles.

    >>> sorted(words("The mayor’s men"))
    ['mayor', 'men']
    """
    return {*WORD.findall(text.casefold())} - ARTICLES
