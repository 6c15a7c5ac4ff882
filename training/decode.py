"""Scores back to spans and links, numpy only. A text longer than a window is read in overlapping windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from training.arrays import Array, Ints
from training.cuts import cuts, framed
from training.layers import Run, Tasks

Predict = Callable[[Ints, Ints], tuple[Array, Array]]
"""One framed window's numbers and shapes to labels (N x L) and vectors (N x V)."""


@dataclass(frozen=True)
class Reading:
    """What the graph says of a text: labels of each piece from the window in which it is most central.

    `owners` is the number of that window, `parts` are where windows begin and end; of `vectors` (one array
    for a window) the first row is of [CLS].
    """

    labels: Array
    owners: Ints
    parts: list[tuple[int, int]]
    vectors: list[Array]


def read(ids: Ints, shapes: Ints, predict: Predict, run: Run, width: int) -> Reading:
    """Read pieces window by window; `width` is the number of label scores."""
    parts = cuts(ids, shapes, run.window, run.overlap)
    owners, depth = np.zeros(len(ids), np.int32), np.full(len(ids), -1)
    labels, vectors = np.zeros((len(ids), width), np.float32), []
    for number, (start, end) in enumerate(parts):
        scores, links = predict(*framed(ids[start:end], shapes[start:end]))
        vectors.append(links)
        at = np.arange(start, end)
        left, right = (
            at - start + end * (start == 0),
            end - at + end * (end == len(ids)),
        )  # a text's ends are no edges
        central = np.minimum(left, right)
        mine = at[central > depth[at]]
        depth[mine], owners[mine] = central[mine - start], number
        labels[mine] = scores[1:-1][mine - start]
    return Reading(labels, owners, parts, vectors)


def tags(scores: Array) -> Ints:
    """The best tags (0 outside, 1 + 2k begin, 2 + 2k go on) such that nothing goes on that didn't begin.

    >>> tags(np.array([[0, 1, 9], [0, 1, 9]], float)).tolist()
    [1, 2]
    """
    size = scores.shape[1]
    before = np.arange(size)
    goes_on = (before > 0) & (before % 2 == 0)
    back = np.zeros(scores.shape, np.int32)
    total = np.where(goes_on, -np.inf, scores[0]) if len(scores) else scores
    for at in range(1, len(scores)):
        top = int(total.argmax())
        stay = np.where(total[before - goes_on] >= total, before - goes_on, before)
        back[at] = np.where(goes_on, stay, top)
        total = total[back[at]] + scores[at]
    found = np.zeros(len(scores), np.int32)
    for at in range(len(scores) - 1, -1, -1):
        found[at] = total.argmax() if at == len(scores) - 1 else back[at + 1, found[at + 1]]
    return found


def spans(tagged: Ints) -> list[tuple[int, int, int]]:
    """Pieces [begin, end) and the number of the label.

    >>> spans(np.array([0, 1, 2, 3]))
    [(1, 3, 0), (3, 4, 1)]
    """
    begins = np.flatnonzero(tagged % 2 == 1)
    stops = np.flatnonzero(np.r_[(tagged % 2 == 1) | (tagged == 0), True])
    ends = stops[np.searchsorted(stops, begins, side="right")]
    return [(int(a), int(b), int(tagged[a]) // 2) for a, b in zip(begins, ends, strict=True)]


def link(reading: Reading, tasks: Tasks, kind: str, begin: int, options: Ints) -> int | None:
    """The piece among the options that a link from `begin` leads to; None for no piece at all."""
    owner = reading.owners[begin]
    start, end = reading.parts[owner]
    ends, vectors = tasks.vectors(), reading.vectors[owner]
    near = options[(options >= start) & (options < end)]
    rows = np.concatenate([[0], near - start + 1])
    scores = vectors[rows, ends[f"{kind} to"]] @ vectors[begin - start + 1, ends[f"{kind} from"]]
    best = int(scores.argmax())
    return int(near[best - 1]) if best else None
