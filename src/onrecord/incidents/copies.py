"""Which reports are copies of one wire text: whole, lightly edited, cut from the bottom, in a house's frame.

Candidates share a band key (`signatures`); of these, copies share two fifths of the shorter one's shingles,
half of what one of them opens with and some of the other's opening. What stands in quotation marks does not
count, since two reporters at one press conference write down the same words, nor do agencies' credits and
houses' notices.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from ..language import quotes
from ..lexicon import load
from ..model import Span
from . import moments
from .passages import LEAST, sentences, shared_passages
from .signatures import RUN, VERSION, bands, hashed, keys, signature, words

__all__ = [
    "VERSION", "Wording", "bands", "contained", "copied", "groups", "shared_passages", "shingles",
    "signature", "wording",
]  # fmt: skip

Report: TypeAlias = tuple[str, str, str | None]
"""A report's id, its text, and when it was published, where that is known."""

SHARED = 0.4  # of the shorter report's shingles; the three by real texts, docs/decisions/0010-wire-copies.md
HALF = 0.5  # of one's opening
SOME = 0.15  # of the other's opening; one real pair has less: a long report that ends with another
FEW = 12  # shingles, 16 words in a row: fewer tell nothing, unless they are the whole text
DAYS = 3
MANY = 30
"""Reports with a key in common that are compared each with each; of more, each with those that differ."""
FINAL = '.!?…"”’'
LONGEST_CREDIT, LONGEST_NOTICE = 12, 60  # words


class Words(Struct, frozen=True):
    """The shape of lexicons/copies.toml."""

    notices: tuple[str, ...]
    credits: frozenset[str]


class Part(Struct, frozen=True):
    """Shingles of a text, and those of the first half of it."""

    all: frozenset[int]
    opening: frozenset[int]


class Wording(Struct, frozen=True):
    """A report's shingles, ready to be compared: without what is quoted, and with it."""

    told: Part
    whole: Part


def shingles(text: str, *, quoted: bool = True) -> frozenset[int]:
    r"""The shingles of a report's own text, as numbers; without the words in quotation marks where asked.

    >>> len(shingles("By Ada Orel\nSix people were killed at Marnovo.\nSubscribe to our newsletter."))
    2
    """
    found = wording(text)
    return (found.whole if quoted else found.told).all


