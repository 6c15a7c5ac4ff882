"""Fits the weights of lexicons/incidents.toml, [together]; a minute on two cores, most of it reading.

    python -m training.counts

A logistic regression over pairs of figures that the rules of `groups` take for one thing counted: are they of
one merged count of gold? The scenarios of evaluation/incidents teach it, all but the split that nobody has
read. A pair counts the less the more figures its incident has of its thing, since a long incident has many
pairs. Printed beside the weights: of how many pairs in a hundred the split that was left out is told right,
and by the rules alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

import onrecord
from evaluation.incidents import gold
from onrecord.incidents import groups, members_of, together
from onrecord.incidents.groups import Figure
from onrecord.incidents.status import in_time
from onrecord.incidents.together import Features
from training import logistic
from training.incidents import Json, covers, reader
from training.logistic import Table

LEARNT: tuple[gold.Split, ...] = (
    "seen", "unseen", "fresh", "later", "newest", "latest", "sealed", "recent", "blind",
)  # fmt: skip
PENALTY = 1.0  # of squared weights


class Pair(NamedTuple):
    """Two figures: what is told of them, whether they are of one count, and how much that counts."""

    made: Features
    same: bool
    weight: float


def main() -> None:
    """Print the weights, and how they do."""
    with ProcessPoolExecutor(2) as pool:
        told = {split: list(pairs(pool, split)) for split in LEARNT}
    names = sorted({name for some in told.values() for pair in some for name in pair.made})
    weights = fitted(names, [pair for some in told.values() for pair in some])
    print(f"[together]\nbias = {weights[-1]:.2f}\n\n[together.fitted]")
    for name, weight in zip(names, weights, strict=False):
        print(f'"{name}" = {weight:.2f}')
    every: list[tuple[bool, bool]] = []
    for left, some in told.items():
        others = fitted(names, [pair for split in LEARNT if split != left for pair in told[split]])
        chosen = rows(names, some) @ others > 0
        found = [(bool(one) == pair.same, pair.same) for one, pair in zip(chosen, some, strict=True)]
        print(f"# {left} left out: {shown(found)}")
        every += found
    print(f"# all: {shown(every)}")


def shown(found: Sequence[tuple[bool, bool]]) -> str:
    """How many of some pairs are told right, and how many are of one count, which the rules say of all."""
    right, alone = np.mean(found, axis=0)
    return f"{100 * right:.1f} of {len(found)} pairs in a hundred right, by the rules alone {100 * alone:.1f}"


def fitted(names: Sequence[str], some: Sequence[Pair]) -> Table:
    """The weights of the features, and the bias as the last."""
    same = np.array([pair.same for pair in some], np.float64)
    counts = np.array([pair.weight for pair in some])
    penalties = logistic.penalties(len(names), PENALTY)
    return logistic.fit(rows(names, some), same, penalties, counts / counts.mean())


def rows(names: Sequence[str], some: Sequence[Pair]) -> Table:
    """The features of pairs, a row each, and a one behind them."""
    return logistic.table(names, [(pair.made, pair.same) for pair in some])


def pairs(pool: ProcessPoolExecutor, split: gold.Split) -> Iterator[Pair]:
    """The pairs of figures of a split that the rules take for one thing counted, where gold has both."""
    scenarios = [gold.row(one) for one in gold.scenarios(split)]
    for scenario, records in zip(scenarios, pool.map(read, scenarios), strict=True):
        count_of = partial(counted, scenario)
        for told in members_of(records):
            found = groups.groups(groups.figures(told))
            every = [figure for group in found for figure in group.figures]
            sizes, often = together.shares(every), Counter(figure.thing for figure in every)
            for group in found:
                for one, other in combinations(group.figures, 2):
                    first, then = in_time((one, other))
                    mine, theirs = count_of(first), count_of(then)
                    if mine is not None and theirs is not None:
                        made = together.features(first, then, sizes)
                        yield Pair(made, mine == theirs, 1 / math.sqrt(often[one.thing]))


def read(scenario: Json) -> list[onrecord.Record]:
    """The records of a scenario's reports."""
    return [
        reader().read(
            onrecord.document(
                report["text"],
                id=report["id"],
                published=report["published"],
                publisher=report["source"],
            )
        )
        for report in scenario["reports"]
    ]


def counted(scenario: Mapping[str, Any], figure: Figure) -> int | None:
    """The number of gold's merged count that a figure is of, None where gold has no such claim."""
    claim = next(
        (
            claim["id"]
            for claim in scenario["gold"]["claims"]
            if claim["report"] == figure.happening.document and claim["category"] == figure.stated.category
            if covers(claim, figure.stated)
        ),
        None,
    )
    if claim is None:
        return None
    merged = scenario["gold"]["merged"]
    return next((number for number, one in enumerate(merged) if claim in one["claims"]), None)


if __name__ == "__main__":
    main()
