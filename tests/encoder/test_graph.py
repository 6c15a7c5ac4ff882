"""A graph that is missing, damaged or not ours is named, with what to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from onrecord import ModelError
from onrecord.encoder import graph, labels


def test_a_missing_graph(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx: No such file.*reinstall"):
        graph.load(tmp_path / "model.onnx")


def test_a_damaged_graph(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"\x08\x08no graph")
    with pytest.raises(ModelError, match=r"model\.onnx: no graph that onnxruntime reads"):
        graph.load(path)


@pytest.mark.parametrize("metadata", [{}, {"layout": "{}", "vocabulary": "a"}, {"layout": "["}])
def test_a_graph_of_another_kind(metadata: dict[str, str]) -> None:
    with pytest.raises(ModelError, match="its metadata are not ours"):
        graph.described(Path("model.onnx"), metadata)


TEXT = "Two guards were hurt when a shell hit the mill in Ostra on 3 May, the mayor said.\n“It was late.” "


def test_the_digest_is_that_of_the_file() -> None:
    assert hashlib.sha256(graph.MODEL.read_bytes()).hexdigest().startswith(graph.shipped(1).digest)


def test_the_layout_fits_the_outputs() -> None:
    shipped = graph.shipped(1)
    scores, vectors = shipped.predict(*(np.array([[101, 2048, 102], [0, 2, 0]], np.int32)))
    assert scores.shape == (3, max(place.stop for place in shipped.layout.slices.values()))
    assert vectors.shape == (3, max(place.stop for place in shipped.layout.vectors.values()))


def test_the_same_text_gives_the_same_labels_on_any_number_of_threads() -> None:
    one, two = (labels.read(TEXT * 40, graph.shipped(threads)).labels() for threads in (1, 2))
    assert one == two


def test_a_text_is_read_alike_whatever_was_read_before() -> None:
    first = labels.read(TEXT, graph.shipped(1)).labels()
    labels.read("Something else. " * 300, graph.shipped(1))
    assert labels.read(TEXT, graph.shipped(1)).labels() == first
