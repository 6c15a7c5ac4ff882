"""Logistic regression over named features, by Newton's steps from zero: the same data, the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

ROUNDS = 30
Table = npt.NDArray[np.float64]
Example = tuple[Mapping[str, float], bool]


def fitted(names: Sequence[str], examples: Sequence[Example], penalty: float) -> Table:
    """The weights of the named features, and the bias as the last; the penalty is of squared weights.

    >>> fitted(["hot"], [({"hot": 1.0}, True), ({"hot": 0.0}, False)], 0.1).round(1).tolist()
    [3.3, -1.7]
    """
    rows = table(names, examples)
    gold = np.array([right for _, right in examples], np.float64)
    weights = np.zeros(rows.shape[1])
    ridge = np.full(len(weights), penalty)
    ridge[-1] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - gold) + ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def chances(names: Sequence[str], examples: Sequence[Example], weights: Table) -> Table:
    """The chance of each example."""
    found: Table = 1 / (1 + np.exp(-table(names, examples) @ weights))
    return found


def table(names: Sequence[str], examples: Sequence[Example]) -> Table:
    """The features of examples, a row each, and a one behind them."""
    return np.array([[float(made.get(name, 0.0)) for name in names] + [1.0] for made, _ in examples])
