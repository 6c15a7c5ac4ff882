"""The toll sentences to learn from: each file is read, and nothing in it stands in what measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_words import runs

from evaluation.tolls import gold

FOLDER = Path(__file__).parents[2] / "training" / "sentences"
MEASURING = ("second", "third", "fourth")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_sentences_are_well_formed_and_not_those_that_measure(path: Path) -> None:
    rows = list(gold.rows(path))
    assert len(rows) > 100
    assert any(not row["tolls"] for row in rows)
    texts = [row["sentence"] for row in rows]
    assert len(set(texts)) == len(texts)
    measured = {
        run
        for name in MEASURING
        for row in gold.rows(gold.WRITTEN.with_name(f"{name}.txt"))
        for run in runs(row["sentence"])
    }
    assert measured.isdisjoint(run for text in texts for run in runs(text))
