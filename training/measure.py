"""Figures of every layer and link on documents of the dev files.

Links are measured between gold spans, so the figures say how good they are when the spans are right.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from onrecord.encoder import decode
from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.decode import Predict, Reading
from onrecord.encoder.labels import Labelled
from onrecord.encoder.pieces import Pieces
from training import tallies
from training.layers import Tasks
from training.tallies import Counts
from training.windows import NOWHERE, Page

TOLD = ("exact f1", "overlap f1", "share", "pearson")  # what the log of training shows
Key = tuple[str, str, str]
Figures = dict[Key, float]
"""By corpus, layer and figure."""


def all_figures(dev: dict[str, list[Page]], predict: Predict, tasks: Tasks, most: int = 0) -> Figures:
    """The figures of every corpus, on its first documents until `most` pieces are read (0: all)."""
    found: Figures = {}
    for corpus, pages in dev.items():
        counts: dict[str, Counts] = {}
        for one in portion(pages, most):
            for name, counted in page_counts(one, read(one, predict, tasks), tasks).items():
                counts.setdefault(name, Counter()).update(counted)
        for name, counted in counts.items():
            found |= {(corpus, name, figure): value for figure, value in tallies.figures(counted).items()}
    return found


def read(one: Page, predict: Predict, tasks: Tasks) -> Reading:
    """The reading of a page."""
    return decode.read(one.ids, one.shapes, predict, tasks.layout)


def portion(pages: list[Page], most: int) -> list[Page]:
    """The first pages, until they hold `most` pieces."""
    if not most:
        return pages
    sizes = np.cumsum([len(one.ids) for one in pages])
    return pages[: int(np.searchsorted(sizes, most)) + 1]


def page_counts(one: Page, reading: Reading, tasks: Tasks) -> dict[str, Counts]:
    """The counts of a page's layers and links."""
    found = {
        name: tallies.tally(tasks.layers[name], target, said(one, reading, tasks, name))
        for name, target in one.targets.items()
        if len(target)
    }
    for kind, rows in one.links.items():
        found[kind] = linked(reading, tasks, kind, rows, options(one, kind, tasks))
    if len(one.mentions):
        found["mention"] = mentioned(one, reading, tasks)
    return found


def said(one: Page, reading: Reading, tasks: Tasks, name: str) -> Array:
    """What a layer says of the pieces: tags where it finds spans, else scores."""
    layer = tasks.layers[name]
    if layer.kind != "spans":
        return reading.labels[:, tasks.layout.slices[name]]
    read = Labelled(Pieces(one.ids, one.shapes, one.places, one.inner), reading, tasks.layout)
    tags = read.tags([name])[name]
    labels = np.array(["", *(label for label in layer.labels for _ in "BI")])
    return np.where(np.isin(labels[tags], list(one.example.lacks)), 0, tags)


def options(one: Page, kind: str, tasks: Tasks) -> Array:
    """The pieces a link of a kind may lead to: words for heads, first pieces of the role for roles."""
    if kind in ("head", "piece"):
        return np.unique(one.links[kind][:, 0])
    label = tasks.layers["attribution"].labels.index(kind)
    return np.flatnonzero(one.targets["attribution"] == 1 + 2 * label)


def linked(reading: Reading, tasks: Tasks, kind: str, rows: Ints, choices: Array) -> Counts:
    """Links and the right ones; of pieces, only those that lead somewhere count."""
    counts: Counts = Counter()
    for begin, to in rows:
        if kind == "piece" and to == NOWHERE:
            continue
        near = choices[choices != begin] if kind == "head" else choices
        if kind == "piece":
            near = choices[choices < begin]
        to_piece = decode.link(reading, tasks.layout, kind, begin, near)
        counts["share of"] += 1
        counts["share right"] += (NOWHERE if to_piece is None else to_piece) == to
    return counts


def mentioned(one: Page, reading: Reading, tasks: Tasks) -> Counts:
    """Gold mentions with an earlier one of their chain in the window, and how many lead to such a one.

    As "exact": found are those that lead anywhere at all.
    """
    counts: Counts = Counter()
    ends, half = tasks.layout.vectors, tasks.links["mention"].size // 2
    for at, (first, last, chain) in enumerate(one.mentions):
        owner = reading.owners[first]
        start, end = reading.parts[owner]
        before = one.mentions[:at]
        before = before[(before[:, 0] >= start) & (before[:, 1] < end)]
        if last >= end:
            continue
        source, goal = (reading.links[owner].vectors[:, ends[f"mention {side}"]] for side in ("from", "to"))
        query = np.concatenate([source[first - start + 1, :half], source[last - start + 1, half:]])
        begins, stops = (np.concatenate([[0], before[:, side] - start + 1]) for side in (0, 1))
        scores = np.concatenate([goal[begins, :half], goal[stops, half:]], 1) @ query
        best = int(scores.argmax())
        counts["exact gold"] += bool((before[:, 2] == chain).any())
        counts["exact found"] += best > 0
        counts["exact right"] += best > 0 and before[best - 1, 2] == chain
    return counts
