"""Export the checkpoint as one int8 ONNX graph: `python -m training.export`.

Writes encoder.fp32.onnx and encoder.onnx (weights in 8 bits, activations scaled as they come) to the folder
of the run. The layout of the outputs is in the graph's metadata. One window at a time: scales are per call.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.encoder import graph
from onrecord.encoder.arrays import Ints
from onrecord.encoder.cuts import framed
from training import learner, pieces
from training.layers import Tasks, load
from training.model import Reader
from training.smooth import smooth, some

OPSET = 17
TRIAL = "Two guards were hurt when a shell hit the mill in Ostra on 3 May, the mayor said. “It was late.”"


class OneWindow(nn.Module):
    """The reader without mask: one window is never filled up."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """1 x N numbers to labels (1 x N x L) and vectors (1 x N x V)."""
        found: tuple[Tensor, Tensor] = self.reader(ids, shapes)
        return found


def main() -> None:
    """Export, quantise, compare."""
    tasks = load()
    reader = learner.restored(tasks)
    ids, shapes = trial()
    wanted = learner.predictor(reader, "cpu")(ids, shapes)
    smooth(reader, some(tasks))
    full, small = learner.RUN / "encoder.fp32.onnx", learner.RUN / "encoder.onnx"
    write(reader, full, layout(tasks))
    quantise(full, small)
    for path in (full, small):
        got = graph.load(path).predict(ids, shapes)
        worst = [float(np.abs(a - b).max()) for a, b in zip(wanted, got, strict=True)]
        spread = [float(a.std()) for a in wanted]
        print(
            f"{path}: {path.stat().st_size / 1e6:.1f} MB, max difference from torch: labels {worst[0]:.2g}, ",
            end="",
        )
        print(f"vectors {worst[1]:.2g} (deviations of the outputs {spread[0]:.2g}, {spread[1]:.2g})")


def trial() -> tuple[Ints, Ints]:
    """A framed window of a sentence of our own."""
    ids, shapes, _, _ = pieces.read(TRIAL)
    return framed(ids, shapes)


def layout(tasks: Tasks) -> dict[str, str]:
    """What stands where in the outputs and the word pieces, as the graph's metadata."""
    return {
        "layout": msgspec.json.encode(tasks.layout).decode(),
        "vocabulary": "\n".join(pieces.vocabulary()),
    }


def write(reader: Reader, path: Path, metadata: dict[str, str]) -> None:
    """The graph in 32 bits."""
    ids, shapes = (torch.from_numpy(one).long()[None] for one in trial())
    torch.onnx.export(
        OneWindow(reader),
        (ids, shapes),
        str(path),
        input_names=["ids", "shapes"],
        output_names=["labels", "vectors"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "shapes", "labels", "vectors")},
        opset_version=OPSET,
        dynamo=False,
    )
    graph = onnx.load(str(path))
    onnx.helper.set_model_props(graph, metadata)
    onnx.save(graph, str(path))


def quantise(full: Path, small: Path) -> None:
    """Weights of matrices and embeddings in 8 bits, of which 7 are used.

    Processors without VNNI add two products in 16 bits, which weights of all 8 bits would overflow.
    """
    quantize_dynamic(
        str(full),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )


if __name__ == "__main__":
    main()
