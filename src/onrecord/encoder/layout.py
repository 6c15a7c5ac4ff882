"""What stands where in the outputs of the graph, and how it is to be read: kept in the graph's metadata."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import Literal

import msgspec
import numpy as np

from .arrays import Array

Kind = Literal["spans", "starts", "words", "marks", "number"]


class Layer(msgspec.Struct, frozen=True):
    """A layer of labels: its kind (training/layers.py), its labels, the weight of its loss in training.

    `rivals` is what the loss of a layer of marks counts in which a span's labels are rivals for all of it.
    """

    kind: Kind
    labels: list[str] = []
    weight: float = 1.0
    rivals: float = 0.0

    @property
    def size(self) -> int:
        """How many numbers the layer takes for each piece.

        >>> Layer("spans", ["PER", "ORG"]).size
        5
        """
        sizes = {"spans": 1 + 2 * len(self.labels), "starts": 2, "number": 1}
        return sizes.get(self.kind, len(self.labels))


class Layout(msgspec.Struct, frozen=True, dict=True):
    """The layers in the order of the labels' scores, the sizes of the links' two vectors in their order.

    A text is read in windows of `window` pieces of which neighbours share `overlap`; `transitions` (by
    layer, tags x tags) times `strength` are added to the scores of steps from tag to tag; `calibration` has
    a line for the chances of some layers (calibration.py).
    """

    layers: dict[str, Layer]
    links: dict[str, int]
    window: int
    overlap: int
    strength: float
    transitions: dict[str, list[list[float]]]
    calibration: dict[str, tuple[float, float]] = {}

    @cached_property
    def slices(self) -> dict[str, slice]:
        """Where each layer stands among the labels' scores."""
        return placed({name: layer.size for name, layer in self.layers.items()})

    @cached_property
    def vectors(self) -> dict[str, slice]:
        """Where the two vectors of each link stand: "source from", "source to", ..."""
        return placed({f"{name} {end}": size for name, size in self.links.items() for end in ("from", "to")})

    def steps(self, name: str) -> Array:
        """What a step from one tag of a layer of spans to the next adds to scores (tags x tags)."""
        size = self.layers[name].size
        return self.strength * np.array(self.transitions.get(name, np.zeros((size, size))))


def placed(sizes: dict[str, int]) -> dict[str, slice]:
    """Things of some sizes, one after the other.

    >>> placed({"a": 2, "b": 3})
    {'a': slice(0, 2, None), 'b': slice(2, 5, None)}
    """
    ends = list(accumulate(sizes.values()))
    return {name: slice(end - size, end) for (name, size), end in zip(sizes.items(), ends, strict=True)}
