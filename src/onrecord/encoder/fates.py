"""What became of the counted, by two witnesses: their own words, and in their sentence those that tell it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Array

CUES = 0.8
"""What the words that tell it weigh beside the counted; the best of the held-out toll texts."""


def chances(counted: Array, told: Array | None) -> Array:
    """How likely each fate is (L), by the scores (L) at the counted and what their sentence's cues tell (L).

    >>> chances(np.array([1.0, 1.0]), best([np.array([0.0, 2.0]), np.array([0.0, 0.0])])).round(2).tolist()
    [0.39, 0.61]
    """
    scores = shares(counted)
    if told is not None:
        scores = shares(scores + CUES * told)
    return np.asarray(np.exp(scores))


def best(cues: Sequence[Array]) -> Array:
    """What the cues of a sentence tell (L), by the scores (L) at each, of which there is one at least.

    Which cue is whose is not known: for each fate the one that speaks most for it counts.
    """
    return np.asarray(np.max([shares(cue) for cue in cues], axis=0))


def shares(scores: Array) -> Array:
    """Scores as logarithms of shares of one."""
    above = scores - scores.max()
    return np.asarray(above - np.log(np.exp(above).sum()))
