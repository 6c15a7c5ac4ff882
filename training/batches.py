"""Which windows are read at which step, and windows as tensors. The same seed gives the same batches."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.layout import Layer
from onrecord.encoder.shapes import CAPITALS, LINE, LOWER, NONE, silent
from training.layers import IGNORED, Run, Tasks
from training.snippets import snippet
from training.windows import Window

Corpora = dict[str, list[Window]]
MASK = 103  # [MASK] among BERT's uncased word pieces


@dataclass(frozen=True)
class Batch:
    """Windows as tensors (B x N), targets by layer (B x N, more for marks), the part of windows with it.

    Links are K x 3: window, from, to. Mentions are M x 4: window, first piece, last piece, chain.
    """

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    targets: dict[str, Tensor]
    shares: dict[str, float]
    links: dict[str, Tensor]
    mentions: Tensor


def drawn(corpora: Corpora, tasks: Tasks, chance: random.Random) -> Iterator[Window]:
    """Windows without end, some as snippets: corpora by their share of pieces, shuffled when through."""
    names = sorted(name for name in corpora if corpora[name])
    lengths = {name: sum(len(one.ids) for one in corpora[name]) / len(corpora[name]) for name in names}
    rates = [tasks.sampling.get(name, 0) / lengths[name] for name in names]
    queues: dict[str, list[Window]] = {name: [] for name in names}
    while True:
        name = chance.choices(names, rates)[0]
        if not queues[name]:
            queues[name] = chance.sample(corpora[name], len(corpora[name]))
        one = queues[name].pop()
        yield snippet(one, chance) if chance.random() < tasks.run.snippets else one


def batched(windows: Iterator[Window], run: Run, chance: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of about one length, at most `run.batch` pieces each with padding."""
    while True:
        pool = sorted((next(windows) for _ in range(run.pool)), key=lambda one: len(one.ids))
        groups: list[list[Window]] = [[]]
        for one in pool:
            if groups[-1] and len(one.ids) * (len(groups[-1]) + 1) > run.batch:
                groups.append([])
            groups[-1].append(one)
        chance.shuffle(groups)
        yield from groups


def stream(corpora: Corpora, tasks: Tasks, skip: int = 0) -> Iterator[Batch]:
    """The batches of training from step `skip` on."""
    chance = random.Random(tasks.run.seed)  # noqa: S311 - no secret
    for step, group in enumerate(batched(drawn(corpora, tasks, chance), tasks.run, chance)):
        if step >= skip:
            dressing = random.Random(tasks.run.seed * 1_000_003 + step)  # noqa: S311 - no secret
            hidden = partial(blinded, share=tasks.run.blind, chance=dressing)
            yield collated(group, tasks.layers, partial(dressed, run=tasks.run, chance=dressing), hidden)


def dressed(shapes: Ints, run: Run, chance: random.Random) -> Ints:
    """Shapes as they are, or as if the text had no case, or were in capitals or without any."""
    luck = chance.random()
    if luck < run.caseless:
        return silent(shapes)
    cased = shapes % LINE != NONE
    for share, case in ((run.capitals, CAPITALS), (run.lower, LOWER)):
        luck -= run.caseless if case == CAPITALS else run.capitals
        if luck < share:
            return np.where(cased, silent(shapes) + np.int32(case), shapes)
    return shapes


def blinded(ids: Ints, share: float, chance: random.Random) -> Ints:
    """Pieces, a share of them hidden: labels must be read from what stands around them too."""
    hidden = np.array([share > 0 and chance.random() < share for _ in ids], bool)
    hidden[[0, -1]] = False
    return np.where(hidden, np.int32(MASK), ids)


def collated(
    group: list[Window],
    layers: dict[str, Layer],
    dress: Callable[[Ints], Ints],
    hide: Callable[[Ints], Ints] = lambda ids: ids,
) -> Batch:
    """Windows as one batch, filled up to the longest."""
    length = max(len(one.ids) for one in group)
    ids, shapes = np.zeros((len(group), length), np.int64), np.zeros((len(group), length), np.int64)
    mask = np.zeros((len(group), length), bool)
    for row, one in enumerate(group):
        ids[row, : len(one.ids)], shapes[row, : len(one.ids)] = hide(one.ids), dress(one.shapes)
        mask[row, : len(one.ids)] = True
    have = {name: [name in one.targets for one in group] for name in layers}
    targets = {name: filled(group, name, layer, length) for name, layer in layers.items() if any(have[name])}
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(shapes),
        torch.from_numpy(mask)[:, None, None],
        targets,
        {name: sum(have[name]) / len(group) for name in targets},
        {
            kind: numbered([one.links.get(kind) for one in group])
            for kind in {k for one in group for k in one.links}
        },
        numbered([one.mentions for one in group], 3),
    )


def filled(group: list[Window], name: str, layer: Layer, length: int) -> Tensor:
    """The targets of a layer, ignored where a window lacks it."""
    number = layer.kind == "number"
    shape = (len(group), length, layer.size) if layer.kind == "marks" else (len(group), length)
    table: Array = np.full(shape, np.nan if number else IGNORED, np.float32 if number else np.int64)
    for row, one in enumerate(group):
        if name in one.targets:
            table[row, 1 : 1 + len(one.targets[name])] = one.targets[name]
    return torch.from_numpy(table)


def numbered(tables: list[Ints | None], width: int = 2) -> Tensor:
    """Rows of all windows in one table, the number of the window before each."""
    rows = [np.insert(table, 0, row, 1) for row, table in enumerate(tables) if table is not None]
    return torch.from_numpy(np.concatenate([np.zeros((0, width + 1)), *rows]).astype(np.int64))
