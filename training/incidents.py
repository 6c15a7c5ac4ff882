"""Fits the weights of lexicons/incidents.toml, [match.fitted], on ECB+'s train file; two minutes.

    python -m training.incidents ../shared/corpora/tolls/ecbplus-train.jsonl

A logistic regression over the features of two reports' main happenings: are they of one subtopic, that is of
one incident? The other subtopic of a topic is an incident of the same kind, and tempts. ECB+ has no dates of
publication: what days say is chosen, not fitted. The weights are fitted by Newton's steps from zero: the same
data give the same weights.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

import onrecord
from onrecord.incidents import happenings, match
from onrecord.incidents.match import Features, Seen

PENALTY = 3.0  # of squared weights
ROUNDS = 30
NAMES = (
    "alike", "alike names", "alike others", "alike numbers", "alike head", "alike people", "alike places",
    "shared names", "shared numbers", "within names", "within numbers", "within people",
    "same killed", "other killed", "same injured", "other injured", "far", "unlisted", "site",
    "same type", "other type", "same division", "same country", "other country",
)  # fmt: skip

Table = npt.NDArray[np.float64]


def main() -> None:
    """Print the weights."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_bytes().splitlines()]
    with ProcessPoolExecutor(2) as pool:
        told = list(pool.map(first, rows, chunksize=8))
    known = [(one, row["subtopic"]) for one, row in zip(told, rows, strict=True) if one]
    examples = [
        (match.features(one, other), topic == second)
        for (one, topic), (other, second) in combinations(known, 2)
    ]
    weights = fitted(examples)
    print(f"bias = {weights[-1]:.2f}\n\n[match.fitted]")
    for name, weight in zip(NAMES, weights, strict=False):
        print(f'"{name}" = {weight:.2f}')


def first(row: dict[str, str]) -> Seen | None:
    """The main happening of a row's text, None where nothing happens in it."""
    record = onrecord.read(row["text"])
    found = happenings.of(record)
    return match.seen(found[0], row["text"]) if found else None


def fitted(examples: list[tuple[Features, bool]]) -> Table:
    """The weights of the named features, and the bias as the last."""
    table = np.array([[made.get(name, 0.0) for name in NAMES] + [1.0] for made, _ in examples])
    gold = np.array([same for _, same in examples], np.float64)
    weights = np.zeros(table.shape[1])
    ridge = np.full(len(weights), PENALTY)
    ridge[-1] = 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - gold) + ridge * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
