"""A gate before the branch of a graph: where it stays shut, the branch's layers are not computed.

The nodes of the branch move into an `If`. Where the gate is shut the branch's labels are `OUTSIDE`, whose
chances are next to nothing. Weights stay in the outer graph under their names, bit by bit.

Shapes: N pieces of a window, D dimensions of all states that the gate reads, C and H hidden units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.encoder import graph
from onrecord.encoder.arrays import Array
from onrecord.encoder.layout import Layer

LABELS, VECTORS = "labels", "vectors"
"""The outputs of a graph; the last part of the labels is the branch's."""
OWN = "gate."
"""What the names of the gate's weights and values begin with; no others do."""
LIKELY, OUTSIDE = 12.0, -12.0
"""Scores where the gate is shut: of the outside of spans, of every other tag and label."""


class Gate(NamedTuple):
    """A net over each piece's states and the window around; it opens where its highest output is over 0.

    `read` names the states in the graph, which stand beside each other. `far` (D x C, with `far_bias`) finds
    what stands anywhere in the window: the highest of each, where over 0. `near` (D x H, with `near_bias`) is
    of the piece itself; with what `around` (C x H) makes of the window, where over 0, `out` (H) weighs it.
    """

    read: tuple[str, ...]
    near: Array
    near_bias: Array
    far: Array
    far_bias: Array
    around: Array
    out: Array
    out_bias: float

    def highest(self, states: Array) -> float:
        """The highest output in a window, by its states (N x D) without the frame."""
        window = np.maximum((states @ self.far + self.far_bias).max(0), 0) @ self.around
        hidden = np.maximum(states @ self.near + self.near_bias + window, 0)
        return float((hidden @ self.out).max()) + self.out_bias


class Parts(NamedTuple):
    """The nodes of a graph: the last, which puts the labels together; those of the branch alone; the rest."""

    last: onnx.NodeProto
    branch: list[onnx.NodeProto]
    rest: list[onnx.NodeProto]


def load(path: Path) -> onnx.ModelProto:
    """The graph in a file, without a gate if it has one."""
    return ungated(onnx.load(str(path)))


def opened(path: Path) -> graph.Graph:
    """The graph in a file without its gate, to be run: what the branch says of every window."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / path.name
        onnx.save(load(path), str(plain))
        return graph.load(plain)


def parts(model: onnx.ModelProto) -> Parts:
    """The nodes of a graph without a gate; SystemExit where no branch's labels stand last."""
    nodes = list(model.graph.node)
    maker = {name: at for at, node in enumerate(nodes) for name in node.output}
    last = nodes[maker[LABELS]]
    if last.op_type != "Concat" or len(last.input) != 2:
        raise SystemExit(
            f"the labels come from {last.op_type} {last.name}, not from a trunk and a branch: "
            "export it with a [branch] (training/tasks.toml)"
        )
    shared = above(nodes, maker, [last.input[0], VECTORS])
    own = above(nodes, maker, [last.input[1]]) - shared
    rest = [node for at, node in enumerate(nodes) if at not in own and at != maker[LABELS]]
    return Parts(last, [nodes[at] for at in sorted(own)], rest)


def above(nodes: Sequence[onnx.NodeProto], maker: dict[str, int], names: Iterable[str]) -> set[int]:
    """The numbers of the nodes that some values come from."""
    found: set[int] = set()
    waiting = list(names)
    while waiting:
        at = maker.get(waiting.pop())
        if at is not None and at not in found:
            found.add(at)
            waiting += nodes[at].input
    return found


