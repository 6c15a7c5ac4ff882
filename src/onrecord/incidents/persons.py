"""Counts -> counts: one person of whom two say who that was is one count.

To the police a burglar died, to his mother a bystander: both speak of the same man.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .groups import Figure, Group, Thing, single

PAIR = 2


def joined(counts: Sequence[Group], opposed: Iterable[Figure]) -> list[Group]:
    """Counts in their order, those of one person whom others call differently as one.

    `opposed` are figures whose people are fighters or suspects to one and civilians to another. Of more than
    two such counts nobody knows which two are of one person.
    """
    named = set(opposed)
    told = Counter(thing(count) for count in counts if is_named(count, named))
    first: dict[Thing, int] = {}
    kept: dict[int, Group] = {}
    for number, count in enumerate(counts):
        two = is_named(count, named) and told[thing(count)] == PAIR
        same = first.setdefault(thing(count), number) if two else number
        kept[same] = with_figures(kept[same], count.figures) if same in kept else count
    return list(kept.values())


def thing(count: Group) -> Thing:
    """What is counted, whoever it is of."""
    return count.category, count.unit


def is_named(count: Group, named: set[Figure]) -> bool:
    """Whether a count is of one person, whom somebody else calls differently."""
    return all(single(figure) for figure in count.figures) and not named.isdisjoint(count.figures)


def with_figures(count: Group, others: Sequence[Figure]) -> Group:
    """A count with others' figures, in the order of the reports."""
    told = (*count.figures, *others)
    return count._replace(figures=tuple(sorted(told, key=lambda one: (one.order, one.stated.count.spans[0]))))
