"""Pairs -> clusters: happenings that are one incident, by the pairs that are and what people said of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence

Pair = tuple[str, str]
Edge = tuple[float, str, str]
"""A score and the two happenings it joins."""
SURE = math.inf
"""The score of what a person has put together."""
Fits = Callable[[Sequence[str], Sequence[str]], bool]
"""Whether two clusters may be one."""


def always(_: Sequence[str], __: Sequence[str]) -> bool:
    """Any two clusters may be one."""
    return True


def clusters(
    names: Sequence[str], edges: Iterable[Edge], apart: Collection[Pair] = (), fits: Fits = always
) -> list[list[str]]:
    """The clusters of happenings that edges join, each in the order of `names`, which also names it.

    What is `apart` never stands in one cluster, nor what does not fit, unless a person put it together (an
    infinite score): the stronger edges decide which one a third belongs to. The result does not depend on
    the order of the edges.

    >>> clusters(["a", "b", "c"], [(1.0, "c", "a")])
    [['a', 'c'], ['b']]
    """
    order = {name: number for number, name in enumerate(names)}
    groups = {name: [name] for name in names}
    foes = foes_of(apart)
    for score, one, other in sorted(edges, key=lambda edge: (-edge[0], *sorted(edge[1:]))):
        mine, theirs = groups[one], groups[other]
        if mine is theirs or quarrel(mine, theirs, foes):
            continue
        if score < SURE and not fits(mine, theirs):
            continue
        both = sorted(mine + theirs, key=order.__getitem__)
        groups |= dict.fromkeys(both, both)
    distinct = {group[0]: group for group in groups.values()}
    return sorted(distinct.values(), key=lambda group: order[group[0]])


def foes_of(apart: Iterable[Pair]) -> dict[str, set[str]]:
    """By happening, those that it was set apart from."""
    foes: dict[str, set[str]] = {}
    for one, other in apart:
        foes.setdefault(one, set()).add(other)
        foes.setdefault(other, set()).add(one)
    return foes


def quarrel(mine: Iterable[str], theirs: Collection[str], foes: dict[str, set[str]]) -> bool:
    """Whether two groups hold happenings that were set apart."""
    return bool(foes) and any(not foes[name].isdisjoint(theirs) for name in mine if name in foes)
