"""A graph that is missing, damaged or not ours is named, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import ModelError
from onrecord.encoder import graph


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
