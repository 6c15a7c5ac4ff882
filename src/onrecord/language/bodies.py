"""Bodies whose names hold words of no name: "Save the Children", "the Lord's Resistance Army"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from ..lexicon import load
from ..model import Span


class Words(msgspec.Struct, frozen=True):
    """The part of lexicons/tags.toml that this file reads."""

    bodies: tuple[str, ...]


def find(forms: Sequence[str]) -> Iterator[Span]:
    """Where the words of bodies stand, as words [start, end); the longest at a word.

    >>> list(find(["Save", "the", "Children", "said"]))
    [(0, 3)]
    """
    for at, form in enumerate(forms):
        for rest in known().get(form, ()):
            end = at + 1 + len(rest)
            if tuple(forms[at + 1 : end]) == rest:
                yield at, end
                break


@cache
def known() -> dict[str, list[tuple[str, ...]]]:
    """By the first word of bodies' names, the words behind it, the longest first; also in capitals."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in load("tags", Words).bodies:
        parted = name.replace("-", " - ").replace("'", " '")
        for form in {one for said in (parted, parted.upper()) for one in (said, said.replace("'", "’"))}:
            first, *rest = form.split()
            found.setdefault(first, []).append(tuple(rest))
    return {first: sorted(some, key=lambda rest: (-len(rest), rest)) for first, some in found.items()}
