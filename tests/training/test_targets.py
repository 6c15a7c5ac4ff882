"""Labels to targets and back; figures; the recipe."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder import viterbi
from onrecord.encoder.layout import Layer
from training import layers, tallies
from training.corpora import Span
from training.layers import IGNORED

PLACES = np.array([(0, 3), (4, 8), (8, 10), (11, 12), (13, 18)], np.int32)
NAMES = Layer("spans", ["PER", "ORG"])


@pytest.mark.parametrize(
    ("layer", "spans", "expected"),
    [
        (NAMES, [Span(0, 10, "ORG"), Span(13, 18, "PER")], [3, 4, 4, 0, 1]),
        (NAMES, [Span(4, 10, "?")], [0, IGNORED, IGNORED, 0, 0]),
        (NAMES, [Span(5, 7, "PER")], [0, 1, 0, 0, 0]),
        (NAMES, [Span(10, 11, "PER")], [0, 0, 0, 0, 0]),
        (Layer("starts"), [Span(0, 10), Span(11, 18)], [1, 0, 0, 1, 0]),
        (Layer("words", ["NN"]), [Span(4, 10, "NN"), Span(11, 12, "XX")], [IGNORED, 0, *[IGNORED] * 3]),
    ],
)
def test_targets(layer: Layer, spans: list[Span], expected: list[int]) -> None:
    assert layers.target(layer, spans, PLACES).tolist() == expected


def test_marks_and_numbers() -> None:
    marks = Layer("marks", ["KILL", "FORCE"])
    found = layers.target(marks, [Span(4, 12, "KILL"), Span(4, 12, "FORCE"), Span(13, 18, "")], PLACES)
    assert found[1].tolist() == [1, 1]
    assert found[4].tolist() == [0, 0]
    assert (found[[0, 2, 3]] == IGNORED).all()
    numbers = layers.target(Layer("number"), [Span(4, 10, "", 2.5)], PLACES)
    assert numbers[1] == 2.5
    assert np.isnan(numbers[[0, 2, 3, 4]]).all()


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12), st.data())
def test_spans_survive_the_way_to_tags_and_back(lengths: list[int], data: st.DataObject) -> None:
    spans, at = [], 0
    for length in lengths:
        if length:
            spans.append((at, at + length, data.draw(st.integers(0, 1))))
        at += length + data.draw(st.integers(0, 1))
    places = np.array([(i, i + 1) for i in range(at + 1)], np.int32)
    gold = [Span(start, end, NAMES.labels[label]) for start, end, label in spans]
    tags = layers.target(NAMES, gold, places)
    assert viterbi.spans(tags) == spans
    found = viterbi.best([np.eye(5)[tags]], np.zeros(len(tags), np.bool_), [np.zeros((5, 5))])
    assert found[0].tolist() == tags.tolist()


def test_span_figures() -> None:
    target, tags = np.array([1, 2, 0, 3, 0]), np.array([1, 2, 0, 1, 0])
    figures = tallies.figures(tallies.spans(target, tags))
    assert figures["exact f1"] == 0.5
    assert figures["touch f1"] == 1
    assert figures["overlap f1"] == pytest.approx(2 / 3)


def test_correlation() -> None:
    target = np.array([1.0, np.nan, 2.0, 3.0])
    counts = tallies.number(target, np.array([[2.0], [9.0], [4.0], [6.0]]))
    assert tallies.figures(Counter(counts))["pearson"] == pytest.approx(1)


def test_transitions_were_counted_for_this_recipe() -> None:
    tasks = layers.load()
    spans = {name: layer for name, layer in tasks.layers.items() if layer.kind == "spans"}
    assert tasks.transitions.keys() == spans.keys(), "run python -m training.transitions"
    for name, layer in spans.items():
        steps = tasks.layout.steps(name)
        assert steps.shape == (layer.size, layer.size)
        assert steps[1, 2] > 0 > steps[0, 2]


def test_the_recipe_is_whole() -> None:
    tasks = layers.load()
    slices = list(tasks.layout.slices.values())
    assert all(one.stop == two.start for one, two in pairwise(slices))
    from training.corpora import TRAIN

    assert set(tasks.sampling) == set(TRAIN)
