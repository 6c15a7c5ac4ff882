"""The second, third and fourth set of toll sentences: as written and well formed; the second has every form of the first."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.measures import CORPORA, load
from evaluation.tolls import gold

ROWS = [json.loads(line) for line in gold.GOLD.read_text(encoding="utf-8").splitlines()]
THIRD = [
    json.loads(line) for line in gold.THIRD.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
]
FOURTH = [
    json.loads(line) for line in gold.FOURTH.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
]
FIFTH = [
    json.loads(line) for line in gold.FIFTH.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
]
FORMS = CORPORA / "tolls" / "forms.jsonl"
CATEGORIES = [
    "killed",
    "injured",
    "casualties",
    "missing",
    "trapped",
    "detained",
    "abducted",
    "captured",
    "released",
    "surrendered",
    "deserted",
    "displaced",
    "homeless",
    "evacuated",
    "rescued",
    "mobilised",
    "deployed",
    "affected",
    "returned",
    "escaped",
]
KINDS = [
    "person",
    "civilian",
    "child",
    "woman",
    "man",
    "soldier",
    "police",
    "militant",
    "combatant",
    "medic",
    "aid_worker",
    "journalist",
    "prisoner",
    "migrant",
    "family",
    "perpetrator",
]
BOUNDS = {  # which of low, high and best are stated
    "exact": ["low high best"],
    "none": ["low high best"],
    "approx": ["low high best", "high best", "low best"],
    "at_least": ["low", "low best"],
    "at_most": ["high"],
    "range": ["low high"],
    "vague": ["low", "low best"],
    "unknown": [""],
}


def forms() -> list[dict[str, object]]:
    if not FORMS.is_file():
        pytest.skip("no corpora on this machine")
    return [json.loads(line) for line in FORMS.read_text(encoding="utf-8").splitlines()]


def test_the_lines_are_what_was_written() -> None:
    for path in (gold.WRITTEN, gold.THIRD, gold.FOURTH, gold.FIFTH):
        assert path.with_suffix(".jsonl").read_text(encoding="utf-8") == gold.lines(path)


@pytest.mark.parametrize(
    "row", ROWS + THIRD + FOURTH + FIFTH, ids=[row["id"] for row in ROWS + THIRD + FOURTH + FIFTH]
)
def test_a_sentence_is_well_formed(row: dict[str, object]) -> None:
    sentence, tolls, distractors = str(row["sentence"]), row["tolls"], row["distractors"]
    assert isinstance(tolls, list)
    assert isinstance(distractors, list)
    assert 5 <= len(sentence.split()) <= 50
    assert tolls or distractors or row["group"] == "non-toll"
    for toll in tolls:
        assert toll["category"] in CATEGORIES
        assert toll["subject_kind"] in KINDS
        assert toll["polarity"] in [
            "asserted",
            "negated",
            "disputed",
            "unconfirmed",
            "hypothetical",
            "projected",
        ]
        assert toll["scope"] in ["incident", "period", "cumulative", "rate", "background"]
        assert toll["unit"] in ("person", "household")
        stated = " ".join(name for name in ("low", "high", "best") if toll[name] is not None)
        assert stated in BOUNDS[toll["bound"]]
        assert toll["exact"] is (toll["bound"] in ("exact", "none"))
        assert (toll["bound"] == "none") is (toll["polarity"] == "negated")
        assert toll["vague"] if toll["bound"] == "vague" else True
        assert toll["part_of"] is None or tolls[toll["part_of"]]["part_of"] is None
        places = [toll["quantity"], toll["cue"], toll["attribution"]]
        assert all(sentence[one["start"] : one["end"]] == one["text"] for one in places if one)
    assert all(sentence[one["start"] : one["end"]] == one["text"] and one["why"] for one in distractors)


def test_it_is_as_large_as_the_issue_asks() -> None:
    assert len(ROWS) >= 230
    assert len(THIRD) >= 60
    assert len({row["sentence"] for row in ROWS + THIRD + FOURTH + FIFTH}) == len(ROWS) + len(THIRD) + len(
        FOURTH
    ) + len(FIFTH)
    assert len(FOURTH) >= 150
    assert len(FIFTH) >= 200
    assert sum(len(row["distractors"]) for row in ROWS) >= 60


def test_every_form_of_the_first_set_has_a_sentence() -> None:
    assert {(row["group"], row["form"]) for row in forms()} <= {(row["group"], row["form"]) for row in ROWS}


def test_no_sentence_has_the_words_of_the_first_set() -> None:
    def runs(text: object) -> set[tuple[str, ...]]:
        words = str(text).lower().split()
        return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}

    first = set().union(*(runs(row["sentence"]) for row in forms()))
    assert [row["id"] for row in ROWS + THIRD + FOURTH + FIFTH if runs(row["sentence"]) & first] == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("killed 3 | three | died", "'three' is there 0 times"),
        ("killed 2 | two | dead", "'two' is there 2 times"),
        ("killed three | two@1 | dead", "no count 'three'"),
        ("killed 2 | two@1 | dead | civilian; said=her", "no field 'said'"),
    ],
)
def test_wrong_lines_are_refused_with_their_number(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "second.txt"
    path.write_text(f"## exact | made\nOf two pilots two are dead.\n  {line}\n", encoding="utf-8")
    with pytest.raises(gold.GoldError, match=r"second\.txt:3: ") as error:
        list(gold.rows(path))
    assert why in str(error.value)


def test_the_gold_of_a_measure_may_be_ours() -> None:
    (measure,) = load("tolls second")
    assert measure.path == gold.GOLD
