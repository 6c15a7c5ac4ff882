"""Groups told by one before: "On Sunday all were confirmed dead", "twice that number", "the rest"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..lexicon.reading import FINITE, Reading
from ..lexicon.words import words
from ..numbers.counts import exact
from .group import Group

NEAR = 10
"""How many groups before a pronoun are looked at."""
EVERY = frozenset({"all", "everyone", "everybody"})
CARRIES = frozenset({"carrying", "carried", "with", "transporting"})
CARRYING = 6
"""How many tokens behind "carrying" a number of people may stand: "five crew and 21 passengers"."""


def is_many(reading: Reading, group: Group) -> bool:
    """Whether a group is a number of people."""
    if group.thing or group.sort not in {"number", "range", "vague"} or group.bare:
        return False
    return bool(group.kind) or (group.head is not None and reading.tags[group.head] in {"NNPS", "NNP"})


def alls(reading: Reading, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups of "all" before a verb, with the number of those that the sentences before count."""
    starts = [group.start for group in groups]
    known = {i for group in groups for i in range(group.start, group.end)}
    for at, word in enumerate(reading.lower):
        if word != "all" or at in known or not is_subject(reading, at):
            continue
        own = reading.sentences[at][0]
        near = groups[max(bisect_left(starts, own) - NEAR, 0) : bisect_left(starts, own)]
        own_groups = [group for group in groups if own <= group.start and group.end < at]
        clause = reading.word(at - 1) in {"and", "but", ";", "before"}
        last = last_in(reading, own_groups) if clause else None
        near = own_groups if last else near
        last = last or (last_before(reading, near, own) if own else None)
        if last and last.value is not None:
            yield of_whole(reading, near, last, (at, at + 1))


def of_whole(reading: Reading, groups: Sequence[Group], last: Group, tokens: tuple[int, int]) -> Group:
    """The group of tokens [start, end) that stands for another and those whom "and" joins to it before."""
    told, kinds, tally = [last.value or 0], {last.kind}, last.tally
    for group in reversed(groups[: groups.index(last)]):
        if group.end + 1 != last.start or reading.lower[group.end] not in {"and", ","}:
            break
        if not (group.value and is_many(reading, group) and group.tally.bound == "exact"):
            break
        told, last = [group.value, *told], group
        kinds.add(group.kind)
    value = sum(told)
    kind = last.kind if len(kinds) == 1 else "person"
    count, derivation = exact(value) if len(told) > 1 else tally, "+".join(map(str, told))
    return Group(*tokens, None, count, "number", kind, value, definite=True, derivation=derivation)


def aboard(reading: Reading, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups of "everyone on board", "all aboard", with the number of those told to be on board."""
    starts = [group.start for group in groups]
    known = {i for group in groups for i in range(group.start, group.end)}
    for at, word in enumerate(reading.lower):
        end = on_board(reading, at) if word in EVERY and at not in known else 0
        if not end:
            continue
        place = bisect_left(starts, at)
        near = list(groups[max(place - NEAR, 0) : place])
        party = [group for group in near if carried(reading, group)]
        if party:
            yield of_whole(reading, near, party[-1], (at, end))


def on_board(reading: Reading, at: int) -> int:
    """Where "everyone on board", "all of those aboard" at a token ends; 0 where there are no such words."""
    at += 1
    at += reading.word(at) == "of"
    at += reading.word(at) == "those"
    at += reading.word(at) in {"who", "were"} and reading.word(at + 1) in {"were", "aboard", "on"}
    if reading.word(at) == "aboard":
        return at + 1
    return at + 2 if reading.lower[at : at + 2] == ["on", "board"] else 0


def carried(reading: Reading, group: Group) -> bool:
    """Whether a number of people is told to be on board: "with nine aboard", "carrying nine soldiers"."""
    if not group.value or group.thing or group.sort != "number":
        return False
    if reading.word(group.end - 1) in {"aboard", "board"}:
        return True
    first = max(reading.sentences[group.start][0], group.start - CARRYING)
    return not CARRIES.isdisjoint(reading.lower[first : group.start]) and is_many(reading, group)


def last_before(reading: Reading, groups: Sequence[Group], at: int) -> Group | None:
    """The last of some groups with a number of people in the sentence that ends or goes on at a token."""
    first = reading.sentences[at - 1][0]
    return last_in(reading, [g for g in groups if first <= g.start and g.end <= at])


def last_in(reading: Reading, groups: Sequence[Group]) -> Group | None:
    """The last of some groups that has a number of people, unless things are counted behind it."""
    counted = [group for group in groups if group.thing or (group.value and is_many(reading, group))]
    return counted[-1] if counted and not counted[-1].thing else None


def derived(reading: Reading, groups: Sequence[Group]) -> Iterator[Group]:
    """Numbers told by another: "twice that number", "the rest" of "twelve of the 20"."""
    starts = [group.start for group in groups]
    for at, word in enumerate(reading.lower):
        if word not in TIMES and not (word == "the" and reading.word(at + 1) in REST):
            continue
        place = bisect_left(starts, at)
        last = last_before(reading, groups[max(place - NEAR, 0) : place], at)
        if last is None or (value := last.value) is None:
            continue
        if times := TIMES.get(word):
            end = at + 3 if reading.word(at + 1) in {"that", "as"} else at
            if reading.word(end - 1) in {"number", "many", "figure"} and end > at:
                made = exact(value * times)
                yield Group(at, end, None, made, "number", None, derivation=f"{value}x{times}")
        elif word == "the" and reading.word(at + 2) != "of":
            whole = base(reading, last)
            if whole is not None and whole > value and last.tally.bound == "exact":
                made, told = exact(whole - value), f"{whole}-{value}"
                yield Group(at, at + 2, None, made, "number", last.kind, whole - value, derivation=told)


REST = frozenset({"rest", "remainder"})
TIMES = {"twice": 2, "double": 2}


def base(reading: Reading, group: Group) -> float | int | None:
    """The 20 of "twelve of the 20 stowaways"."""
    for at in range(group.start + 2, group.end):
        if at in reading.numbers and "of" in reading.lower[group.start : at]:
            return reading.numbers[at].value
    return None


def is_subject(reading: Reading, at: int) -> bool:
    """Whether "all" begins a clause and its verb follows: "On Sunday all were", not "they were all"."""
    verb = reading.tag(at + 1) in FINITE and reading.word(at + 1) not in words().voice.modal
    return verb and reading.tag(at - 1) not in FINITE | {"PRP", "NNS", "IN", "WP"}
