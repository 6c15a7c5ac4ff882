"""Sentences without end: a cue is looked for beside what is heard, not among all cues of the sentence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from onrecord.encoder.labels import CUES
from onrecord.extract.tolls.heard import heard


def spans(count: int, first: int) -> list[SimpleNamespace]:
    """Every fifth token from one on."""
    return [SimpleNamespace(start=at, end=at + 1) for at in range(first, 5 * count, 5)]


def scene(count: int) -> SimpleNamespace:
    """One sentence of so many people who were killed."""
    counted = [
        SimpleNamespace(start=one.start, end=one.end, kinds=(("killed", 0.9),), score=0.9)
        for one in spans(count, 2)
    ]
    labels = SimpleNamespace(spans={CUES: spans(count, 0)}, counted=counted)
    tokens = SimpleNamespace(range=lambda start, end: (start, end))
    reading = SimpleNamespace(labels=labels, tokens=tokens)
    return SimpleNamespace(reading=reading, sentence=lambda at: (0, 5 * count))


@pytest.mark.parametrize("count", [1, 2, 3, 50])
def test_no_cue_is_nearer_than_the_one_that_is_found(count):
    cues = [(one.start, one.end) for one in spans(count, 0)]
    for one in heard.find(scene(count)):
        assert one.cue == heard.nearest(cues, one.start, one.end)


def test_twice_as_long_a_sentence_takes_twice_as_many_comparisons(monkeypatch):
    seen: list[int] = []
    before = heard.nearest
    monkeypatch.setattr(
        heard, "nearest", lambda cues, first, stop: seen.append(len(cues)) or before(cues, first, stop)
    )
    heard.find(scene(500))
    assert 0 < sum(seen) <= 3 * 500
