"""Names led by word classes, of scores made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.encoder.decode import Reading
from onrecord.encoder.labels import Labelled
from onrecord.encoder.layout import Layer, Layout
from onrecord.encoder.pieces import Pieces
from training import silver
from training.corpora.example import Example, Span

TEXT = "Ida Lund ran to Ostra"
PLACES = np.array([(0, 3), (4, 8), (9, 12), (13, 15), (16, 21)], np.int32)
CLASSES = ["NNP", "NNP", "VBD", "IN", "NNP"]
LAYOUT = Layout({"entities": Layer("spans", ["PER", "LOC"])}, {}, 192, 48, 0.0, {})


def read(scores: list[list[float]]) -> Labelled:
    numbers = np.zeros(len(scores), np.int32)
    pieces = Pieces(numbers, numbers, PLACES[: len(scores)], np.zeros(len(scores), bool))
    return Labelled(pieces, Reading(np.array(scores).reshape(-1, 5), numbers, [(0, len(scores))], []), LAYOUT)


EXAMPLE = Example("a", TEXT, {"pos": [Span(*place, tag) for place, tag in zip(PLACES, CLASSES, strict=True)]})
SURE = [[0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [0, 2, 0, 0, 0], [9, 0, 0, 0, 0], [1, 0, 0, 0.5, 0]]


def test_each_piece_has_the_class_of_its_word() -> None:
    assert silver.word_classes(EXAMPLE, np.array([[4, 6], [6, 8], [16, 21]], np.int32)) == [
        "NNP",
        "NNP",
        "NNP",
    ]


def test_a_verb_is_no_name_and_a_proper_noun_may_be_one() -> None:
    found = silver.names(EXAMPLE, read(SURE), sure=0.0)
    assert [(span.start, span.end, span.label) for span in found] == [(0, 8, "PER"), (16, 21, "LOC")]


@pytest.mark.parametrize(("sure", "label"), [(0.3, "LOC"), (0.95, "?")])
def test_what_is_not_sure_is_left_open(sure: float, label: str) -> None:
    assert silver.names(EXAMPLE, read(SURE), sure)[-1].label == label


def test_a_proper_noun_that_is_hardly_none_is_left_open() -> None:
    doubtful = [*SURE[:4], [4.0, 0, 0, 0.5, 0]]  # 2 less for the class: no name, but not surely
    assert [span.label for span in silver.names(EXAMPLE, read(doubtful), 0.75)] == ["PER", "?"]


def test_a_text_without_words() -> None:
    assert silver.names(Example("b", "", {"pos": []}), read([])) == []
