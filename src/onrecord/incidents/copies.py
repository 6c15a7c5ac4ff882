"""Which reports are copies of one wire text: whole, lightly edited, cut from the bottom, in a house's frame.

Candidates share a band key (`signatures`); of these, copies share half of the shorter one's shingles, and half
of what one of them opens with. What stands in quotation marks does not count, nor do agencies' credits and
houses' notices: two reporters at one press conference write down the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from ..language import quotes
from ..lexicon import load
from ..model import Span, iso_moment
from .passages import LEAST, sentences, shared_passages
from .signatures import RUN, VERSION, bands, hashed, keys, signature, words

__all__ = [
    "VERSION", "Wording", "bands", "contained", "copied", "groups", "shared_passages", "shingles", "signature", "wording",
]  # fmt: skip

Report: TypeAlias = tuple[str, str, str | None]
"""A report's id, its text, and when it was published, where that is known."""

HALF = 0.5
"""Of 5,273 real texts, pairs that share so much of the shorter one are one text; the first chance pair has .43."""
FEW = 12  # shingles, 16 words in a row: fewer tell nothing, unless they are the whole text
DAYS = 3
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
    """The shingles of a report's own text, as numbers; without the words in quotation marks where asked.

    >>> len(shingles("By Ada Orel\\nSix people were killed at Marnovo.\\nSubscribe to our newsletter."))
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
    return Wording(part(text, list(outside(own, text))), part(text, own))


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
    whole = f" {' '.join(said)} "
    return len(said) <= LONGEST_NOTICE and any(
        f" {notice} " in whole for notice in load("copies", Words).notices
    )


def outside(spans: list[Span], text: str) -> Iterator[Span]:
    """What is left of some ranges without the quotations in them."""
    quoted = [(one.start, one.end) for one in quotes.find(text) if one.depth == 0]
    for start, end in spans:
        at = start
        for begins, ends in quoted:
            if begins < end and ends > at:
                yield at, max(at, begins)
                at = min(end, ends)
        yield at, end


def copied(a: Wording, b: Wording) -> bool:
    """Whether two reports are copies of one text.

    A cut text keeps its opening, and a house's frame leaves the opening inside: what two texts share at their
    ends alone is a background paragraph or a word about the house.

    >>> wire = "Two shells hit the old mill at Marnovo before dawn on Friday. Six people were killed. " \\
    ...     "Rescuers from the district town looked for a miller and his two sons until the evening."
    >>> copied(wording(wire), wording(f"Our correspondent writes.\\n{wire[:120]}"))
    True
    """
    one, other = (a.told, b.told) if min(len(a.told.all), len(b.told.all)) >= FEW else (a.whole, b.whole)
    if a.whole.all == b.whole.all and len(a.whole.all) > LEAST - RUN:
        return True
    if len(one.all & other.all) < FEW or contained(one.all, other.all) < HALF:
        return False
    return opens(one, other) or opens(other, one)


def opens(one: Part, other: Part) -> bool:
    """Whether half of what a text opens with stands in another."""
    return len(one.opening & other.all) >= HALF * len(one.opening)


def groups(documents: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """The ids of reports that are copies of one text, two or more together, the earliest first.

    The earliest is taken for the original: a guess by time. Reports more than three days apart are not
    compared; one without a date is compared with all. The order of the documents makes no difference.
    """
    ordered = sorted(documents, key=lambda one: (moment(one[2]), one[0], one[1]))
    days = [day(published) for _, _, published in ordered]
    read = lru_cache(None)(lambda at: wording(ordered[at][1]))
    joined = list(range(len(ordered)))
    for one, other in candidates([signature(text) for _, text, _ in ordered]):
        first, second = sorted((root(joined, one), root(joined, other)))
        if first != second and near(days[one], days[other]) and copied(read(one), read(other)):
            joined[second] = first
    found: dict[int, list[str]] = {}
    for at, (name, _, _) in enumerate(ordered):
        found.setdefault(root(joined, at), []).append(name)
    return tuple(tuple(names) for names in found.values() if len(names) > 1)


def root(joined: list[int], at: int) -> int:
    """The first document of the group that a document is in."""
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at


def candidates(signatures: list[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of documents with a band key in common, each once."""
    places = np.array([at for at, one in enumerate(signatures) if one], np.int64)
    if not len(places):
        return
    table = np.stack([keys(signatures[at]) for at in places])
    seen: set[tuple[int, int]] = set()
    for column in table.T:
        order = np.argsort(column, kind="stable")
        new = np.flatnonzero(np.diff(column[order], prepend=~column[order[:1]]))
        size = np.diff(new, append=len(order))
        for start, length in zip(new[size > 1].tolist(), size[size > 1].tolist(), strict=True):
            yield from pairs(places[order[start : start + length]].tolist(), seen)


def pairs(run: list[int], seen: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of a run that are new."""
    for pair in combinations(run, 2):
        if pair not in seen:
            seen.add(pair)
            yield pair


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
        at = iso_moment(published or "")
        at = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):  # the first hours of the year 1
        return None
