"""The best tags of words, all layers at once: spans are whole words, and nothing goes on that didn't begin.

Tags of a layer of spans: 0 outside, 1 + 2k begin label k, 2 + 2k go on in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Array, Bools, Ints

NEVER = -1e9


def best(scores: Sequence[Array], inner: Bools, steps: Sequence[Array]) -> list[Ints]:
    """The best tags of the pieces (N) by each layer's scores (N x tags).

    `inner` says which pieces go on inside a word; a layer's `steps` (tags x tags) is added for each step
    from a word's tag to the next word's.

    >>> two = np.array([False, False])
    >>> [one.tolist() for one in best([np.array([[0, 1, 9], [0, 1, 9]])], two, [np.zeros((3, 3))])]
    [[1, 2]]
    >>> word = np.array([False, True])
    >>> [one.tolist() for one in best([np.array([[0, 1, 0], [2, 0, 0]])], word, [np.zeros((3, 3))])]
    [[0, 0]]
    """
    if not scores or not len(inner):
        return [np.zeros(len(inner), np.int32) for _ in scores]
    starts = np.flatnonzero(~inner | (np.arange(len(inner)) == 0))
    tagged = paths([of_words(one, starts) for one in scores], steps)
    sizes = np.diff(np.append(starts, len(inner)))
    return [spelt(tagged[:, at], starts, sizes) for at in range(len(scores))]


def of_words(scores: Array, starts: Array) -> Array:
    """Scores of words (W x tags) from those of pieces: later pieces go on in what the first is in."""
    goes_on = [0, *(tag + tag % 2 for tag in range(1, scores.shape[1]))]
    first = scores[starts]
    rest = np.add.reduceat(scores, starts, axis=0) - first
    return np.asarray(first + rest[:, goes_on])


def possible(size: int) -> Bools:
    """Which steps from tag to tag can be: to go on in a label, it must have begun.

    >>> possible(3).astype(int).tolist()
    [[1, 1, 0], [1, 1, 1], [1, 1, 1]]
    """
    tag = np.arange(size)
    goes_on = (tag > 0) & (tag % 2 == 0)
    return np.asarray(~goes_on | (tag[:, None] == tag) | (tag[:, None] == tag - 1))


def paths(scores: Sequence[Array], steps: Sequence[Array]) -> Ints:
    """The best path of each layer (W x L) by Viterbi's algorithm, from its scores of words (W x tags).

    The tags of all layers are the columns of one matrix. Where a path came from is asked again on the way
    back, of its own tags alone: to note it for all takes most of the time.
    """
    widths = [one.shape[1] for one in scores]
    firsts = np.cumsum([0, *widths[:-1]])
    origins, moves = beside(widths, steps)
    emitted = np.concatenate(scores, 1).astype(np.float64)
    total = np.full((len(emitted), sum(widths) + 1), NEVER)  # of the best path to each tag, and to none
    rows, moved = list(total[:, :-1]), np.empty_like(moves)
    rows[0][:] = emitted[0] + np.concatenate([np.where(goes_on_first(one), NEVER, 0.0) for one in widths])
    for at in range(1, len(rows)):
        total[at - 1].take(origins, out=moved, mode="clip")
        moved += moves
        np.maximum.reduce(moved, 0, out=rows[at])
        rows[at] += emitted[at]
    found = np.empty((len(rows), len(widths)), np.intp)
    found[-1] = [one.argmax() for one in np.split(rows[-1], firsts[1:])]
    before, coming = origins.T.copy(), moves.T.copy()  # by rows, which are taken faster
    for at in range(len(rows) - 1, 0, -1):
        tag = found[at] + firsts
        ways = total[at - 1].take(before.take(tag, 0)) + coming.take(tag, 0)
        ways.argmax(1, out=found[at - 1])
    return found.astype(np.int32)


def beside(widths: Sequence[int], steps: Sequence[Array]) -> tuple[Ints, Array]:
    """Layers of some tags each beside each other: for each tag the columns that lead to it, and the moves.

    A tag's column has a row for each tag of its layer; rows that a layer lacks lead from no tag, the column
    after the last.

    >>> origins, moves = beside([1, 3], [np.zeros((1, 1)), np.ones((3, 3))])
    >>> origins.tolist()
    [[0, 1, 1, 1], [4, 2, 2, 2], [4, 3, 3, 3]]
    >>> (moves == NEVER).astype(int).tolist()
    [[0, 0, 0, 1], [1, 0, 0, 0], [1, 0, 0, 0]]
    """
    size, first = sum(widths), 0
    origins, moves = np.full((max(widths), size), size), np.full((max(widths), size), NEVER)
    for width, step in zip(widths, steps, strict=True):
        own = slice(0, width), slice(first, first + width)
        origins[own] = np.arange(first, first + width)[:, None]
        moves[own] = np.where(possible(width), step, NEVER)
        first += width
    return origins, moves


def goes_on_first(tags: int) -> Bools:
    """The tags that a text can't begin with."""
    tag = np.arange(tags)
    return np.asarray((tag > 0) & (tag % 2 == 0))


def spelt(tagged: Ints, starts: Array, sizes: Array) -> Ints:
    """Tags of words as tags of their pieces."""
    found = np.repeat(np.where(tagged % 2 == 1, tagged + 1, tagged), sizes)
    found[starts] = tagged
    return found.astype(np.int32)


def spans(tagged: Ints) -> list[tuple[int, int, int]]:
    """Pieces [begin, end) and the number of the label.

    >>> spans(np.array([0, 1, 2, 3]))
    [(1, 3, 0), (3, 4, 1)]
    """
    begins = np.flatnonzero(tagged % 2 == 1)
    stops = np.flatnonzero(np.r_[(tagged % 2 == 1) | (tagged == 0), True])
    ends = stops[np.searchsorted(stops, begins, side="right")]
    return [(int(a), int(b), int(tagged[a]) // 2) for a, b in zip(begins, ends, strict=True)]
