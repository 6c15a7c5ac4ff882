"""Scenarios of several reports: the file form, what the loader refuses, and the scorer's view of them."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.incidents import gold
from evaluation.measures import CORPORA

ROOT = Path(__file__).parent.parent
SCORERS = CORPORA.parent / "scorers"
PATHS = sorted(gold.SCENARIOS.glob("*.toml"))

MADE = '''
id = "X"
split = "seen"
what = "made up"
[[report]]
id = "A"
source = "one"
published = "2026-01-05T10:00:00Z"
text = """At least 4 people died, police said."""
[[report]]
id = "B"
source = "two"
published = "2026-01-05T12:00:00Z"
text = """Six people died, a doctor said. Nobody died, the army said."""
[gold]
events = [{id = "E1", what = "it", reports = ["A", "B"]}]
claims = [
  {id = "A.1", event = "E1", category = "killed", count = ">=4", words = "At least 4 people", by = "police"},
  {id = "B.1", event = "E1", category = "killed", count = "6", words = "Six people", by = "a doctor"},
  {id = "B.2", event = "E1", category = "killed", count = "0", words = "Nobody", by = "the army"},
]
merged = [
  {event = "E1", category = "killed", claims = ["A.1", "B.1", "B.2"], affirmed = "0..6", all = "0..6", joint = "contradicted", newest = "B.2"},
]
contradictions = [{event = "E1", type = "denial", claims = ["A.1", "B.1", "B.2"]}]
'''


def made(tmp_path: Path, words: str = MADE) -> gold.Scenario:
    path = tmp_path / "X.toml"
    path.write_text(words, encoding="utf-8")
    return gold.load(path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_scenario_is_sound(path: Path) -> None:
    scenario = gold.load(path)
    row = gold.row(scenario)
    texts = {report["id"]: report["text"] for report in row["reports"]}
    assert 2 <= len(texts) <= 7
    assert all(60 <= len(text.split()) <= 350 for text in texts.values())
    for claim in row["gold"]["claims"]:
        at = claim["quantity"]
        assert texts[claim["report"]][at["start"] : at["end"]] == at["text"]


def test_the_splits_are_as_they_were_drawn() -> None:
    splits = [(one.id, one.split) for one in gold.scenarios()]
    drawn = (
        ["seen"] * 6
        + ["unseen"] * 12
        + ["fresh"] * 12
        + ["later"] * 12
        + ["newest"] * 12
        + ["latest"] * 12
        + ["sealed"] * 12
        + ["recent"] * 6
        + ["blind"] * 6
        + ["unread"] * 12
    )
    assert splits == [(f"R{n:02}", split) for n, split in enumerate(drawn, 1)]


def test_what_is_written_becomes_what_is_scored(tmp_path: Path) -> None:
    row = gold.row(made(tmp_path))
    (merged,) = row["gold"]["merged"]
    assert merged["range_affirmed"] == {"low": 0, "high": 6, "open_above": False}
    assert merged["joint"] is None
    assert (merged["newest_claim"], merged["newest_report"]) == ("B.2", "B")
    first = row["gold"]["claims"][0]
    assert (first["low"], first["high"], first["source"]) == (4, None, "police")
    assert first["quantity"] == {"text": "At least 4 people", "start": 0, "end": 17}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('words = "Nobody"', 'words = "None"', "B.2: 'None' is there 0 times"),
        ('by = "a doctor"', 'by = "the doctor"', "B.1: 'the doctor' is not in the report"),
        ('affirmed = "0..6"', 'affirmed = "4..6"', "affirmed is 0..6, not 4..6"),
        ('all = "0..6"', 'all = "0..4+"', "all is 0..6, not 0..4+"),
        ('joint = "contradicted"', 'joint = "6"', "joint is contradicted, not 6"),
        ('newest = "B.2"', 'newest = "A.1"', "the newest is B.2"),
        (
            'claims = ["A.1", "B.1", "B.2"], affirmed',
            'claims = ["B.1", "B.2"], affirmed',
            "A.1 (current) is in 0",
        ),
        ('type = "denial"', 'type = "identity"', "all are of the same kind"),
        (
            'type = "denial", claims = ["A.1", "B.1", "B.2"]',
            'type = "number", claims = ["A.1", "B.1"]',
            "go together",
        ),
        ('by = "the army"}', 'by = "the army", status = "stale"}', "denial A.1 B.1 B.2: B.2 is stale"),
        ('reports = ["A", "B"]', 'reports = ["A"]', "B.1: B does not tell E1"),
        ('source = "two"', 'source = "two"\ncopy_of = "A"', "B.1 stands in a copy: duplicate"),
        ('source = "one"', 'source = "one"\ncopy_of = "C"', "A copies C, which is not there"),
        ('source = "one"', 'source = "one"\ncopy_of = "B"', "A copies B, which came later"),
        ('10:00:00Z"', '10:00:00"', "A: without its time zone"),
        ('id = "B.2"', 'id = "B.1"', "B.1 is there twice"),
        ('id = "X"', 'id = "Y"', "its id is Y"),
        ('category = "killed"', 'category = "slain"', "Invalid enum value 'slain'"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(gold.ScenarioError) as error:
        made(tmp_path, MADE.replace(old, new, 1))
    assert "X.toml: " in str(error.value)
    assert why in str(error.value)


@pytest.mark.parametrize(
    ("ends", "affirmed", "joint"),
    [
        (["6"], "6", "6"),
        ([">=10"], "10+", "10+"),
        ([">=10", "14"], "10..14", "14"),
        (["14", ">=14"], "14+", "14"),
        (["<=9", ">=5"], "5..9", "5..9"),
        (["10-12", "11-15"], "10..15", "11..12"),
        (["3", "4"], "3..4", "contradicted"),
    ],
)
def test_ranges_of_claims(ends: list[str], affirmed: str, joint: str) -> None:
    claims = [gold.Claim(id="A.1", event="E1", category="killed", count=count, words="") for count in ends]
    assert (gold.affirmed_range(claims), gold.joint_range(claims)) == (affirmed, joint)


def test_copies_of_one_text_are_a_pair_too(tmp_path: Path) -> None:
    reports = tuple(
        gold.Report(id=name, source="x", text="x", copy_of=None if name == "A" else "A") for name in "ABC"
    )
    scenario = gold.Scenario(
        id="X", split="seen", what="x", report=reports, gold=gold.Gold(events=(), claims=(), merged=())
    )
    assert gold.copies(scenario) == [["B", "A"], ["C", "A"], ["C", "B"]]


@pytest.mark.parametrize(
    "split", ["seen", "fresh", "later", "newest", "latest", "sealed", "recent", "blind", "unread"]
)
def test_the_command_prints_a_split(split: str) -> None:
    command = [sys.executable, "-m", "evaluation.incidents", split]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {json.loads(line)["split"] for line in printed.splitlines()} == {split}


@pytest.mark.skipif(
    not SCORERS.is_dir(), reason=f"SKIPPED: no {SCORERS}; set ONRECORD_CORPORA to score the gold"
)
def test_a_perfect_reader_scores_100(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCORERS))
    scorer, perfect = importlib.import_module("incidents"), importlib.import_module("perfect")
    rows = [gold.row(one) for one in gold.scenarios()]
    result = scorer.score(rows, [found for row in rows for found in perfect.from_scenario(row)])
    assert {figure.get("f1", figure.get("share")) for figure in result.values()} == {100}
