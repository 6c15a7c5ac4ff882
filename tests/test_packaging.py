"""What is told in several places of the package is the same in all: versions, Pythons, extras."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)]
OURS = {"dev", "train", "benchmarks"}
"""Extras for who works on onrecord."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_names_this_version():
    assert re.search(r"^version: (.+)$", read("CITATION.cff"), re.MULTILINE)[1] == PROJECT["version"]


def test_a_release_is_tested_with_the_pythons_that_are_told():
    (matrix,) = re.findall(r"python: \[(.+)\]", read(".github/workflows/release.yml"))
    assert re.findall(r"[\d.]+", matrix) == PYTHONS
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
    assert all(one in read("docs/install.md") for one in PYTHONS)


def test_every_extra_of_users_is_told():
    page = read("docs/install.md")
    assert [
        one for one in PROJECT["optional-dependencies"] if one not in OURS and f"`{one}`" not in page
    ] == []


def test_the_container_has_a_python_that_is_tried_and_no_root():
    lines = read("Dockerfile").splitlines()
    bases = [line.split()[1] for line in lines if line.startswith("FROM ")]
    assert all(re.fullmatch(rf"python:({'|'.join(PYTHONS)})-slim-\w+", one) for one in bases)
    assert [line for line in lines if line.startswith("USER ")][-1].split()[1].isdigit()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    assert all((ROOT / one).exists() for one in copied)


def test_assets_without_npm_are_refused_with_the_remedy(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "frontend"))
    fetch = importlib.import_module("fetch")
    monkeypatch.setattr(fetch.shutil, "which", lambda name: None)
    monkeypatch.setattr(fetch, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=rf"there is no npm\.\n.*{fetch.NODE}"):
        fetch.npm()


def test_npm_is_locked_as_a_build_asks_for_it(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "frontend"))
    fetch = importlib.import_module("fetch")
    assert f"\n{fetch.NODE} \\\n    --hash=sha256:" in fetch.LOCK.read_text(encoding="utf-8")
    asked = []
    monkeypatch.setattr(fetch.shutil, "which", lambda name: None)
    monkeypatch.setattr(fetch, "find_spec", lambda name: None)
    monkeypatch.setattr(fetch.subprocess, "run", lambda command, check: asked.append((command, check)))
    fetch.bring_npm()
    ((command, check),) = asked
    assert command[-3:] == ["--require-hashes", "-r", str(ROOT / "requirements/npm.txt")]
    assert check


def test_setting_up_brings_npm_before_what_needs_it():
    setup = read("scripts/setup")
    assert setup.index("frontend/fetch.py\n") < setup.index("--no-build-isolation -e .")


def test_who_has_types_says_so():
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert (ROOT / "src/onrecord/py.typed").is_file()
