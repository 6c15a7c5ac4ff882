"""The texts with names to learn from: each is read, and nothing in it stands in what measures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from shared_words import runs

from training.corpora import tolls, treebank, written
from training.corpora.example import corpora

FILES = sorted((tolls.TRAINING / "names").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_are_well_formed(path: Path) -> None:
    texts = list(written.texts(path))
    assert len(texts) > 100
    assert len({one.text for one in texts}) == len(texts)
    assert any(not one.spans["entities"] for one in texts)
    assert all(span.start < span.end for one in texts for span in one.spans["entities"])
    labels = Counter(span.label for one in texts for span in one.spans["entities"])
    assert set(labels) == {"PER", "ORG", "LOC", "MISC"}


def test_an_eighth_is_measured_on() -> None:
    learnt, measured = ({one.id for one in written.read("names", dev=dev)} for dev in (False, True))
    assert learnt.isdisjoint(measured)
    assert 0.1 < len(measured) / (len(learnt) + len(measured)) < 0.15


def test_a_bracket_that_marks_no_name_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"roster-1: a bracket marks no name: 'Ask \[CITY Lisk\]"):
        written.example("roster-1", "Ask [CITY Lisk] now.")


@pytest.mark.skipif(not corpora().exists(), reason="needs ../shared/corpora")
def test_nothing_stands_in_what_measures() -> None:
    learnt = {run for path in FILES for one in written.texts(path) for run in runs(one.text)}
    for name in ("ewt-dev", "gum_cc-dev"):
        assert learnt.isdisjoint(run for one in treebank.read(name, names=True) for run in runs(one.text))
