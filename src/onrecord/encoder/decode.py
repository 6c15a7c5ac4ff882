"""Windows to one reading of a text, and links out of it. A text longer than a window is read in several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from . import viterbi
from .arrays import Array, Bools, Ints
from .cuts import cuts, framed
from .layout import Layout
from .shapes import LINE

SHORT = frozenset({"times", "toponyms", "entities"})  # layers whose spans go over no line's or sentence's end
BROKEN = 5.0  # what it costs to go on there; names of EWT's dev file gained 1.4 by it, 4 and 6 did as well

SENTENCES = "sentences"  # the layer of their first pieces
ROLES = "attribution"  # the layer whose spans are linked
LEANING = "content"  # of its labels; one missed costs more than one too many, whose confidence is low
LEAN = 0.8
UNLIKELY = 7.0  # of scores: where all beginnings are that much worse than the best tag (1 in 1,000), none is

Predict = Callable[[Ints, Ints], tuple[Array, Array]]
"""One framed window's numbers and shapes to labels (N x L) and vectors (N x V)."""


class Links(NamedTuple):
    """The vectors of a window's links (rows x V) and the numbers of the rows; row 0 is of [CLS]."""

    rows: Ints
    vectors: Array

    def at(self, rows: Ints) -> tuple[Ints, Array]:
        """Those of some rows that were kept, and their vectors; rows and wanted rows are in order."""
        places = np.searchsorted(self.rows, rows).clip(max=len(self.rows) - 1)
        kept = self.rows[places] == rows
        return rows[kept], self.vectors[places[kept]]


@dataclass(frozen=True)
class Reading:
    """What the graph says of a text: labels of each piece from the window in which it is most central.

    `owners` is the number of that window, `parts` are where windows begin and end, `links` their vectors.
    """

    labels: Array
    owners: Ints
    parts: list[tuple[int, int]]
    links: list[Links]


def read(ids: Ints, shapes: Ints, predict: Predict, layout: Layout, *, sparse: bool = False) -> Reading:
    """Read pieces window by window.

    `sparse` keeps the vectors only where an attribution's role may begin (37 pieces in 100 of news): a book
    takes gigabytes otherwise.
    """
    parts = cuts(ids, shapes, layout.window, layout.overlap)
    owners, depth = np.zeros(len(ids), np.int32), np.full(len(ids), -1)
    width = max(place.stop for place in layout.slices.values())
    labels, links = np.zeros((len(ids), width), np.float32), []
    for number, (start, end) in enumerate(parts):
        scores, vectors = predict(*framed(ids[start:end], shapes[start:end]))
        rows = beginnings(scores, layout) if sparse else np.arange(len(scores), dtype=np.int32)
        links.append(Links(rows, vectors[rows]))
        at = np.arange(start, end)
        left, right = (
            at - start + end * (start == 0),
            end - at + end * (end == len(ids)),
        )  # a text's ends are no edges
        central = np.minimum(left, right)
        mine = at[central > depth[at]]
        depth[mine], owners[mine] = central[mine - start], number
        labels[mine] = scores[1:-1][mine - start]
    return Reading(labels, owners, parts, links)


def beginnings(scores: Array, layout: Layout) -> Ints:
    """The rows of a window from or to which attributions may be linked: [CLS], and where a role may begin."""
    if ROLES not in layout.slices:
        return np.zeros(1, np.int32)
    of_roles = scores[:, layout.slices[ROLES]]
    begins = of_roles[:, 1::2].max(1) >= of_roles.max(1) - UNLIKELY
    begins[0] = True
    return np.flatnonzero(begins).astype(np.int32)


def layer_tags(
    reading: Reading, layout: Layout, names: Sequence[str], inner: Bools, shapes: Ints
) -> dict[str, Ints]:
    """The tags of some layers of spans (N each)."""
    scores = [reading.labels[:, layout.slices[name]] for name in names]
    ends = begun(reading, layout) | (shapes >= LINE)
    scores = [unbroken(one, ends) if name in SHORT else one for name, one in zip(names, scores, strict=True)]
    scores = [leaning(one, layout) if name == ROLES else one for name, one in zip(names, scores, strict=True)]
    found = viterbi.best(scores, inner, [layout.steps(name) for name in names])
    return dict(zip(names, found, strict=True))


def begun(reading: Reading, layout: Layout) -> Bools:
    """Whether a piece more likely begins a sentence than not (N); nowhere where that is not read."""
    if SENTENCES not in layout.slices:
        return np.zeros(len(reading.labels), np.bool_)
    scores = reading.labels[:, layout.slices[SENTENCES]]
    found: Bools = scores[:, 1] > scores[:, 0]
    return found


def unbroken(scores: Array, ends: Bools) -> Array:
    """The scores of a layer, those of going on lowered where something else begins."""
    found = scores.copy()
    found[:, 2::2] -= BROKEN * ends[:, None]
    return found


def leaning(scores: Array, layout: Layout) -> Array:
    """The scores of attributions' roles, those of `LEANING` raised by `LEAN`."""
    found, labels = scores.copy(), layout.layers[ROLES].labels
    if LEANING in labels:
        begins = 1 + 2 * labels.index(LEANING)
        found[:, begins : begins + 2] += LEAN
    return found


def link(reading: Reading, layout: Layout, kind: str, begin: int, options: Ints) -> int | None:
    """The piece among the options, in order, that a link from `begin` leads to; None for no piece at all."""
    owner = reading.owners[begin]
    start, end = reading.parts[owner]
    low, high = np.searchsorted(options, (start, end))
    if low == high:
        return None
    own, source = reading.links[owner].at(np.array([begin - start + 1]))
    if not len(own):
        return None
    rows, goals = reading.links[owner].at(np.concatenate([[0], options[low:high] - start + 1]))
    scores = goals[:, layout.vectors[f"{kind} to"]] @ source[0, layout.vectors[f"{kind} from"]]
    best = int(rows[scores.argmax()])
    return best + start - 1 if best else None
