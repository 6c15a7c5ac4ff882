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
    widest = max(one.shape[1] for one in scores)
    emitted = np.stack([padded(of_words(one, starts), (0, widest), NEVER) for one in scores], 1)
    moves = np.stack(
        [
            padded(np.where(possible(len(one)), one, NEVER), (widest, widest), NEVER)
            for one in map(np.asarray, steps)
        ],
        1,
    )
    tagged = paths(emitted, moves)
    sizes = np.diff(np.append(starts, len(inner)))
    return [spelt(tagged[:, at], starts, sizes) for at in range(len(scores))]


def of_words(scores: Array, starts: Array) -> Array:
    """Scores of words (W x tags) from those of pieces: later pieces go on in what the first is in."""
    goes_on = [0, *(tag + tag % 2 for tag in range(1, scores.shape[1]))]
    first = scores[starts]
    rest = np.add.reduceat(scores, starts, axis=0) - first
    return np.asarray(first + rest[:, goes_on])


def padded(values: Array, size: tuple[int, int], filler: float) -> Array:
    """A matrix, filled up at the right and below."""
    below, right = (max(0, wanted - has) for wanted, has in zip(size, values.shape, strict=True))
    return np.pad(values, ((0, below), (0, right)), constant_values=filler)


def possible(size: int) -> Bools:
    """Which steps from tag to tag can be: to go on in a label, it must have begun.

    >>> possible(3).astype(int).tolist()
    [[1, 1, 0], [1, 1, 1], [1, 1, 1]]
    """
    tag = np.arange(size)
    goes_on = (tag > 0) & (tag % 2 == 0)
    return np.asarray(~goes_on | (tag[:, None] == tag) | (tag[:, None] == tag - 1))


def paths(emitted: Array, moves: Array) -> Ints:
    """The best path of each layer (W x L) by Viterbi's algorithm.

    `emitted` is W x L x tags; `moves` is tags x L x tags: from a tag, of a layer, to a tag. Where a path came
    from is asked again on the way back, of its own tags alone: to note it for all takes most of the time.
    """
    size, layers, tags = emitted.shape
    total = np.empty((size, layers, tags))  # of the best path to each tag
    total[0] = emitted[0] + np.where(goes_on_first(tags), NEVER, 0.0)
    moved, origins = np.empty_like(moves), total.transpose(0, 2, 1)[:, :, :, None]
    for at in range(1, size):
        np.add(origins[at - 1], moves, out=moved)
        np.maximum.reduce(moved, 0, out=total[at])
        total[at] += emitted[at]
    found = np.zeros((size, layers), np.intp)
    found[-1] = total[-1].argmax(1)
    coming, every = moves.transpose(1, 2, 0).copy(), np.arange(layers)  # of a layer, to a tag, from a tag
    for at in range(size - 1, 0, -1):
        (total[at - 1] + coming[every, found[at]]).argmax(1, out=found[at - 1])
    return found.astype(np.int32)


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
