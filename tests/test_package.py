"""The package's face: its names, its laziness, what reading gives."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import onrecord
from onrecord.config import Settings

TEXT = "Two miners died in the shaft, the mayor said on Friday."


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(onrecord, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        onrecord.nothing  # noqa: B018


def test_import_does_not_load_spacy() -> None:
    code = "import sys, onrecord; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_read_is_deterministic_and_valid() -> None:
    first, second = (onrecord.to_json(onrecord.read(TEXT, published="2022-11-26")) for _ in range(2))
    assert first == second
    assert onrecord.from_json(first).document.text == TEXT


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [onrecord.document(text) for text in (TEXT, "", "👋", TEXT[:20], "Привіт, світе.")]
    reader = onrecord.Reader()
    forth, back = list(reader.stream(documents)), list(reader.stream(reversed(documents)))
    assert forth == back[::-1]
    assert all(isinstance(record, onrecord.Record) for record in forth)


def test_a_fault_becomes_a_failure_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(doc: object) -> object:
        raise RuntimeError("a fault")

    monkeypatch.setattr("onrecord.pipeline.STEPS", (("times", broken),))
    (failure,) = onrecord.Reader().stream([onrecord.document(TEXT, id="d1")])
    assert (failure.source, failure.stage) == ("d1", "times")
    assert re.fullmatch(r"RuntimeError in pipeline.py, line \d+", failure.message)
    asked = onrecord.Reader(Settings(fault_words=True)).attempt(onrecord.document(TEXT, id="d1"))
    assert asked.message == f"{failure.message}: a fault"
