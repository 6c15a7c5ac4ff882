"""Labels at characters, of scores made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.encoder.decode import Reading
from onrecord.encoder.labels import Labelled, Labels
from onrecord.encoder.layout import Layer, Layout
from onrecord.encoder.pieces import Pieces

TEXT = "Ida left Ostra."
PLACES = np.array([(0, 3), (4, 8), (9, 12), (12, 14), (14, 15)], np.int32)
INNER = np.array([False, False, False, True, False])
LAYERS = {
    "times": Layer("spans", ["DATE"]),
    "toponyms": Layer("spans", ["PLACE"]),
    "sentences": Layer("starts"),
    "pos": Layer("words", ["NNP", "VBD", "."]),
}
LAYOUT = Layout(LAYERS, {}, 192, 48, 0.0, {})


def labelled(*columns: list[list[float]]) -> Labelled:
    labels = np.concatenate([np.array(column, np.float32) for column in columns], 1)
    numbers = np.zeros(len(labels), np.int32)
    pieces = Pieces(numbers, numbers, PLACES[: len(labels)], INNER[: len(labels)])
    return Labelled(pieces, Reading(labels, numbers, [(0, len(labels))], []), LAYOUT)


READ = labelled(
    [[9, 0, 0], [0.5, 0, 0], [9, 0, 0], [9, 0, 0], [9, 0, 0]],
    [[9, 0, 0], [9, 0, 0], [0, 9, 0], [0, 0, 2], [9, 0, 0]],
    [[0, 9], [9, 0], [9, 0], [0, 9], [9, 0]],
    [[9, 0, 0], [0, 9, 0], [9, 0, 0], [0, 0, 9], [0, 0, 9]],
)


def test_spans_stand_at_characters_and_say_how_sure() -> None:
    found = READ.labels(["times", "toponyms"])
    assert found.spans["times"] == ()
    (place,) = found.spans["toponyms"]
    assert (place.start, place.end, place.label) == (9, 14, "PLACE")
    assert 0.7 < place.score < 0.9  # of the less sure of its two pieces


def test_what_may_well_be_a_time_is_near() -> None:
    (near,) = READ.labels(["toponyms"]).near
    assert (near.start, near.end) == (4, 8)
    assert 0.5 < near.score < 0.6  # e^0.5 to two


def test_nothing_starts_inside_a_word() -> None:
    assert READ.starts("sentences") == [0]


def test_words_have_the_label_of_their_first_piece() -> None:
    assert READ.words("pos", [0, 4, 9, 14]) == ["NNP", "VBD", "NNP", "."]
    assert READ.words("pos", [3]) == ["VBD"]  # white space: of the piece after it


def test_a_text_without_pieces() -> None:
    numbers = np.zeros(0, np.int32)
    nothing = np.zeros((0, LAYOUT.slices["pos"].stop), np.float32)
    empty = Labelled(
        Pieces(numbers, numbers, PLACES[:0], INNER[:0]), Reading(nothing, numbers, [], []), LAYOUT
    )
    assert empty.labels(["times", "toponyms"]) == Labels({"times": (), "toponyms": ()})
    assert empty.starts("sentences") == []
    assert empty.words("pos", [0, 3]) == ["", ""]


def test_fills_have_their_role_and_the_type_of_their_incident() -> None:
    layers = LAYERS | {"roles": Layer("spans", ["VICTIM"]), "incidents": Layer("words", ["ARSON", "BOMBING"])}
    calm, victim = [9, 0, 0], [0, 2, 0]
    scores = np.concatenate([READ.reading.labels, [[*victim, 0, 1], *[[*calm, 0, 0]] * 4]], 1)
    reading = Reading(scores.astype(np.float32), READ.reading.owners, READ.reading.parts, [])
    found = Labelled(READ.pieces, reading, Layout(layers, {}, 192, 48, 0.0, {})).labels(["toponyms"])
    (fill,) = found.fills
    assert (fill.start, fill.end, fill.role, fill.kind) == (0, 3, "VICTIM", "BOMBING")
    assert 0.7 < fill.score < 0.9


def test_a_layout_without_roles_has_no_fills() -> None:
    assert READ.labels(["toponyms"]).fills == ()
