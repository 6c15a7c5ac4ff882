"""The benchmark's arithmetic, on timings of our own: how fast a machine is, is nothing to assert."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from rich.console import Console

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import clock, ours, speed
from benchmarks.clock import Clock, Round
from onrecord.encoder.graph import Graph

MINE = [
    Round(1000, 0.4, 0.2, {"tokens": 0.1, "times": 0.3}),
    Round(1000, 0.1, 0.1, {"tokens": 0.05, "graph": 0.03, "times": 0.01}),
    Round(2000, 0.4, 0.8, {"tokens": 0.3, "times": 0.1}),
]
OTHER = [Round(1000, 0.1, 0.05), Round(1000, 0.05, 0.05), Round(2000, 0.2, 0.2)]


def test_options() -> None:
    chosen = speed.options().parse_args(["news.jsonl", "--words", "900"])
    assert vars(chosen) == {"file": "news.jsonl", "words": 900, "threads": 1, "rounds": 3, "json": False}


@pytest.mark.parametrize("wrong", [[], ["news.jsonl", "--threads", "0"], ["news.jsonl", "--words", "many"]])
def test_wrong_usage(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        speed.options().parse_args(wrong)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_middle_round_counts() -> None:
    found = speed.result(MINE, OTHER, 9, 170.4, 1)
    assert (found.documents, found.words, found.peak_mib) == (9, 4000, 170)
    assert found.onrecord == speed.Half(5000, 5000, [2500, 10000, 5000])
    assert found.spacy == speed.Half(10000, 20000, [10000, 20000, 10000])
    assert (found.ratio, found.ratio_of_processor) == (0.5, 0.25)
    assert found.stages == [
        speed.Stage("tokens", 150, 75),
        speed.Stage("times", 50, 25),
        speed.Stage("all else", 0, 0),
    ]
    assert msgspec.json.decode(msgspec.json.encode(found), type=speed.Result) == found


def test_of_two_rounds_the_slower_counts() -> None:
    assert speed.middle(MINE[:2]) == MINE[0]


def test_every_document_is_read_once() -> None:
    parts = speed.dealt(range(10), 3)
    assert sorted(one for part in parts for one in part) == list(range(10))
    assert [len(part) for part in parts] == [4, 3, 3]


def test_shares_make_up_the_whole() -> None:
    rows = speed.stages(MINE[1])
    assert [row.stage for row in rows] == ["tokens", "graph", "times", "all else"]
    assert sum(row.percent for row in rows) == pytest.approx(100)
    assert sum(row.microseconds for row in rows) == pytest.approx(100)


def test_tables() -> None:
    out = io.StringIO()
    speed.show(speed.result(MINE, OTHER, 9, 170, 1), Console(file=out, width=100))
    shown = out.getvalue()
    assert "tokens" in shown
    assert "graph" not in shown
    assert "onrecord / spaCy" in shown
    assert "0.50" in shown
    assert "170 MiB" in shown


def test_a_stage_in_a_stage_counts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 1.0, 3.0, 4.0])  # outer begins, inner begins and ends, outer ends
    monkeypatch.setattr(clock, "time", SimpleNamespace(perf_counter=lambda: next(ticks)))
    one = Clock()
    assert one.run("outer", lambda: one.run("inner", str.upper, "a")) == "A"
    assert one.spent == {"inner": 2.0, "outer": 2.0}


def test_the_graph_is_told_apart_from_what_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def predict(self: Graph, ids: int, shapes: int) -> int:
        return ids + shapes

    monkeypatch.setattr(Graph, "predict", predict)
    one, graph = Clock(), object.__new__(Graph)
    with ours.graph_told(one):
        assert one.run("encoder", lambda: graph.predict(1, 2)) == 3  # type: ignore[arg-type]
    assert list(one.spent) == ["graph", "encoder"]
    assert Graph.predict is predict
