"""Inputs of runs, and a run with the invented reader."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources" / "web"))  # the server of those tests

from invented_reader import Reader, lines

from onrecord import scale


@pytest.fixture
def news(tmp_path, monkeypatch) -> list[str]:
    """A file of 23 lines, one of them bad, five small files, and one that is not there."""
    monkeypatch.chdir(tmp_path)
    lines(Path("news.jsonl"), {f"n{at}": f"{'I' * (at + 1)} men died slowly." for at in range(22)})
    with open("news.jsonl", "a") as stream:
        stream.write("{oops\n")
    Path("small").mkdir()
    for name in "abcde":
        Path(f"small/{name}.txt").write_text(f"{name}{name} died, the mayor said.")
    return ["news.jsonl", "small", "none.txt"]


@pytest.fixture
def run() -> Callable[..., scale.Manifest]:
    """A run with the invented reader, in shards of four."""

    def made(inputs, out, **options):
        return scale.run(inputs, str(out), maker=Reader, **{"shard_size": 4, **options})

    return made
