"""What the pages say is so: links lead somewhere, the README's commands are there, its record is the real one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

import onrecord

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "samples" / "README.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_two_commands_are_there():
    commands = [line.split()[0] for line in blocks("")[0].splitlines()]
    assert commands == ["scripts/try", "scripts/test"]
    assert all(os.access(ROOT / command, os.X_OK) for command in commands)


def test_the_python_example_runs(capsys):
    exec(blocks("python")[0], {"text": "At least six people were killed, the mayor said."})
    assert capsys.readouterr().out.startswith("killed Count(low=6")


def test_the_record_of_the_sample_is_the_real_one():
    """Where this fails after a change to a finder, the README shows what is no longer so: put there what is."""
    shown = msgspec.json.decode(blocks("json")[0])
    text = (ROOT / "samples" / "02-broadcaster.txt").read_text(encoding="utf-8")
    record = msgspec.json.decode(onrecord.to_json(onrecord.read(text, published="2023-10-19")))
    (toll,) = [toll for toll in record["tolls"] if toll["id"] == shown["id"]]
    assert shown == {key: toll[key] for key in shown}
    (speaker,) = [said["speaker"] for said in record["attributions"] if said["id"] == shown["said_in"]]
    assert "hospital" in {party["id"]: party["name"]["value"] for party in record["parties"]}[speaker]