def gated(model: onnx.ModelProto, gate: Gate, layers: Sequence[Layer]) -> onnx.ModelProto:
    """A copy of a graph without a gate, with this one before its branch, whose labels are of these layers."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    last, branch, rest = parts(made)
    labels = last.input[1]
    told = helper.make_tensor_value_info(
        labels, TensorProto.FLOAT, [1, "pieces", sum(layer.size for layer in layers)]
    )
    inside = helper.make_graph(branch, f"{OWN}opened", [], [told])
    node = helper.make_node(
        "If",
        [f"{OWN}open"],
        [f"{OWN}labels"],
        name=f"{OWN}branch",
        then_branch=inside,
        else_branch=shut(gate.read[0], layers),
    )
    last.input[1] = f"{OWN}labels"
    put(made.graph.node, [*rest, *asks(gate), node, last])
    made.graph.initializer.extend(weights(gate))
    onnx.checker.check_model(made)
    return made


def asks(gate: Gate) -> Iterator[onnx.NodeProto]:
    """The nodes that say whether the gate opens."""
    steps: tuple[tuple[str, Sequence[str], str, dict[str, object]], ...] = (
        ("Concat", gate.read, "framed", {"axis": -1}),
        ("Slice", own("framed", "first", "last", "axis"), "states", {}),
        ("MatMul", own("states", "far"), "far.product", {}),
        ("Add", own("far.product", "far.bias"), "far.sum", {}),
        ("ReduceMax", own("far.sum"), "far.highest", {"axes": [1], "keepdims": 1}),
        ("Relu", own("far.highest"), "window", {}),
        ("MatMul", own("window", "around"), "window.product", {}),
        ("MatMul", own("states", "near"), "near.product", {}),
        ("Add", own("near.product", "near.bias"), "near.sum", {}),
        ("Add", own("near.sum", "window.product"), "sum", {}),
        ("Relu", own("sum"), "hidden", {}),
        ("MatMul", own("hidden", "out"), "outputs", {}),
        ("ReduceMax", own("outputs"), "highest", {"keepdims": 0}),
        ("Greater", own("highest", "least"), "open", {}),
    )
    for kind, given, made, how in steps:
        yield helper.make_node(kind, list(given), list(own(made)), name=f"{OWN}{made}", **how)


def own(*names: str) -> list[str]:
    """The gate's names in the graph.

    >>> own("near", "far")
    ['gate.near', 'gate.far']
    """
    return [f"{OWN}{name}" for name in names]


def weights(gate: Gate) -> Iterator[onnx.TensorProto]:
    """The gate's weights; instead of the bias of its output the least that opens it, and what a frame is."""
    values = {
        "near": gate.near,
        "near.bias": gate.near_bias,
        "far": gate.far,
        "far.bias": gate.far_bias,
        "around": gate.around,
        "out": gate.out[:, None],
        "least": np.array(-gate.out_bias),
    }
    for name, value in values.items():
        yield numpy_helper.from_array(np.array(value, np.float32, order="C"), f"{OWN}{name}")
    for name, number in {"first": 1, "last": -1, "axis": 1}.items():
        yield numpy_helper.from_array(np.array([number]), f"{OWN}{name}")


def shut(states: str, layers: Sequence[Layer]) -> onnx.GraphProto:
    """The graph of a shut gate: the same labels for every piece of some states."""
    row = np.concatenate([outside(layer) for layer in layers])[None, None]
    kept = [
        numpy_helper.from_array(row.astype(np.float32), f"{OWN}row"),
        numpy_helper.from_array(np.array([1]), f"{OWN}one"),
    ]
    nodes = [
        helper.make_node("Shape", [states], [f"{OWN}pieces"], start=0, end=2),
        helper.make_node("Concat", [f"{OWN}pieces", f"{OWN}one"], [f"{OWN}shape"], axis=0),
        helper.make_node("Expand", [f"{OWN}row", f"{OWN}shape"], [f"{OWN}outside"]),
    ]
    told = helper.make_tensor_value_info(f"{OWN}outside", TensorProto.FLOAT, [1, "pieces", row.shape[2]])
    return helper.make_graph(nodes, f"{OWN}shut", [], [told], kept)


def outside(layer: Layer) -> Array:
    """The scores of a layer's labels where nothing is.

    >>> outside(Layer("spans", ["COUNTED"])).tolist()
    [12.0, -12.0, -12.0]
    >>> outside(Layer("marks", ["killed", "missing"])).tolist()
    [-12.0, -12.0]
    """
    scores = np.full(layer.size, OUTSIDE)
    if layer.kind == "spans":
        scores[0] = LIKELY
    return scores


def ungated(model: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of a graph without its gate, as it was before; a graph without one is given back."""
    gates = [node for node in model.graph.node if node.name == f"{OWN}branch"]
    if not gates:
        return model
    made = onnx.ModelProto()
    made.CopyFrom(model)
    branch = next(one.g for one in gates[0].attribute if one.name == "then_branch")
    rest = [node for node in made.graph.node if not node.name.startswith(OWN)]
    last = rest.pop()
    last.input[1] = branch.output[0].name
    put(made.graph.node, [*rest, *branch.node, last])
    put(made.graph.initializer, [one for one in made.graph.initializer if not one.name.startswith(OWN)])
    return made


def put(field: object, values: Sequence[object]) -> None:
    """Give a repeated field of a graph these values alone."""
    kept = list(values)
    del field[:]  # type: ignore[attr-defined]
    field.extend(kept)  # type: ignore[attr-defined]
