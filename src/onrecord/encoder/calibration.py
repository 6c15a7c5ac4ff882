"""Chances as the graph gives them to chances as things turn out: a line through log-odds (Platt 1999)."""

from __future__ import annotations

import numpy as np

from .arrays import Array

Line = tuple[float, float]
SAME: Line = (1.0, 0.0)
LEAST = 1e-6  # chances nearer to 0 or 1 count as this


def odds(chances: Array) -> Array:
    """The log-odds of chances."""
    kept = np.clip(chances, LEAST, 1 - LEAST)
    return np.asarray(np.log(kept / (1 - kept)))


def worth(chances: Array, line: Line) -> Array:
    """What chances are worth, by the slope and the offset of a line.

    >>> worth(np.array([0.5, 0.9]), SAME).round(3).tolist()
    [0.5, 0.9]
    """
    slope, offset = line
    return np.asarray(1 / (1 + np.exp(-slope * odds(chances) - offset)))
