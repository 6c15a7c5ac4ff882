"""How alike two sets of chains of mentions are: MUC, B-cubed, CEAF-e, and their mean, the CoNLL F1.

As in CoNLL 2012 and its reference scorer 8.01 (Pradhan et al. 2014): mentions that only one side has count
against it, and chains of one mention count, except in MUC.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from ..compare import scorer_module

Chain = frozenset[Hashable]
Chains = Sequence[Chain]


class Score(NamedTuple):
    """Precision and recall, between 0 and 1."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


def chains(mentions: Iterable[Hashable], links: Iterable[tuple[Hashable, Hashable]]) -> list[Chain]:
    """What links between mentions join, in the order of the mentions; one without a link is a chain.

    >>> [sorted(chain) for chain in chains("abcd", [("a", "c"), ("c", "d")])]
    [['a', 'c', 'd'], ['b']]
    """
    above: dict[Hashable, Hashable] = {one: one for one in mentions}

    def root(one: Hashable) -> Hashable:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in links:
        above[root(other)] = root(one)
    found: dict[Hashable, set[Hashable]] = {}
    for one in above:
        found.setdefault(root(one), set()).add(one)
    return [frozenset(chain) for chain in found.values()]


def muc(gold: Chains, made: Chains) -> Score:
    """Links: the fewest that hold each chain together, and how many of them the other side has."""
    return Score(held(made, gold), held(gold, made))


def held(chains: Chains, others: Chains) -> float:
    """The share of the links of some chains that others have."""
    home = homes(others)
    parts = [len({home.get(one, one) for one in chain}) for chain in chains]
    links = sum(len(chain) - 1 for chain in chains)
    return sum(len(chain) - part for chain, part in zip(chains, parts, strict=True)) / links if links else 0.0


def b_cubed(gold: Chains, made: Chains) -> Score:
    """Mentions: the share of each one's chain that the other side has in its chain."""
    return Score(kept(made, gold), kept(gold, made))


def kept(chains: Chains, others: Chains) -> float:
    """The mean share of a mention's chain that its chain among others has, itself included."""
    home = homes(others)
    total = sum(map(len, chains))
    shares = 0.0
    for chain in chains:
        for one in chain & home.keys():
            shares += len(chain & others[home[one]]) / len(chain)
    return shares / total if total else 0.0


def ceaf_e(gold: Chains, made: Chains) -> Score:
    """Chains: the best one-to-one match of both sides, by the share of mentions that two have in common."""
    alike = sum(best(rows) for rows in blocks(gold, made))
    return Score(alike / len(made) if made else 0.0, alike / len(gold) if gold else 0.0)


def best(gain: list[list[float]]) -> float:
    """The gain of the best assignment."""
    assign: Callable[[list[list[float]]], list[tuple[int, int]]] = scorer_module("assignment").assign
    return sum(gain[row][column] for row, column in assign(gain))


def blocks(gold: Chains, made: Chains) -> Iterable[list[list[float]]]:
    """How alike gold and made chains are, a table for each group of them that has mentions in common."""
    home = homes(made)
    meeting = [
        (("gold", i), ("made", home[one])) for i, chain in enumerate(gold) for one in chain if one in home
    ]
    for group in chains((side for pair in meeting for side in pair), meeting):
        rows = [i for i in range(len(gold)) if ("gold", i) in group]
        columns = [j for j in range(len(made)) if ("made", j) in group]
        yield [[phi4(gold[i], made[j]) for j in columns] for i in rows]


def phi4(one: Chain, other: Chain) -> float:
    """The share of their mentions that two chains have in common."""
    return 2 * len(one & other) / (len(one) + len(other))


def homes(chains: Chains) -> dict[Hashable, int]:
    """The number of the chain that each mention is in."""
    return {one: number for number, chain in enumerate(chains) for one in chain}


def all_scores(gold: Chains, made: Chains) -> dict[str, Score]:
    """The three scores by name."""
    return {"MUC": muc(gold, made), "B3": b_cubed(gold, made), "CEAF-e": ceaf_e(gold, made)}


def conll(scores: dict[str, Score]) -> float:
    """The mean of three F1."""
    return sum(score.f1 for score in scores.values()) / len(scores)
