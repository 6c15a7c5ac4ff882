"""Windows cut down to sentences."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from onrecord.encoder.cuts import CLS, ENDS, SEP
from onrecord.encoder.shapes import LINE, LOWER, TITLE
from training.snippets import part, snippet
from training.windows import Window

STOP = ENDS[2]
IDS = np.array([CLS, 5, 6, STOP, 7, 8, STOP, 9, STOP, SEP], np.int32)
SHAPES = np.array([0, LINE + TITLE, LOWER, 0, TITLE, LOWER, 0, TITLE, 0, 0], np.int32)
WINDOW = Window(
    IDS,
    SHAPES,
    {"times": np.arange(8)},
    {"source": np.array([[2, 1], [5, 4], [7, 2]])},
    np.array([[1, 2, 0], [4, 5, 0], [4, 7, 1]], np.int32),
)


def test_a_part_keeps_what_lies_inside_it() -> None:
    found = part(WINDOW, 3, 6)
    assert found.ids.tolist() == [CLS, 7, 8, STOP, SEP]
    assert found.shapes.tolist() == [0, TITLE, LOWER, 0, 0]
    assert found.targets["times"].tolist() == [3, 4, 5]
    assert found.links["source"].tolist() == [[2, 1]]
    assert found.mentions.tolist() == [[1, 2, 0]]


def test_what_is_said_of_a_whole_report_is_not_asked_of_a_part() -> None:
    whole = replace(WINDOW, targets={"reports": np.arange(8), "times": np.arange(8)})
    assert set(part(whole, 3, 6).targets) == {"times"}


def test_links_out_of_a_part_lead_to_nothing() -> None:
    assert part(WINDOW, 6, 8).links["source"].tolist() == [[1, 0]]


def test_snippets_are_whole_sentences() -> None:
    chance = random.Random(1)
    found = {tuple(snippet(WINDOW, chance).ids.tolist()) for _ in range(99)}
    assert (CLS, 7, 8, STOP, SEP) in found
    assert all(one[-2] == STOP and one[1] in (5, 7, 9) for one in found)
    assert len(found) == 6
