"""Put a new branch on a graph as it is: `python -m training.graft OLD.onnx NEW.onnx OUT.onnx`.

What was exported anew rounds the weights of all layers anew. Here the parts that both graphs have are the old
one's, bit by bit (with --branch but for the branch, of which both have one): whatever it said it still says.
A product of matrices is known by the name of its output, any other weight by its own. A gate of either is
left out: `training.gate` puts one on last.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx

from training import gated

BRANCH = "reader/branch/"
"""What the names of a branch's weights and products hold."""
ROUNDED = ("_quantized", "_scale", "_zero_point")
"""What a rounded weight consists of, by the ends of its names."""


def main() -> None:
    """Graft, and say how much was taken over."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("old", "new", "out"):
        options.add_argument(name, type=Path)
    options.add_argument("--branch", action="store_true", help="the new graph keeps its branch")
    chosen = options.parse_args()
    old, new = (gated.load(path) for path in (chosen.old, chosen.new))
    taken = graft(old, new, branch=chosen.branch)
    onnx.save(new, str(chosen.out))
    print(f"{taken} of {len(new.graph.initializer)} weights are those of {chosen.old}")


def graft(old: onnx.ModelProto, new: onnx.ModelProto, *, branch: bool = False) -> int:
    """Give a new graph the weights of an old one where both have them; how many they are.

    With `branch` those of the new graph's branch stay, also where the old one has a branch.
    """
    weights = {one.name: one for one in old.graph.initializer}
    names = same_names(old, new)
    anew = branched(new) if branch else frozenset()
    taken = 0
    for one in new.graph.initializer:
        if one.name in anew:
            continue
        kept = weights.get(names.get(one.name, one.name))
        if kept is not None and kept.dims == one.dims and kept.data_type == one.data_type:
            name = one.name
            one.CopyFrom(kept)
            one.name = name
            taken += 1
    return taken


def branched(graph: onnx.ModelProto) -> frozenset[str]:
    """The names of the weights of a graph's branch."""
    plain = (one.name for one in graph.graph.initializer if BRANCH in one.name.replace(".", "/"))
    stems = (stem for out, stem in products(graph).items() if BRANCH in out)
    return frozenset((*plain, *(f"{stem}{end}" for stem in stems for end in ROUNDED)))


def same_names(old: onnx.ModelProto, new: onnx.ModelProto) -> dict[str, str]:
    """The old names of the new graph's rounded matrices."""
    before, after = products(old), products(new)
    stems = {after[out]: before[out] for out in after.keys() & before.keys()}
    return {f"{stem}{end}": f"{was}{end}" for stem, was in stems.items() for end in ROUNDED}


def products(graph: onnx.ModelProto) -> dict[str, str]:
    """The rounded matrix of each product by the name of its output."""
    return {
        node.output[0]: node.input[1].removesuffix(ROUNDED[0])
        for node in graph.graph.node
        if node.op_type == "MatMulInteger"
    }


if __name__ == "__main__":
    main()
