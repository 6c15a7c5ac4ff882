"""Made-up wire copy: reports of common and rare words, some of them copies of others, as a seed decides."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random

import msgspec

Copy = Callable[[list[str]], list[str]]

VOCABULARY = 20_000
SHORTEST, LONGEST = 250, 700  # words in a report
COPIES = 0.3
CHANGED = 0.05


class Made(msgspec.Struct, frozen=True):
    """A report, and for a copy the id of its original and how it was made."""

    id: str
    text: str
    original: str | None = None
    kind: str | None = None


class Wire:
    """Reports and copies by one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))  # Zipf's law

    def written(self, many: int) -> list[str]:
        """Some words as they come: the commonest in one of ten places."""
        return [
            f"w{rank:x}" for rank in self.random.choices(range(VOCABULARY), cum_weights=self.weights, k=many)
        ]

    def kinds(self) -> dict[str, Copy]:
        """The ways to make a copy."""
        return {
            "cut": lambda whole: whole[: self.random.randint(len(whole) // 3, len(whole) * 4 // 5)],
            "cut to a third": lambda whole: whole[: len(whole) // 3],
            "edited": self.edited,
            "wrapped": self.wrapped,
            "wrapped, cut to a third": lambda whole: self.wrapped(whole[: len(whole) // 3]),
        }

    def edited(self, whole: list[str]) -> list[str]:
        """A text with one of twenty words changed."""
        return [self.written(1)[0] if self.random.random() < CHANGED else word for word in whole]

    def wrapped(self, whole: list[str]) -> list[str]:
        """A text between an introduction and an end by the house."""
        intro, end = (self.written(self.random.randint(20, 60)) for _ in range(2))
        return [*intro, *whole, *end]

    def sent(self, many: int) -> list[Made]:
        """Some reports; three of ten are copies, each of another original."""
        originals = [
            self.written(self.random.randint(SHORTEST, LONGEST)) for _ in range(many - int(many * COPIES))
        ]
        made = [Made(f"o{at}", printed(words)) for at, words in enumerate(originals)]
        ways = list(self.kinds().items())
        for at, number in enumerate(self.random.sample(range(len(originals)), int(many * COPIES))):
            kind, copy = ways[at % len(ways)]
            made.append(Made(f"c{at}", printed(copy(originals[number])), f"o{number}", kind))
        self.random.shuffle(made)
        return made


def printed(words: list[str]) -> str:
    """Words as sentences of twenty, four in a line.

    >>> printed(["a", "b", "c"])
    'A b c.'
    """
    ends = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, len(words), 20)]
    return "\n".join(" ".join(ends[at : at + 4]) for at in range(0, len(ends), 4))


def pairs(groups: tuple[tuple[str, ...], ...]) -> set[tuple[str, str]]:
    """The pairs of ids that are in one group, each in order.

    >>> sorted(pairs((("b", "a", "c"),)))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    return {(one, other) for group in groups for one in group for other in group if one < other}


def recalls(made: list[Made], found: set[tuple[str, str]]) -> dict[str, float]:
    """The share of copies that are found with their original, by how they were made, and of all."""
    hits: dict[str, list[bool]] = {}
    for one in made:
        if one.original:
            hit = (one.id, one.original) in found  # "c1" < "o1"
            hits.setdefault(one.kind or "", []).append(hit)
            hits.setdefault("all", []).append(hit)
    return {kind: sum(each) / len(each) for kind, each in sorted(hits.items())}


def precision(made: list[Made], found: set[tuple[str, str]]) -> float:
    """The share of pairs found that are a copy and its original."""
    gold = {(one.id, one.original) for one in made if one.original}
    return len(found & gold) / len(found) if found else 1.0
