"""A graph turned back into a checkpoint to begin with: `python -m training.thaw GRAPH.onnx CHECKPOINT.pt`.

Only the 8-bit graph is kept, so the next run begins with its weights, rounded as they are:
`python -m training.train --encoder CHECKPOINT.pt`. What the rounding took comes back in a few steps.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from onrecord.encoder.layout import Layout
from training import gated

LINEAR = re.compile(r"^/reader/(.+?)(?:/linear)?/MatMul_output_0_output_quantized$")
EMBEDDING = re.compile(r"^reader\.(encoder\.(?:places|shapes)\.weight)_quantized$")


def main() -> None:
    """Write the checkpoint."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("graph", type=Path)
    options.add_argument("checkpoint", type=Path)
    chosen = options.parse_args()
    graph = gated.load(chosen.graph)
    told = {one.key: one.value for one in graph.metadata_props}
    torch.save({"reader": weights(graph), "layout": told["layout"]}, chosen.checkpoint)


def weights(graph: onnx.ModelProto) -> dict[str, Tensor]:
    """The parameters of the reader by their names in torch, in 32 bits; not of words, which never change."""
    kept = {one.name: numpy_helper.to_array(one) for one in graph.graph.initializer}
    found = {
        name.removeprefix("reader.").replace(".linear.", "."): torch.from_numpy(values.copy())
        for name, values in kept.items()
        if name.startswith("reader.") and name.endswith((".weight", ".bias"))
    }
    for name, values in kept.items():
        if embedding := EMBEDDING.match(name):
            found[embedding[1]] = torch.from_numpy(wide(kept, name.removesuffix("_quantized"), values))
    for layer, weight in linear(graph, kept):
        found[f"{layer}.weight"] = torch.from_numpy(np.ascontiguousarray(weight.T))
    return found


def linear(graph: onnx.ModelProto, kept: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """The name of each linear map and its weights (from x to), what smoothing did to them undone."""
    for node in graph.graph.node:
        if node.op_type == "MatMulInteger" and (named := LINEAR.match(node.output[0])):
            layer = named[1].replace("/", ".")
            weight = wide(kept, node.input[1].removesuffix("_quantized"), kept[node.input[1]])
            inverse = kept.get(f"reader.{layer}.inverse")
            yield layer, weight if inverse is None else weight * inverse[:, None]


def wide(kept: dict[str, np.ndarray], name: str, values: np.ndarray) -> np.ndarray:
    """Rounded values as numbers of 32 bits."""
    numbers = values.astype(np.float32) - kept[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(numbers * kept[f"{name}_scale"].astype(np.float32))


def heads(
    saved: dict[str, Tensor], before: Layout, after: Layout, fresh: dict[str, Tensor]
) -> dict[str, Tensor]:
    """The heads for another layout: those of layers and links that are the same, else fresh ones."""
    found = {
        name: fresh[name].clone()
        for name in ("labels.weight", "labels.bias", "vectors.weight", "vectors.bias")
    }
    for head, old, new in (
        ("labels", before.slices, after.slices),
        ("vectors", before.vectors, after.vectors),
    ):
        for name in old.keys() & new.keys():
            same = head == "vectors" or before.layers[name].labels == after.layers[name].labels
            same &= new[name].stop <= len(fresh[f"{head}.bias"]) and old[name].stop <= len(
                saved[f"{head}.bias"]
            )
            if same and old[name].stop - old[name].start == new[name].stop - new[name].start:
                for part in ("weight", "bias"):
                    found[f"{head}.{part}"][new[name]] = saved[f"{head}.{part}"][old[name]]
    return found


def layout(saved: dict[str, object]) -> Layout | None:
    """The layout in a checkpoint, None where it has none."""
    kept = saved.get("layout")
    return msgspec.json.decode(kept, type=Layout) if isinstance(kept, str) else None


if __name__ == "__main__":
    main()
