"""Content without the clause in which somebody else tells something: "it fell[, but Orel said it held]"."""

from __future__ import annotations

from collections.abc import Sequence

from .overlap import Index
from .page import Page
from .reading import Range, Reading

REJOINING = frozenset({"while", "but", "whereas", "although", "though"})


def without_rejoinders(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings without clauses in which somebody else tells something: "it fell[, but Orel said not]"."""
    index = Index(readings)
    return [one._replace(content=before_others(page, one, index)) for one in readings]


def before_others(page: Page, one: Reading, index: Index) -> tuple[Range, ...]:
    """The content of a reading up to the clause of another in its last part."""
    *parts, (start, end) = one.content
    depth = one.region.depth
    for at in index.near(one):
        other = index.all[at]
        if other.source is None or other.cue is None or other.cue[0] < other.source.end:
            continue
        joint = other.source.start - 1
        own = start < joint < end and page.words[joint] in REJOINING and page.words[joint - 1] == ","
        if own and page.level[joint] <= depth and other.source.end == other.cue[0]:
            end = min(end, joint - 1)
    return (*parts, (start, end)) if end > start else one.content
