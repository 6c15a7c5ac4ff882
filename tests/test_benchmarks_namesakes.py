"""Places beside the most populous: both ways at gold toponyms, scored alike."""

from __future__ import annotations

import json

import pytest

from benchmarks import namesakes

TEXT = "The bus left Lancaster, Ohio, for Vellograd."
SCORER = """
import json, sys
(row,) = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
near = [one["value"]["latitude"] for one in row["places"] if one["spans"][0][0] == 13]
print(json.dumps({"resolution": {"near": near[0]}, "resolution of all": {"near": len(row["places"])}}))
"""


def test_both_ways_are_told_where_the_toponyms_stand(tmp_path, monkeypatch, capsys) -> None:
    gold, scorer = tmp_path / "gold.jsonl", tmp_path / "scorer.py"
    spans = [(TEXT.index(name), TEXT.index(name) + len(name)) for name in ("Lancaster", "Ohio", "Vellograd")]
    toponyms = [{"start": start, "end": end} for start, end in spans]
    gold.write_text(json.dumps({"id": "1", "text": TEXT, "toponyms": toponyms}) + "\n", encoding="utf-8")
    scorer.write_text(SCORER, encoding="utf-8")
    monkeypatch.setattr(namesakes, "bind", lambda threads: None)
    assert namesakes.main([str(scorer), str(gold), "--json"]) == 0
    ours, theirs = json.loads(capsys.readouterr().out)
    assert (ours["name"], theirs["name"]) == ("onrecord", "most populous")
    assert ours["answered"] == pytest.approx(39.7, abs=0.1)  # Lancaster, Ohio
    assert theirs["answered"] != ours["answered"]  # of California or Pennsylvania
    assert (ours["all"], theirs["all"]) == (3, 2)
    assert ours["ratio"] == 1


def test_a_table_has_a_row_for_each(capsys) -> None:
    ways = [namesakes.Way("onrecord", "lgl-dev", 90.0, 80.0, 20.0), namesakes.Way("x", "lgl-dev", 1, 2, 3, 4)]
    assert namesakes.table(ways).row_count == 2
