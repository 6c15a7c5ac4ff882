"""Windows to one reading of a text, and links out of it. A text longer than a window is read in several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from . import viterbi
from .arrays import Array, Bools, Ints
from .cuts import cuts, framed
from .layout import Layout
from .shapes import LINE

SHORT = frozenset({"times", "toponyms", "entities"})  # layers whose spans rarely go over a line's end
BROKEN = 3.0  # what it costs to go on there; names of EWT's dev file gained 0.9 by it, 2 and 4 did as well

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


def read(ids: Ints, shapes: Ints, predict: Predict, layout: Layout) -> Reading:
    """Read pieces window by window."""
    parts = cuts(ids, shapes, layout.window, layout.overlap)
    owners, depth = np.zeros(len(ids), np.int32), np.full(len(ids), -1)
    width = max(place.stop for place in layout.slices.values())
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


def layer_tags(
    reading: Reading, layout: Layout, names: Sequence[str], inner: Bools, shapes: Ints
) -> dict[str, Ints]:
    """The tags of some layers of spans (N each)."""
    scores = [reading.labels[:, layout.slices[name]] for name in names]
    scores = [
        unbroken(one, shapes) if name in SHORT else one for name, one in zip(names, scores, strict=True)
    ]
    found = viterbi.best(scores, inner, [layout.steps(name) for name in names])
    return dict(zip(names, found, strict=True))


def unbroken(scores: Array, shapes: Ints) -> Array:
    """The scores of a layer, those of going on lowered where a line begins."""
    found = scores.copy()
    found[:, 2::2] -= BROKEN * (shapes >= LINE)[:, None]
    return found


def link(reading: Reading, layout: Layout, kind: str, begin: int, options: Ints) -> int | None:
    """The piece among the options that a link from `begin` leads to; None for no piece at all."""
    owner = reading.owners[begin]
    start, end = reading.parts[owner]
    ends, vectors = layout.vectors, reading.vectors[owner]
    near = options[(options >= start) & (options < end)]
    rows = np.concatenate([[0], near - start + 1])
    scores = vectors[rows, ends[f"{kind} to"]] @ vectors[begin - start + 1, ends[f"{kind} from"]]
    best = int(scores.argmax())
    return int(near[best - 1]) if best else None
