"""Adjectives of sides that share one noun: "Indian and Chinese soldiers" are soldiers of two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...language.phrases import Phrase

OPENING = frozenset({"DT", "CD"})
"""Tags of what stands before the adjective: "[two] Iranian and three Iraqi citizens"."""


def with_adjectives(
    found: Iterable[Phrase], tags: Sequence[str], is_side: Callable[[int], bool]
) -> Iterator[Phrase]:
    """The phrases in order, and each adjective of a side that is joined to one, with its noun for a head."""
    last = 0
    for one in found:
        first = one.start + (tags[one.start] == "CD")
        if one.head > first and is_side(first):
            yield from before(one, last, tags, is_side)
        yield one
        last = one.end


def before(one: Phrase, last: int, tags: Sequence[str], is_side: Callable[[int], bool]) -> Sequence[Phrase]:
    """The adjectives before a phrase, no further than the phrase before: "[Indian], [Malian] and Chinese"."""
    found: list[Phrase] = []
    at = one.start - 1
    while at > last and tags[at] == ("," if found else "CC") and tags[at - 1] == "JJ" and is_side(at - 1):
        found.insert(0, Phrase(at - 1, at, one.head))
        at -= 2
        at -= at > last and tags[at] in OPENING
    return found
