"""Logistic regression by Newton's steps from zero: the same data, the same weights.

Examples may count for more or less, and a weight may be bound to a sign: what speaks for something is never
learnt to speak against it because a corpus lacks something by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

ROUNDS = 60
SHORTEST = 1e-4
"""Of a step, before it is given up."""
LESS = 1e-6
"""By how much a step must make the loss less."""
BIAS = 1e-9
"""The penalty of a bias, which has none but must be found."""
Table = npt.NDArray[np.float64]
Example = tuple[Mapping[str, float], bool]


def fitted(names: Sequence[str], examples: Sequence[Example], penalty: float) -> Table:
    """The weights of the named features, and the bias as the last; the penalty is of squared weights.

    >>> fitted(["hot"], [({"hot": 1.0}, True), ({"hot": 0.0}, False)], 0.1).round(1).tolist()
    [2.4, -1.2]
    """
    gold = np.array([right for _, right in examples], np.float64)
    return fit(table(names, examples), gold, penalties(len(names), penalty))


def penalties(features: int, penalty: float) -> Table:
    """What the square of each weight costs; the last is of a bias."""
    return np.array([penalty] * features + [BIAS])


def fit(
    rows: Table, gold: Table, penalty: Table, counts: Table | None = None, signs: Table | None = None
) -> Table:
    """The weights (F) of rows (N x F) whose truth is `gold` (N of 0 and 1); `penalty` (F) of their squares.

    `counts` (N) is what each row counts (1), `signs` (F) the sign a weight may have: 1, -1, 0 for either.

    >>> fit(np.eye(2), np.array([1.0, 0.0]), np.ones(2), signs=np.array([-1.0, -1.0])).round(1).tolist()
    [0.0, -0.4]
    """
    counts = np.ones(len(gold)) if counts is None else counts
    signs = np.zeros(rows.shape[1]) if signs is None else signs
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chance - gold)) + penalty * weights
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        free = ~((weights * signs <= 0) & (slope * signs > 0) & (signs != 0))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        found = shortened(lambda tried: loss(rows, gold, counts, penalty, tried), weights, step, signs)
        if found is None:
            break
        weights = found
    return weights


def loss(rows: Table, gold: Table, counts: Table, penalty: Table, weights: Table) -> float:
    """What is made as small as can be."""
    odds = rows @ weights
    return float((counts * (np.logaddexp(0, odds) - gold * odds)).sum() + (penalty * weights**2).sum() / 2)


def shortened(of: Callable[[Table], float], weights: Table, step: Table, signs: Table) -> Table | None:
    """The weights after a step, as long a one as makes the loss less; None where none does."""
    before, length = of(weights), 1.0
    while length > SHORTEST:
        after = weights - length * step
        after = np.where(after * signs < 0, 0.0, after)
        if of(after) < before - LESS:
            return after
        length /= 2
    return None


def chances(names: Sequence[str], examples: Sequence[Example], weights: Table) -> Table:
    """The chance of each example."""
    found: Table = 1 / (1 + np.exp(-table(names, examples) @ weights))
    return found


def table(names: Sequence[str], examples: Sequence[Example]) -> Table:
    """The features of examples, a row each, and a one behind them."""
    return np.array([[float(made.get(name, 0.0)) for name in names] + [1.0] for made, _ in examples])
