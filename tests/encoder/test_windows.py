"""Shapes of pieces; windows and how their readings are put together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder import decode, shapes
from onrecord.encoder.cuts import CLS, SEP, cuts, framed
from onrecord.encoder.layout import Layer, Layout

LAYOUT = Layout({"one": Layer("number")}, {}, 192, 48, 0.4, {})


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
    size = 2 * LAYOUT.window
    numbers = np.arange(size, dtype=np.int32)
    read = decode.read(numbers, np.zeros(size, np.int32), lambda ids, _: (ids[:, None], ids[:, None]), LAYOUT)
    assert read.labels[:, 0].tolist() == numbers.tolist()
    assert (np.diff(read.owners) >= 0).all()
    inside = [
        min(at - start, end - 1 - at)
        for at, (start, end) in zip(numbers, np.array(read.parts)[read.owners], strict=True)
    ]
    assert min(inside[24:-24]) >= LAYOUT.overlap // 2 - 1


def test_frame() -> None:
    ids, marks = framed(np.array([7], np.int32), np.array([2], np.int32))
    assert ids.tolist() == [CLS, 7, SEP]
    assert marks.tolist() == [0, 2, 0]


def test_shapes() -> None:
    text = "Ida met\nNATO mcX"
    places = np.array([(0, 3), (4, 7), (8, 10), (10, 12), (13, 16)], np.int32)
    line = shapes.LINE
    expected = [line + shapes.TITLE, shapes.LOWER, line + shapes.CAPITALS, shapes.CAPITALS, shapes.MIXED]
    assert shapes.shapes(text, places, shapes.Runs(text)).tolist() == expected
    assert shapes.silent(np.array(expected, np.int32)).tolist() == [line, 0, line, 0, 0]
    assert shapes.shapes("", np.zeros((0, 2), np.int32), shapes.Runs("")).tolist() == []
