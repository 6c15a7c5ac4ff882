"""A graph that is missing, damaged or not ours is named, with what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
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


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the graph in the package, which is then the one that is loaded."""
    path = tmp_path / "model.onnx"
    path.write_bytes(graph.MODEL.read_bytes())
    monkeypatch.setattr(graph, "MODEL", path)
    graph.shipped.cache_clear()
    yield path
    graph.shipped.cache_clear()


def test_one_bit_of_the_graph_in_the_package_is_enough(copied: Path) -> None:
    assert graph.shipped(1).digest
    data = bytearray(copied.read_bytes())
    data[len(data) // 2] ^= 1  # a weight: onnxruntime would read it, and the records would be others
    copied.write_bytes(data)
    graph.load(copied)
    graph.shipped.cache_clear()
    with pytest.raises(ModelError, match=r"model\.onnx: is damaged or was replaced .*: reinstall onrecord"):
        graph.shipped(1)


@pytest.mark.parametrize("content", [None, "", "é"])
def test_a_seal_that_is_missing_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    monkeypatch.setattr(graph, "SEAL", tmp_path / "model.sha256")
    if content is not None:
        (tmp_path / "model.sha256").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="seal of the encoder is missing or damaged: reinstall"):
        graph.sealed()


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
