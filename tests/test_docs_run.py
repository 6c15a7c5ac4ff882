"""What the pages show is what happens: every block of code on them is run, from top to bottom."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.archive import Archive

ROOT = Path(__file__).parent.parent
NEEDS = {"python.md": ("pandas", "polars", "pyarrow"), "spacy.md": ()}


def blocks(page: str, language: str) -> list[tuple[int, str]]:
    """The fenced blocks of a page in one language, each with the number of its first line."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, found.start(1)) + 1, found[1])
        for found in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    ]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A working folder with the samples in it."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", NEEDS)
def test_the_python_of_a_page_runs(page, folder):
    if lacking := [name for name in NEEDS[page] if find_spec(name) is None]:
        pytest.skip(f"needs {', '.join(lacking)}")
    found = blocks(page, "python")
    assert len(found) > 5
    script = folder / page.replace(".md", "_page.py")
    script.write_text(as_script(found), encoding="utf-8")
    made = subprocess.run(
        [sys.executable, script.name], capture_output=True, text=True, check=False, cwd=folder
    )
    assert made.returncode == 0, made.stderr


def as_script(found: list[tuple[int, str]]) -> str:
    """Blocks as one script, each at the line where the page has it."""
    lines: list[str] = []
    for at, code in found:
        lines += [""] * (at - 1 - len(lines))
        lines += code.splitlines()
    return "\n".join(lines) + "\n"


@pytest.fixture
def served(folder, monkeypatch):
    """The address of a reading room of the samples."""
    import uvicorn

    import onrecord
    from onrecord.web import app

    with Archive(folder / "archive.onrecord") as archive:
        days = ("2023-10-18T07:10", "2023-10-19", "2023-10-18T09:00")
        for path, day in zip(sorted(folder.glob("samples/0*.txt")), days, strict=True):
            archive.add(onrecord.read(path.read_text(encoding="utf-8"), published=day))
        archive.refresh()
    room = app(folder / "archive.onrecord")
    server = uvicorn.Server(uvicorn.Config(room, log_level="warning"))
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl and jq")
def test_the_commands_of_the_api_page_run(served):
    code = "\n".join(code for _, code in blocks("api.md", "sh"))
    assert code.count("curl") > 5
    script = code.replace("http://127.0.0.1:8765", served)
    made = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "no_proxy": "*"},
    )
    assert made.returncode == 0, made.stderr + made.stdout
    assert made.stdout.split()[-2:] == [
        "2",
        "1",
    ]  # the version after the correction, the entry of the journal
