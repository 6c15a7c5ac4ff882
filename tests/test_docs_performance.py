"""The page of performance has no figure and no command that the pages which it is made of do not have."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("benchmarks/README.md", "docs/scale.md")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:-\d\d-\d\d)?")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_figure_is_measured_elsewhere():
    measured = {number.rstrip(",") for name in SOURCES for number in NUMBER.findall(read(name))}
    told = {number.rstrip(",") for number in NUMBER.findall(read("docs/performance.md"))}
    assert len(told) > 60
    assert told - measured == set()


def test_every_command_is_a_benchmark():
    commands = re.findall(r"python -m benchmarks(?:\.(\w+))?", read("docs/performance.md"))
    assert len(commands) > 8
    assert [name for name in commands if name and not (ROOT / "benchmarks" / f"{name}.py").is_file()] == []
