"""Who is counted: an amount with its noun, a single person, a bare plural - of people, or of things."""

from __future__ import annotations

from functools import cache

from ..lexicon.people import kind_of
from ..lexicon.reading import FINITE, Reading
from ..lexicon.tables import match, sequences, tailed
from ..lexicon.words import Sequences, words
from ..numbers import amounts
from ..numbers.amounts import SUFFIXES, suffixes
from ..numbers.counts import Amount, bounded, span_of
from . import anaphora
from .exceptions import with_all_but
from .group import Group
from .names import named
from .party import kin, other, party, party_openers, single
from .persons import person
from .phrase import described, noun
from .plurals import bare_plurals


def find(reading: Reading, convention: str) -> list[Group]:
    """The groups of a document in text order, none inside another."""
    found: list[Group] = []
    plural = bare_plurals(reading, convention)
    at = 0
    while at < len(reading.lower):
        group = read(reading, at, convention) or plural.get(at)
        if group:
            group = with_others(reading, group, plural)
            found.append(group)
        at = group.end if group else at + 1
    found += [
        *anaphora.alls(reading, found),
        *anaphora.aboard(reading, found),
        *anaphora.derived(reading, found),
    ]
    return with_all_but(reading, found)


def with_others(reading: Reading, group: Group, plural: dict[int, Group]) -> Group:
    """A number with the second noun that it counts: "nine of our sons and brothers"; no new subject."""
    second = plural.get(group.end + 1)
    if group.sort != "number" or group.head != group.end - 1 or reading.tag(group.head) != "NNS":
        return group
    if reading.word(group.end) != "and" or second is None or second.end != second.start + 1:
        return group
    is_object = reading.tag(group.start - 1).startswith(("VB", "IN"))
    new = reading.word(second.start) == "others" or (is_object and reading.tag(second.end) in FINITE)
    if new:
        return group
    both = {group.kind, second.kind}
    kind = "soldier" if both == {"soldier", "police"} else group.kind if len(both) == 1 else "person"
    return group._replace(end=second.end, kind=kind)  # "163 soldiers and officers"


def read(reading: Reading, at: int, convention: str) -> Group | None:
    """The group that begins at a token, if one does."""
    if not opens(reading, at, convention):
        return None
    if reading.spaces[at] or reading.marks[at] or is_particle(reading, at) or is_population(reading, at):
        return None
    group = first_of(reading, at, convention)
    return group if group and group.end <= reading.sentences[at][1] else None


def first_of(reading: Reading, at: int, convention: str) -> Group | None:
    """What the first reader that finds a group at a token makes of it."""
    return (
        named(reading, at)
        or person(reading, at)
        or kin(reading, at)
        or party(reading, at)
        or counted(reading, at, convention)
        or single(reading, at)
        or other(reading, at)
    )


def opens(reading: Reading, at: int, convention: str) -> bool:
    """Whether a group can begin at a token: few of a text can, and each is asked by every reader."""
    word = reading.lower[at]
    return (
        word in openers(convention)
        or reading.tags[at] == "NNP"
        or reading.firsts[at]
        or kind_of(word) is not None
        or at in reading.persons
        or at in reading.ages
        or amounts.is_core(reading, at, convention)
    )


@cache
def openers(convention: str) -> frozenset[str]:
    """The words that a group can begin with, names, nouns for people and numbers aside."""
    readers = words().readers
    pointing = readers.determiners | readers.possessives | readers.definite | readers.he
    return frozenset(pointing | party_openers() | amounts.openers(convention) | {"the", "another"})


def is_population(reading: Reading, at: int) -> bool:
    """Whether a number only tells how many live somewhere: "Lisk, population 3,000"."""
    return reading.word(at - 1 - (reading.word(at - 1) == ":")) == "population"


def is_particle(reading: Reading, at: int) -> bool:
    """Whether a word belongs to the verb before it: "handed over 50"."""
    if reading.lower[at] == "up" and reading.word(at - 1) in words().readers.moving:
        return True  # "had gone up to 88"
    tails = tailed().get(reading.word(at - 1), ())
    return reading.lower[at] == "over" and any(
        len(tail.before) == 1 and "over" in tail.before[0].words for tail in tails
    )


def counted(reading: Reading, at: int, convention: str) -> Group | None:
    """An amount with its noun: "At least 17 shoppers", "the other three", "eleven of our neighbours"."""
    amount = amounts.read(reading, at, convention)
    if not amount:
        return None
    head, end = noun_of(reading, amount)
    if (
        amount.sort in {"none", "any"}
        and head is None
        and reading.word(amount.end) != "of"
        and reading.lower[amount.end - 1] in {"no", "zero", "any"}
    ):
        return None
    group = Group(
        amount.start, end, head, amount.tally, amount.sort, value=amount.value,
        definite=amount.definite, derivation=amount.derivation,
    )  # fmt: skip
    return followed(reading, described(reading, group))


