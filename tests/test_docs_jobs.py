"""What the pages for beginners tell to type is typed, in order, in a new folder; what they show is what comes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "jobs").glob("*.md"))]
BLOCK = re.compile(r"^```(sh|python|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECONDS = 120


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the samples, and `onrecord` on the path."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "onrecord"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(kind: str, block: str, place: Path) -> str:
    """What a block prints."""
    tool = ["sh", "-eu", "-c", block] if kind == "sh" else [sys.executable, "-c", block]
    path = os.pathsep.join([str(place / "bin"), os.environ["PATH"]])
    done = subprocess.run(
        tool,
        cwd=place,
        env=os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{block}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_is_so(page: Path, place: Path) -> None:
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks
    printed = ""
    for kind, block in blocks:
        if kind == "text":
            assert printed == block
        else:
            printed = run(kind, block, place)