def contained(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set of shingles that stands in the other, 0 where one is empty.

    >>> contained(frozenset({1, 2}), frozenset({2, 3, 4, 5}))
    0.5
    """
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def wording(text: str) -> Wording:
    """A report's shingles, ready to be compared."""
    own = list(reported(text))
    told = list(outside(own, text))
    whole = part(text, own)
    return Wording(whole if told == own else part(text, told), whole)


def part(text: str, spans: list[Span]) -> Part:
    """The shingles of some ranges of a text."""
    found = hashed(words("\n".join(text[start:end] for start, end in spans))).tolist()
    return Part(frozenset(found), frozenset(found[: (len(found) + 1) // 2]))


def reported(text: str) -> Iterator[Span]:
    """The sentences of a text that are no credit and no notice."""
    for start, end in sentences(text):
        said = words(text[start:end])
        if said and not is_credit(said, text[end - 1]) and not is_notice(said):
            yield start, end


def is_credit(said: list[str], last: str) -> bool:
    """Whether some words are a line that says who wrote or sent a report, by how it begins and ends."""
    return len(said) <= LONGEST_CREDIT and last not in FINAL and said[0] in load("copies", Words).credits


def is_notice(said: list[str]) -> bool:
    """Whether a sentence is one of the house's own about itself."""
    return len(said) <= LONGEST_NOTICE and bool(notices().search(" ".join(said)))


@cache
def notices() -> re.Pattern[str]:
    """What finds a notice in the words of a sentence."""
    listed = sorted(map(re.escape, load("copies", Words).notices))
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


def outside(spans: list[Span], text: str) -> Iterator[Span]:
    """What is left of some ranges without the quotations in them."""
    quoted = [(one.start, one.end) for one in quotes.find(text) if one.depth == 0] if has_marks(text) else []
    last = [ends for _, ends in quoted]
    for start, end in spans:
        at = start
        for begins, ends in quoted[bisect_right(last, start) : bisect_right(last, end) + 1]:
            if begins < end:
                yield at, max(at, begins)
                at = min(end, ends)
        yield at, end


def has_marks(text: str) -> bool:
    """Whether a text has any quotation mark; the scan for quotations looks at each character."""
    return any(mark in text for mark in (*quotes.MARKS, *quotes.DOUBLED))


def copied(a: Wording, b: Wording) -> bool:
    r"""Whether two reports are copies of one text.

    A cut text keeps its opening, and a house's frame leaves the opening inside: what two texts share at their
    ends alone is a background paragraph or a word about the house.

    >>> wire = "Two shells hit the old mill at Marnovo before dawn on Friday. Six people were killed. " \
    ...     "Rescuers from the district town looked for a miller and his two sons until the evening."
    >>> copied(wording(wire), wording(f"Our correspondent writes.\n{wire[:120]}"))
    True
    """
    if a.whole.all == b.whole.all and len(a.whole.all) > LEAST - RUN:
        return True
    quoting = max(len(a.told.all), len(b.told.all)) < FEW  # next to nothing outside quotation marks in both
    one, other = (a.whole, b.whole) if quoting else (a.told, b.told)
    if len(one.all & other.all) < FEW or contained(one.all, other.all) < SHARED:
        return False
    less, more = sorted((opening(one, other), opening(other, one)))
    return more >= HALF and less >= SOME


def opening(one: Part, other: Part) -> float:
    """The share of what a text opens with that stands in another."""
    return len(one.opening & other.all) / len(one.opening)


def groups(documents: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """The ids of reports that are copies of one text, two or more together, the earliest first.

    The earliest is taken for the original: a guess by time. Reports more than three days apart are not
    compared; one without a date is compared with all. The order of the documents makes no difference.
    """
    ordered = sorted(documents, key=lambda one: (moment(one[2]), one[0], one[1]))
    days = [day(published) for _, _, published in ordered]
    read = lru_cache(None)(lambda at: wording(ordered[at][1]))
    joined, seen = list(range(len(ordered))), set()
    for run in runs([signature(text) for _, text, _ in ordered]):
        for pair in compared(run, joined):
            if pair not in seen and near(days[pair[0]], days[pair[1]]) and copied(*map(read, pair)):
                join(joined, *pair)
            seen.add(pair)
    found: dict[int, list[str]] = {}
    for at, (name, _, _) in enumerate(ordered):
        found.setdefault(root(joined, at), []).append(name)
    return tuple(tuple(names) for names in found.values() if len(names) > 1)


def join(joined: list[int], one: int, other: int) -> None:
    """Put the groups of two documents together."""
    first, second = sorted((root(joined, one), root(joined, other)))
    joined[second] = first


def root(joined: list[int], at: int) -> int:
    """The first document of the group that a document is in."""
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at


def runs(signatures: list[bytes]) -> Iterator[list[int]]:
    """The documents that have a band key in common, for each key that two or more have."""
    places = np.array([at for at, one in enumerate(signatures) if one], np.int64)
    if not len(places):
        return
    table = np.stack([keys(signatures[at]) for at in places])
    for column in table.T:
        order = np.argsort(column, kind="stable")
        starts = np.flatnonzero(np.diff(column[order], prepend=~column[order[:1]]))
        sizes = np.diff(starts, append=len(order))
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            yield places[order[start : start + size]].tolist()


def compared(run: list[int], joined: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a run that are worth a comparison, as groups grow.

    A key of very many reports is that of one much-copied text, or of words that a house prints under each of
    its reports. Of the first, one comparison each finds all; the second is given up.
    """
    if len(run) <= MANY:
        yield from (pair for pair in combinations(run, 2) if root(joined, pair[0]) != root(joined, pair[1]))
        return
    unlike: list[int] = []
    for at in run:
        for one in unlike:
            if root(joined, one) != root(joined, at):
                yield one, at
            if root(joined, one) == root(joined, at):
                break
        else:
            unlike.append(at)
        if len(unlike) > MANY:
            return


def near(one: date | None, other: date | None) -> bool:
    """Whether two days are at most three apart, or one is not known."""
    return one is None or other is None or abs((one - other).days) <= DAYS


def moment(published: str | None) -> tuple[bool, str]:
    """What puts reports in the order of their publication, unknown last; a day counts from its midnight.

    >>> sorted([None, "2022-11-26T09:00:00+02:00", "2022-11-26", "2022-11-26T08:00:00Z"], key=moment)
    ['2022-11-26', '2022-11-26T09:00:00+02:00', '2022-11-26T08:00:00Z', None]
    """
    at = dated(published)
    return (at is None, at.isoformat() if at else "")


def day(published: str | None) -> date | None:
    """The day of publication, None where it is not known."""
    at = dated(published)
    return at.date() if at else None


def dated(published: str | None) -> datetime | None:
    """The moment of publication, in UTC where nothing else is said, None where it is not known."""
    try:
        return moments.moment(published or "").astimezone(UTC)
    except (ValueError, OverflowError):  # the first hours of the year 1
        return None
