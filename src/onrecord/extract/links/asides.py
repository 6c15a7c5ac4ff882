"""Words beside a time or place telling of another: "near the border with [Chad]", "a day after they fled"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ...language.numbers import NumberWords
from ...lexicon import load
from ...model import Sourced, Span, When
from .events import LinkWords

REACH = 4
"""How many tokens before a place "border" may stand."""
SUBJECT = 10
"""How many tokens behind "before" the verb of its clause may stand."""
CLAUSE = 40
"""How many tokens such a clause may have."""
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
LENGTH = 3
"""How many tokens a clause of another day has before its "after": "and two days"."""
STOPS = frozenset({",", ".", ":"})
OWNING = frozenset({"DT", "PRP$"})
PRONOUNS = frozenset({"WDT", "WP", "WP$"})
GOES_ON = frozenset({"VBD", "VBZ", "VBP", "MD", "RB"})  # the main clause behind a relative one
RELATIVE = frozenset({"WDT", "WP", "WRB", "VBG"})  # ", where 23 died", ", killing 23"


def is_bordered(words: Sequence[str], at: int) -> bool:
    """Whether a place only borders on where something happened: "near the border with [Chad]".

    >>> is_bordered("near the border with Chad".split(), 4), is_bordered("in the north of Chad".split(), 4)
    (True, False)
    """
    known = load("links", LinkWords)
    for index in range(at - 1, max(-1, at - REACH - 1), -1):
        if words[index] in known.borders:
            return True
        if words[index] not in known.with_border:
            return False
    return False


def is_governed(words: Sequence[str], at: int) -> bool:
    """Whether a place is told by its capital: "Lisk, the capital of [Karvia]".

    >>> is_governed("capital of Karvia".split(), 2), is_governed("north of Karvia".split(), 2)
    (True, False)
    """
    start = at - 1 if words[at - 1 : at] == ["the"] else at
    return list(words[max(0, start - 2) : start]) == ["capital", "of"]


ACTING = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD", "CC"})
"""Tags of a clause of its own between two places."""


def is_beside(words: Sequence[str], tags: Sequence[str], start: int, at: int) -> bool:
    """Whether a place only tells where the one before it lies: "Vell, a town south of [Lisk]".

    >>> tags = "NNP , NN IN NNP".split()
    >>> is_beside("Vell , south of Lisk".split(), tags, 1, 4)
    True
    >>> is_beside("Vell and in Lisk".split(), tags, 1, 3)
    False
    """
    known = load("links", LinkWords)
    between = words[start:at]
    if between[:1] != [","] or "," in between[1:] or any(tag in ACTING for tag in tags[start:at]):
        return False  # "in Kabul, and 12 died near [Ghazni]"
    return (between[-1:] == ["of"] and between[-2:-1] != [] and between[-2] in known.bearings) or (
        between[-1] in known.nearby
    )


def relative_clauses(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The clauses between commas that a pronoun opens, by their tokens: ", who came in May,".

    >>> list(relative_clauses("Orel , who came in May , left".split(), "NNP , WP VBD IN NNP , VBD".split()))
    [(2, 6)]
    """
    last = 0
    for at in range(1, len(words) - 1):
        if at < last or words[at - 1] != "," or tags[at] not in PRONOUNS:
            continue
        end = next((i for i in range(at, min(at + CLAUSE, len(words))) if tags[i] in STOPS), 0)
        if end and words[end] == "," and end + 1 < len(words) and tags[end + 1] in GOES_ON:
            yield at, end
            last = end


class OtherDay(NamedTuple):
    """A clause of another day, from its first token to its last, and how many days it is from the rest."""

    start: int
    end: int
    days: int | None


def other_days(words: Sequence[str], tags: Sequence[str]) -> Iterator[OtherDay]:
    """The clauses that are of another day: "a day [after the army bombed]"; None days are not known how many.

    >>> list(other_days("hours before talks opened".split(), "NNS IN NNS VBD".split()))
    [OtherDay(start=1, end=4, days=0)]
    >>> list(other_days("a day after they fled , he".split(), "DT NN IN PRP VBD , PRP".split()))
    [OtherDay(start=2, end=5, days=-1)]
    >>> days = other_days("a day after he left and two days after he fled".split(), ["VBD"] * 12)
    >>> [day.days for day in days]
    [-1, -2]
    >>> list(other_days("dead after rebels fired".split(), "JJ IN NNS VBD".split()))
    []
    >>> list(other_days("a day after the raid , he".split(), "DT NN IN DT NN , PRP".split()))
    [OtherDay(start=2, end=5, days=-1)]
    """
    known = load("links", LinkWords)
    begun = [at for at in range(1, len(words)) if words[at] in known.apart and words[at - 1] in known.lengths]
    for at, behind in zip(begun, [*begun, len(words) + LENGTH][1:], strict=True):
        end = min(clause_end(tags, at), max(at + 1, behind - LENGTH))
        word = words[at]
        named = word == "after" and not OWNING.isdisjoint(tags[at + 1 : at + 2])
        if named or any(tag in TENSED for tag in tags[at + 1 : min(end, at + SUBJECT)]):
            days = how_many(words, at - 1)
            yield OtherDay(at, end, -days if days and word == "after" else days)


def clause_end(tags: Sequence[str], at: int) -> int:
    """Where a clause ends that begins at a token, with a relative or participial clause behind it."""
    last = min(len(tags), at + CLAUSE)
    end = next((i for i in range(at, last) if tags[i] in STOPS), last)
    if tags[end : end + 1] == [","] and end + 1 < last and tags[end + 1] in RELATIVE:
        return next((i for i in range(end + 1, last) if tags[i] in STOPS), last)
    return end


def how_many(words: Sequence[str], at: int) -> int | None:
    """How many days a length of time has that ends at a token: "two days", "hours"; None where it is vague.

    >>> how_many(["two", "days"], 1), how_many(["hours"], 0), how_many(["a", "month"], 1)
    (2, 0, None)
    """
    if words[at] not in ("day", "days"):
        return None if words[at] in load("links", LinkWords).long else 0
    return counted(words, at)


def counted(words: Sequence[str], at: int) -> int | None:
    """The number before a unit of time: "[two] days", "[a] week"; None where there is none.

    >>> counted(["two", "weeks"], 1), counted(["several", "weeks"], 1)
    (2, None)
    """
    before = words[at - 1] if at else ""
    if before in ("a", "the", "one"):
        return 1
    count = load("numbers", NumberWords).units.get(before, before)
    return int(count) if str(count).isdecimal() and len(str(count)) <= len("99") else None


def moved(one: Sourced[When], days: int, words: Span) -> Sourced[When] | None:
    """A day so many days from another, with the words that tell how many; None where none is told."""
    if one.value.mod or one.value.edtf != one.value.timex or one.value.first != one.value.timex:
        return None
    day = date.fromisoformat(one.value.timex)
    if not timedelta() <= (day - date.min) + timedelta(days) <= date.max - date.min:
        return None
    other = (day + timedelta(days)).isoformat()
    when = When(timex=other, type="DATE", edtf=other, first=other, last=other)
    return Sourced(when, tuple(sorted((*one.spans, words))), one.by, one.confidence)
