"""Labels to targets and back; windows; figures."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import decode, layers, shapes, tallies
from training.corpora import Span
from training.cuts import CLS, SEP, cuts, framed
from training.layers import IGNORED, Layer

PLACES = np.array([(0, 3), (4, 8), (8, 10), (11, 12), (13, 18)], np.int32)
NAMES = Layer("spans", ["PER", "ORG"])
WORDS = np.zeros(99, np.bool_)  # no piece goes on inside a word
NO_STEPS = np.zeros((5, 5))


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
    assert decode.spans(tags) == spans
    assert decode.tags(np.eye(5)[tags], WORDS[: len(tags)], NO_STEPS).tolist() == tags.tolist()


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), max_size=20))
def test_nothing_goes_on_that_did_not_begin(scores: list[list[float]]) -> None:
    tags = decode.tags(np.array(scores).reshape(-1, 5), WORDS[: len(scores)], NO_STEPS)
    for before, tag in zip([0, *tags], tags, strict=False):
        assert tag % 2 or tag == 0 or before in (tag, tag - 1)


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), min_size=1, max_size=20), st.randoms())
def test_no_span_begins_or_ends_inside_a_word(scores: list[list[float]], random: Random) -> None:
    inner = np.array([False] + [random.random() < 0.5 for _ in scores[1:]])
    tags = decode.tags(np.array(scores), inner, NO_STEPS)
    for before, tag, goes_on in zip(tags, tags[1:], inner[1:], strict=False):
        assert not goes_on or tag == before + before % 2


def test_steps_keep_a_span_together() -> None:
    scores = np.array([[0, 1, 0], [0, 1, 0.9]])  # "up to", "180 days"
    assert decode.tags(scores, WORDS[:2], NO_STEPS[:3, :3]).tolist() == [1, 1]
    assert decode.tags(scores, WORDS[:2], np.array([[0, 0, 0], [0, -1, 1], [0, -1, 1]])).tolist() == [1, 2]


@given(st.lists(st.sampled_from([0, 1, 2, 5, 7]), max_size=200), st.integers(8, 40), st.integers(0, 3))
def test_windows_hold_every_piece(marks: list[int], size: int, overlap: int) -> None:
    ids = np.full(len(marks), 1012, np.int32)
    parts = cuts(ids, np.array(marks, np.int32), size, overlap)
    assert sorted({at for part in parts for at in range(*part)}) == list(range(len(marks)))
    assert all(0 < end - start <= size for start, end in parts)
    if not overlap:
        assert sum(end - start for start, end in parts) == len(marks)


def test_windows_end_where_lines_end() -> None:
    marks = np.zeros(30, np.int32)
    marks[17] = shapes.LINE
    assert cuts(np.zeros(30, np.int32), marks, 20) == [(0, 17), (17, 30)]


def test_reading_takes_each_piece_from_the_window_in_which_it_is_most_central() -> None:
    run = layers.load().run
    size = 2 * run.window
    numbers = np.arange(size, dtype=np.int32)
    read = decode.read(numbers, np.zeros(size, np.int32), lambda ids, _: (ids[:, None], ids[:, None]), run, 1)
    assert read.labels[:, 0].tolist() == numbers.tolist()
    assert (np.diff(read.owners) >= 0).all()
    inside = [
        min(at - start, end - 1 - at)
        for at, (start, end) in zip(numbers, np.array(read.parts)[read.owners], strict=True)
    ]
    assert min(inside[24:-24]) >= run.overlap // 2 - 1


def test_frame() -> None:
    ids, marks = framed(np.array([7], np.int32), np.array([2], np.int32))
    assert ids.tolist() == [CLS, 7, SEP]
    assert marks.tolist() == [0, 2, 0]


def test_shapes() -> None:
    text = "Ida met\nNATO mcX"
    places = np.array([(0, 3), (4, 7), (8, 10), (10, 12), (13, 16)], np.int32)
    line = shapes.LINE
    expected = [line + shapes.TITLE, shapes.LOWER, line + shapes.CAPITALS, shapes.CAPITALS, shapes.MIXED]
    assert shapes.shapes(text, places).tolist() == expected
    assert shapes.silent(np.array(expected, np.int32)).tolist() == [line, 0, line, 0, 0]
    assert shapes.shapes("", np.zeros((0, 2), np.int32)).tolist() == []


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
        steps = tasks.steps(name)
        assert steps.shape == (layer.size, layer.size)
        assert steps[1, 2] > 0 > steps[0, 2]


def test_the_recipe_is_whole() -> None:
    tasks = layers.load()
    slices = list(tasks.slices().values())
    assert all(one.stop == two.start for one, two in pairwise(slices))
    from training.corpora import TRAIN

    assert set(tasks.sampling) == set(TRAIN)
