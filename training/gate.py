"""Put a gate before the branch of a graph: `python -m training.gate OLD.onnx OUT.onnx`.

Most windows of news hold no toll that the branch alone hears, and the branch is a third of all layers. A
small net (`gated.Gate`) learns from training texts in which windows the reader uses something of the branch
(`hearing`). It opens so easily that `KEPT` of the pieces rightly used in held-out texts of tolls lie in
windows let through. All weights of the graph stay as they are, and so does every label of a window let
through. A gate that the graph has is taken out before.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import onnx

from onrecord.encoder import graph
from onrecord.encoder.layout import Layer, Layout
from training import gated, hearing, opening
from training.corpora import DEV, TRAIN, Example
from training.hearing import Tapped, Window
from training.layers import Tasks, load
from training.model import LAYERS

KEPT = 0.999
"""Of the pieces in held-out texts of tolls that the reader rightly uses something of."""
LEARNT: Mapping[str, int] = {
    "polnear": 220, "tbaq": 170, "lgl": 120, "tr-news": 60, "geovirus": 100, "geowebnews": 60, "muc": 180,
    "ecbplus": 120, "gum": 60, "cameo": 150, "police": 100, "wikiwars": 8, "tolls": 4200,
}  # fmt: skip
"""How many texts of each corpus are learnt from."""
HELD: Mapping[str, int] = {
    "polnear": 84, "tbaq": 40, "lgl": 60, "tr-news": 40, "geovirus": 60, "geowebnews": 40, "muc": 120,
    "ecbplus": 60, "gum": 30, "cameo": 80, "police": 60, "wikiwars": 3, "tolls": 700,
}  # fmt: skip
"""How many of each the gate's threshold is chosen on."""
TOLD = ("tolls", "muc")
"""The corpora of them whose texts tell of tolls; what is used in others is mostly wrong ("some of them union
members" killed), and nothing is lost with it."""
Read = Mapping[str, list[Window]]


def main() -> None:
    """Read, fit, choose how easily it opens, write, say what it lets through."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("old", "out"):
        options.add_argument(name, type=Path)
    chosen = options.parse_args()
    model, tasks = gated.load(chosen.old), load()
    encoder = hearing.tapped(model, states(tasks))
    made = opening.fit(
        [one for found in read(TRAIN, LEARNT, encoder).values() for one in found], encoder.read
    )
    held = read(DEV, HELD, encoder)
    made = opening.safe(made, [one for name in TOLD for one in held[name]], KEPT)
    onnx.save(gated.gated(model, made, branched(encoder.layout, tasks)), str(chosen.out))
    graph.load(chosen.out)
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.1f} MB")
    for name, found in held.items():
        print(f"{name}: {opening.told(made, found)}")


def states(tasks: Tasks) -> tuple[str, ...]:
    """The names of the states on which the branch stands, and of the last."""
    beneath = LAYERS - tasks.branch.depth - 1
    return tuple(
        f"/reader/encoder/layers.{at}/norm/LayerNormalization_output_0" for at in (beneath, LAYERS - 1)
    )


def branched(layout: Layout, tasks: Tasks) -> list[Layer]:
    """The layers of labels of a graph's branch."""
    return [layout.layers[name] for name in tasks.branch.layers if name in layout.layers]


def read(
    corpora: Mapping[str, Callable[[], Iterator[Example]]], sizes: Mapping[str, int], encoder: Tapped
) -> Read:
    """The windows of some texts of each corpus."""
    return {
        name: [one for example in some(corpora[name](), size) for one in hearing.windows(example, encoder)]
        for name, size in sizes.items()
    }


def some(examples: Iterator[Example], size: int) -> list[Example]:
    """So many examples, the same ones on every machine."""
    return sorted(examples, key=lambda one: hashlib.sha256(one.text.encode()).hexdigest())[:size]


if __name__ == "__main__":
    main()
