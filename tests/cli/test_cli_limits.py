"""A document that takes too long or too much costs itself alone, whichever command reads it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

SENTENCE = "On Friday at least {} men died in Oslo when the bridge fell, the mayor said. "
LONG = "\n".join(SENTENCE.format(number) * 4 for number in range(2, 1500))
"""Some 470,000 characters, which take some 20 seconds to read."""
SHORT = {"a.txt": SENTENCE.format(2), "c.txt": SENTENCE.format(3)}
TIME = "took over 5 seconds to read: split it, or raise document_seconds"
MEMORY = "needs over 650 megabytes of memory to read: split it, or raise document_megabytes"
ABORTED = "ended the process that read it (SIGABRT, perhaps for want of memory)"
"""What is told where the one that gets no memory is a library which aborts then, as those in Rust do."""
LIMITS = [
    ("ONRECORD_DOCUMENT_SECONDS", "5", TIME),
    pytest.param(
        "ONRECORD_DOCUMENT_MEGABYTES", "650", MEMORY,
        marks=pytest.mark.skipif(sys.platform != "linux", reason="where memory can be limited"),
    ),
]  # fmt: skip


@pytest.fixture
def folder(alone, monkeypatch) -> Path:
    """Two short reports, and a long one between them."""
    monkeypatch.setenv("ONRECORD_WORKERS", "1")
    for name, text in {**SHORT, "b.txt": LONG}.items():
        (alone / name).write_text(text)
    return alone


@pytest.mark.parametrize(("name", "value", "told"), LIMITS)
def test_read_and_add_and_incidents(folder, monkeypatch, name, value, told):
    monkeypatch.setenv(name, value)
    allowed = (told, ABORTED) if told == MEMORY else (told,)
    answer = CliRunner().invoke(app, ["read", "a.txt", "b.txt", "c.txt"])
    assert answer.exit_code == 1
    assert [json.loads(line)["document"]["text"] for line in answer.stdout.splitlines()] == list(
        SHORT.values()
    )
    assert any(f"b.txt: {one}\n" in answer.stderr for one in allowed)
    answer = CliRunner().invoke(app, ["add", ".", "--json", "--quiet"])
    assert answer.exit_code == 1
    done = json.loads(answer.stdout)
    (failure,) = done["failures"]
    assert (done["added"], failure["source"]) == (2, "./b.txt")
    assert failure["message"] in allowed
    answer = CliRunner().invoke(app, ["incidents", "a.txt", "b.txt", "c.txt"])
    assert answer.exit_code == 1
    assert any(f"b.txt: {one}\n" in answer.stderr for one in allowed)
    assert json.loads(answer.stdout)
