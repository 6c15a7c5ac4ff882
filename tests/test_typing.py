"""A user's script passes `mypy --strict`, and what it gets wrong is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = """
import asyncio
from collections.abc import AsyncIterator

import onrecord
from onrecord import Archive, Failure, Query, Reader, Record, Settings


def tolls(text: str, day: str | None = None) -> list[tuple[str, float | int | None]]:
    record = onrecord.read(text, published=day)
    return [(toll.category, toll.count.value.low) for toll in record.tolls]


def records(texts: list[str]) -> list[Record]:
    reader = Reader(Settings(vague_counts="plural"))
    failed: list[Failure] = []
    kept: list[Record | Failure] = list(reader.stream(map(onrecord.document, texts)))
    assert len(kept) == len(texts)
    return list(reader.stream(map(onrecord.document, texts), failures=failed.append))


async def wire(given: AsyncIterator[onrecord.Document]) -> None:
    async for one in Reader().astream(given, failures="raise", ahead=3):
        print(one.document.id, onrecord.to_json(one))
    async for other in Reader().astream(given):
        if isinstance(other, Failure):
            print(other.message)


def kept(path: str) -> int:
    with Archive(path) as archive:
        for record in records(["Two miners died."]):
            added = archive.add(record)
            assert added in ("added", "there")
        archive.refresh()
        for hit in archive.search(Query(words="miners")).hits:
            print(hit.document, archive.get(hit.document).events)
        frame = onrecord.to_dataframe(archive.records(), "tolls")
        print(frame, len(onrecord.dataframes(archive.records(), library="polars")))
        return archive.incidents().total
"""
WRONG = """
import onrecord

onrecord.read(b"bytes")
onrecord.Reader().stream([], failures="ignore")
onrecord.read("a").to_dataframe("deaths")
onrecord.read("a").toll
"""


def check(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """What mypy says of a script in a project of its own."""
    (folder / "script.py").write_text(script, encoding="utf-8")
    (folder / "mypy.ini").write_text("[mypy]\nstrict = true\n[mypy-spacy.*]\nignore_missing_imports = true\n")
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--cache-dir",
        str(folder / "cache"),
        "--follow-imports=silent",
        "script.py",
    ]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("project")


def test_a_users_script_passes(folder):
    result = check(folder, SCRIPT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_what_a_script_gets_wrong_is_found(folder):
    """Were the package's types Any, nothing would be."""
    result = check(folder, WRONG)
    lines = {int(line.split(":")[1]) for line in result.stdout.splitlines() if line.startswith("script.py:")}
    assert lines == {4, 5, 6, 7}, result.stdout


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "src" / "onrecord" / "py.typed").is_file()
