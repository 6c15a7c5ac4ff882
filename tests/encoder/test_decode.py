"""Tags and links of scores made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.encoder import decode
from onrecord.encoder.decode import Links, Reading
from onrecord.encoder.layout import Layer, Layout
from onrecord.encoder.shapes import LINE

LAYERS = {
    "entities": Layer("spans", ["PER"]),
    "attribution": Layer("spans", ["cue"]),
    "sentences": Layer("starts"),
}
NAMES = Layout(LAYERS, {}, 192, 48, 0.0, {})
PLAIN = np.zeros(2, np.int32)
NEW_LINE = np.array([0, LINE], np.int32)


def tags(name: str, shapes: np.ndarray, begins: float = -1) -> list[int]:
    """Of two words of which the second goes on, by a little, in what the first begins.

    `begins` is the score of a sentence that the second word begins.
    """
    scores = np.array([[0, 9, 0], [0, 8, 9]], np.float32)
    sentences = np.array([[0, 1], [0, begins]], np.float32)
    reading = Reading(np.concatenate([scores, scores, sentences], 1), PLAIN, [(0, 2)], [])
    return decode.layer_tags(reading, NAMES, [name], np.zeros(2, bool), shapes)[name].tolist()


def test_a_name_hardly_goes_over_the_end_of_a_line() -> None:
    assert tags("entities", PLAIN) == [1, 2]
    assert tags("entities", NEW_LINE) == [1, 1]


def test_a_name_hardly_goes_over_the_beginning_of_a_sentence() -> None:
    assert tags("entities", PLAIN, begins=1) == [1, 1]


def test_what_is_said_does() -> None:
    assert tags("attribution", NEW_LINE) == [1, 2]
    assert tags("attribution", PLAIN, begins=1) == [1, 2]


LINKED = Layout({"attribution": Layer("spans", ["cue"])}, {"cue": 1}, 192, 48, 0.0, {})
VECTORS = np.array([[0, 0], [1, 5], [2, 1], [3, -1]], np.float32)  # [CLS] and three pieces: from, to


def reading(rows: list[int]) -> Reading:
    links = Links(np.array(rows, np.int32), VECTORS[rows])
    return Reading(np.zeros((3, 3)), np.zeros(3, np.int32), [(0, 3)], [links])


@pytest.mark.parametrize(
    ("rows", "options", "wanted"),
    [
        ([0, 1, 2, 3], [0, 1], 0),  # piece 0 has the larger product
        ([0, 1, 2, 3], [1], 1),
        ([0, 1, 2, 3], [], None),
        ([0, 2, 3], [0, 1], 1),  # of piece 0 nothing was kept
        ([0, 1, 2], [0, 1], None),  # nor of the piece that asks
    ],
)
def test_a_link_leads_to_the_best_of_the_pieces_kept(
    rows: list[int], options: list[int], wanted: int | None
) -> None:
    assert decode.link(reading(rows), LINKED, "cue", 2, np.array(options, np.int32)) == wanted


def test_vectors_are_kept_where_a_role_may_begin() -> None:
    scores = np.array([[9, 0, 0], [9, 3, 0], [9, 1, 0], [0, 9, 0], [0, 0, 9]], np.float32)
    assert decode.beginnings(scores, LINKED).tolist() == [0, 1, 3]


def test_without_attributions_no_vectors_are_kept_but_those_of_cls() -> None:
    layers = {"times": Layer("spans", ["DATE"])}
    assert decode.beginnings(np.ones((4, 3), np.float32), Layout(layers, {}, 8, 2, 0.0, {})).tolist() == [0]
