"""Scores back to spans and links, numpy only. A text longer than a window is read in overlapping windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from training.arrays import Array, Bools, Ints
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


def layer_tags(reading: Reading, tasks: Tasks, name: str, inner: Bools) -> Ints:
    """The tags of a layer of spans."""
    return tags(reading.labels[:, tasks.slices()[name]], inner, tasks.steps(name))


def tags(scores: Array, inner: Bools, steps: Array) -> Ints:
    """The best tags (0 outside, 1 + 2k begin, 2 + 2k go on) of pieces: spans are whole words that begin.

    `scores` is N x tags; `inner` says which pieces go on inside a word; `steps` (tags x tags) is added for
    each step from tag to tag.

    >>> tags(np.array([[0, 1, 9], [0, 1, 9]], float), np.array([False, False]), np.zeros((3, 3))).tolist()
    [1, 2]
    >>> tags(np.array([[0, 1, 0], [2, 0, 0]], float), np.array([False, True]), np.zeros((3, 3))).tolist()
    [0, 0]
    """
    if not len(scores):
        return np.zeros(0, np.int32)
    free, bound = allowed(scores.shape[1])
    free = free + steps
    back = np.zeros(scores.shape, np.int32)
    total, every = np.where(free[0] == -np.inf, -np.inf, scores[0]), np.arange(scores.shape[1])
    for at in range(1, len(scores)):
        moved = total[:, None] + (bound if inner[at] else free)
        back[at] = moved.argmax(0)
        total = moved[back[at], every] + scores[at]
    found = np.zeros(len(scores), np.int32)
    for at in range(len(scores) - 1, -1, -1):
        found[at] = total.argmax() if at == len(scores) - 1 else back[at + 1, found[at + 1]]
    return found


@cache
def allowed(size: int) -> tuple[Array, Array]:
    """0 for each step from tag to tag that can be, -inf for others: between words, inside a word."""
    tag = np.arange(size)
    goes_on = (tag > 0) & (tag % 2 == 0)
    same = goes_on & ((tag[:, None] == tag) | (tag[:, None] == tag - 1))
    outside = (tag[:, None] == 0) & (tag == 0)
    return np.where(same | ~goes_on, 0.0, -np.inf), np.where(same | outside, 0.0, -np.inf)


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
