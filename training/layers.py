"""The layers that are learnt, where each stands among the outputs, and gold spans as targets for pieces.

A layer is of one kind:
  spans    every piece is outside (0), begins a label (1, 3, ...) or goes on in it (2, 4, ...)
  starts   every piece starts a span (1) or doesn't (0)
  words    a label for each span, at its first piece; nothing is asked of other pieces
  marks    any number of labels for each span, at its first piece
  number   one number for each span, at its first piece
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np

from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.layout import Layer, Layout
from training.corpora import Span
from training.corpora.example import UNKNOWN

IGNORED = -100
TASKS = Path(__file__).with_name("tasks.toml")
TRANSITIONS = Path(__file__).with_name("transitions.json")
CALIBRATION = Path(__file__).with_name("calibration.json")


class Link(msgspec.Struct, frozen=True):
    """A link: the dimensions of its two vectors, the weight of its loss."""

    size: int = 64
    weight: float = 1.0


class Run(msgspec.Struct, frozen=True):
    """How training goes; a "window" is counted in pieces."""

    seed: int
    steps: int
    batch: int
    accumulate: int
    window: int
    overlap: int
    rate: float
    head_rate: float
    layer_decay: float
    warmup: float
    decay: float
    clip: float
    dropout: float
    caseless: float
    capitals: float
    lower: float
    snippets: float
    blind: float
    pool: int
    save_minutes: float
    dev_steps: int
    dev_pieces: int
    strength: float


class Branch(msgspec.Struct, frozen=True):
    """The layers of labels that have the upper layers of the encoder to themselves, `depth` of them."""

    depth: int
    layers: list[str]


class Tasks(msgspec.Struct, frozen=True, dict=True):
    """The recipe: tasks.toml, and what is counted and fitted besides (`transitions`, `calibrate`)."""

    run: Run
    layers: dict[str, Layer]
    links: dict[str, Link]
    sampling: dict[str, float]
    branch: Branch
    transitions: dict[str, list[list[float]]] = {}
    calibration: dict[str, tuple[float, float]] = {}

    @property
    def branched(self) -> list[Layer]:
        """The layers of the branch, as many of them as the recipe has: one for cross-validation has few."""
        return [self.layers[name] for name in self.branch.layers if name in self.layers]

    @cached_property
    def layout(self) -> Layout:
        """What stands where among the outputs, as the graph will say it."""
        return Layout(
            layers=self.layers,
            links={name: link.size for name, link in self.links.items()},
            window=self.run.window,
            overlap=self.run.overlap,
            strength=self.run.strength,
            transitions=self.transitions,
            calibration=self.calibration,
        )


def load(path: Path = TASKS) -> Tasks:
    """The recipe of a file, with transitions and calibration where they have been found."""
    tasks = msgspec.toml.decode(path.read_bytes(), type=Tasks)
    if list(tasks.layers)[-len(tasks.branch.layers) :] != tasks.branch.layers:
        raise SystemExit(f"{path}: the layers of the branch must stand last, in its order")
    if TRANSITIONS.exists():
        counted = msgspec.json.decode(TRANSITIONS.read_bytes(), type=dict[str, list[list[float]]])
        tasks = msgspec.structs.replace(tasks, transitions=counted)
    if CALIBRATION.exists():
        fitted = msgspec.json.decode(CALIBRATION.read_bytes(), type=dict[str, tuple[float, float]])
        tasks = msgspec.structs.replace(tasks, calibration=fitted)
    return tasks


def first_pieces(places: Ints, starts: Iterable[int]) -> Ints:
    """The first piece that ends after each character: the piece where a span from there begins."""
    return np.searchsorted(places[:, 1], np.array(list(starts), np.int32), side="right").astype(np.int32)


def target(layer: Layer, spans: list[Span], places: Ints) -> Array:
    """What the layer should say of each piece: N classes, N x labels for marks, N floats for a number."""
    begins = first_pieces(places, (span.start for span in spans))
    ends = np.searchsorted(places[:, 0], [span.end for span in spans], side="left")
    whole = [(span, int(a), int(b)) for span, a, b in zip(spans, begins, ends, strict=True) if a < b]
    return {"spans": tagged, "starts": started, "words": worded, "marks": marked, "number": numbered}[
        layer.kind
    ](layer, whole, len(places))


Whole = list[tuple[Span, int, int]]


def tagged(layer: Layer, whole: Whole, size: int) -> Array:
    """Outside, begin, go on; a span of unknown label is ignored."""
    found = np.zeros(size, np.int16)
    for span, begin, end in whole:
        if span.label == UNKNOWN:
            found[begin:end] = IGNORED
        else:
            number = 1 + 2 * layer.labels.index(span.label)
            found[begin], found[begin + 1 : end] = number, number + 1
    return found


def started(layer: Layer, whole: Whole, size: int) -> Array:
    """1 where a span begins."""
    found = np.zeros(size, np.int16)
    found[[begin for _, begin, _ in whole]] = 1
    return found


def worded(layer: Layer, whole: Whole, size: int) -> Array:
    """The label at first pieces; labels that the recipe doesn't know are ignored."""
    found = np.full(size, IGNORED, np.int16)
    for span, begin, _ in whole:
        if span.label in layer.labels:
            found[begin] = layer.labels.index(span.label)
    return found


def marked(layer: Layer, whole: Whole, size: int) -> Array:
    """Which labels, at first pieces: 1 or 0, elsewhere ignored."""
    found = np.full((size, len(layer.labels)), IGNORED, np.int16)
    for span, begin, _ in whole:
        row = found[begin]
        row[row == IGNORED] = 0
        if span.label:
            row[layer.labels.index(span.label)] = 1
    return found


def numbered(layer: Layer, whole: Whole, size: int) -> Array:
    """The number at first pieces, elsewhere not a number."""
    found = np.full(size, np.nan, np.float32)
    for span, begin, _ in whole:
        found[begin] = span.value
    return found