def noun_of(reading: Reading, amount: Amount) -> tuple[int | None, int]:
    """The head noun behind an amount, and where the phrase ends; None and the amount's end without one."""
    at = amount.end
    while reading.word(at) in words().amounts.more and reading.tag(at) != "NNS":
        at += 1
    nobody = amount.sort == "none" and reading.lower[amount.start] != "not"
    nobody = nobody and reading.word(at - 1) in NOBODY and reading.word(at) != "of"
    these = reading.word(at + 1) in {"those", "these"} and kind_of(reading.word(at + 2))
    made = amount.sort == "number" and amount.value != 1 and reading.word(at) in PREDICATES
    of_state = match(subset_after(), reading.lower, at)
    of_state = 0 if kind_of(reading.word(at + of_state)) else of_state  # "nine of the trapped miners"
    if made or nobody or (of_state and not these):
        return None, at
    if reading.word(at - 1) == "of" and reading.word(at) in {"them", "whom"}:
        return None, at + 1  # "most of them"
    apart = reading.word(at) == "," and reading.word(at + 2) in {"whom", "which"}  # "94, of whom 17"
    if reading.word(at) == "of" or (reading.word(at) == "," and reading.word(at + 1) == "of" and not apart):
        at += 1 + (reading.word(at) == ",")
        if (those := of_those(reading, at)) is not None:
            return those
        if reading.word(at) in words().readers.possessives | words().readers.definite | {"these", "those"}:
            at += 1
        if reading.word(at) in {"a", "an", "all"}:
            return None, amount.end
        if inner := reading.numbers.get(at):
            at = inner.end
        head, end = noun(reading, at)
        return (head, end) if head is not None else (None, amount.end)
    head, end = noun(reading, at)
    dated = head == at and reading.lower[head] in words().readers.dates  # "rose to 635 overnight"
    return (None, at) if head is None or dated else (head, end)


def of_those(reading: Reading, at: int) -> tuple[int | None, int] | None:
    """The head and the end of "them" or "their own" behind "eight of"; None where there is neither."""
    if reading.word(at) in {"those", "these"} and kind_of(reading.word(at + 1)):
        return noun(reading, at + 1)  # "seven of these pupils"
    if reading.word(at) in {"them", "whom", "us", "those", "these"}:
        return None, at + 1
    if reading.word(at) in words().readers.possessives and reading.word(at + 1) == "own":
        head, end = noun(reading, at + 2)
        return head, at + 2 if head is None else end
    return None


def followed(reading: Reading, group: Group) -> Group:
    """A group with what changes its count behind its noun: "or more", "each", "of them"."""
    if changed := bounded_after(reading, group) or possibly(reading, group):
        return changed
    end = group.end
    if reading.word(end) in words().voice.each:
        return group._replace(end=end + 1, each=True)
    if reading.word(end) == "aboard":
        return group._replace(end=end + 1)
    taken = reading.word(group.start - 1) in {"took", "take", "takes", "taken"}  # "took five on board"
    if reading.word(end) == "on" and reading.word(end + 1) == "board" and not taken:
        return group._replace(end=end + 2)
    return partitive(reading, group)


def bounded_after(reading: Reading, group: Group) -> Group | None:
    """A group with the modifier behind its noun: "60 people or more", "15 looters or so"."""
    if group.head is None or group.sort != "number" or group.value is None:
        return None
    for name, limit in SUFFIXES:
        if size := match(suffixes(name), reading.lower, group.end):
            return group._replace(end=group.end + size, tally=bounded(group.value, limit))
    return None


def possibly(reading: Reading, group: Group) -> Group | None:
    """A range such as "Three officers, possibly four"."""
    end = group.end
    if group.value is None or reading.word(end) != "," or reading.word(end + 1) not in MAYBE:
        return None
    upper = reading.numbers.get(end + 2)
    if not upper or upper.value <= group.value:
        return None
    return group._replace(end=upper.end, tally=span_of(group.value, upper.value), sort="range")


PREDICATES = frozenset({"prisoner", "hostage", "captive"})
"""What people are made by a verb: "took seven prisoner"."""
NOBODY = frozenset({"nobody", "one", "none"})
"""The last words of amounts that have no noun behind them: "Nobody needed hospital treatment"."""
MAYBE = frozenset({"possibly", "perhaps", "maybe"})


def partitive(reading: Reading, group: Group) -> Group:
    """A group with whether it is a part of another: "six of them", "two of the dead", ", two fatally"."""
    end = group.end
    if group.sort not in {"none", "any"} and (size := match(subset_after(), reading.lower, end)):
        return group._replace(end=end + size, subset=True)
    severe = reading.word(group.start - 1) == "," and is_severe(reading, end)
    named = reading.word(end - 1) in {"them", "whom", "those"} and reading.word(end - 2) == "of"
    return group._replace(subset=named or (group.head is None and severe))


def is_severe(reading: Reading, at: int) -> bool:
    """Whether "critically" or "in critical condition" begins at a token."""
    if reading.word(at) in words().voice.severity:
        return True
    return reading.word(at) == "in" and not GRAVE.isdisjoint(reading.lower[at + 1 : at + 3])


GRAVE = frozenset({"critical", "grave", "intensive", "serious"})


@cache
def subset_after() -> Sequences:
    """Reads "of them", "of whom" and their kin."""
    return sequences(*words().readers.subset_after)
