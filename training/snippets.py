"""Windows cut down to a sentence or a few: what is read later is not always a whole report."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from onrecord.encoder.arrays import Bools, Ints
from onrecord.encoder.cuts import sentence_starts
from training.windows import Window

MOST = 3  # sentences of a snippet
WHOLE = frozenset({"reports"})  # layers that say something of a whole report, which a snippet doesn't show


def snippet(one: Window, chance: random.Random) -> Window:
    """Some sentences in a row of a window, at random; the window itself where it is one sentence."""
    starts = np.flatnonzero(sentence_starts(one.ids[1:-1], one.shapes[1:-1]))
    bounds = [0, *(int(at) for at in starts if at), len(one.ids) - 2]
    first = chance.randrange(len(bounds) - 1)
    last = min(len(bounds) - 1, first + chance.randint(1, MOST))
    return part(one, bounds[first], bounds[last])


def part(one: Window, start: int, end: int) -> Window:
    """Pieces [start, end) of a window, its frame not counted; links that leave them lead to [CLS]."""
    if start == end:
        return one
    links = {}
    for kind, found in one.links.items():
        inside = found[within(found[:, 0], start, end)]
        near = within(inside[:, 1], start, end)
        links[kind] = np.stack([inside[:, 0] - start, np.where(near, inside[:, 1] - start, 0)], 1)
    held = within(one.mentions[:, 0], start, end) & within(one.mentions[:, 1], start, end)
    return replace(
        one,
        ids=np.concatenate([one.ids[:1], one.ids[1 + start : 1 + end], one.ids[-1:]]),
        shapes=np.concatenate([one.shapes[:1], one.shapes[1 + start : 1 + end], one.shapes[-1:]]),
        targets={name: values[start:end] for name, values in one.targets.items() if name not in WHOLE},
        links=links,
        mentions=one.mentions[held] - np.array([start, start, 0], np.int32),
    )


def within(pieces: Ints, start: int, end: int) -> Bools:
    """Which pieces of a framed window, [CLS] the first, are among pieces [start, end) without the frame."""
    found: Bools = (pieces > start) & (pieces <= end)
    return found
