"""`onrecord serve`: what it prints, and what it says when there is nothing to be shown."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import cli
from onrecord.archive import Archive, opening
from onrecord.web import assets

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path) -> Path:
    Archive(tmp_path / "a.onrecord").close()
    return tmp_path / "a.onrecord"


@pytest.fixture
def served(monkeypatch) -> list:
    """What would be listened at, without listening."""
    calls: list = []
    monkeypatch.setattr(cli.serve, "run", lambda *given: calls.append(given[1:]))
    return calls


def run(*arguments):
    return CliRunner().invoke(cli.app, ["serve", *map(str, arguments)])


def test_an_archive_is_shown_to_this_machine_only(path, served):
    ended = run(path)
    assert (ended.exit_code, served) == (0, [("127.0.0.1", cli.serve.PORT, None)])
    assert "is empty so far: add reports with `onrecord add`" in ended.stderr


def test_an_address_that_others_reach_needs_a_token(path, served):
    ended = run(path, "--host", "0.0.0.0")
    assert ended.exit_code == 2
    assert "give a --token" in ended.stderr
    assert run(path, "--host", "0.0.0.0", "--token", "sesame").exit_code == 0
    assert len(served) == 1


def test_an_archive_that_is_not_there_or_not_ours_is_told(tmp_path, served):
    missing = run(tmp_path / "none.onrecord")
    assert (missing.exit_code, served) == (1, [])
    assert "no such archive: make one with `onrecord add`" in missing.stderr
    (tmp_path / "b.onrecord").write_text("Ten died.")
    assert "is no archive of onrecord" in run(tmp_path / "b.onrecord").stderr


def test_an_archive_of_a_newer_onrecord_is_told(path, served):
    with Archive(path) as archive:
        archive.connection.execute(f"PRAGMA user_version = {opening.VERSION + 1}")
    ended = run(path)
    assert (ended.exit_code, served) == (1, [])
    assert "upgrade onrecord" in ended.stderr


def test_without_its_packages_it_says_how_to_install_them(path, served, monkeypatch):
    for name in [name for name in sys.modules if name.startswith(("onrecord.web", "starlette"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    ended = run(path)
    assert (ended.exit_code, served) == (1, [])
    assert "pip install 'onrecord[web]'" in ended.stderr


def test_without_its_assets_it_says_how_to_get_them(path, served, monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    ended = run(path)
    assert (ended.exit_code, served) == (1, [])
    assert "htmx.js" in ended.stderr
    assert "frontend/fetch.py" in ended.stderr


def started(path, *more) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", "serve", str(path), *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def test_it_prints_its_address_answers_there_and_ends_when_interrupted(path):
    with started(path, "--port", "0") as process:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
            with urllib.request.urlopen(address) as answer:
                assert b"onrecord add news/" in answer.read()
        finally:
            process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode in (0, 130)
    assert "Traceback" not in said


def test_a_token_is_printed_as_an_address_takes_it(path):
    with started(path, "--port", "0", "--token", "a b&c") as process:
        try:
            address = process.stdout.readline().rpartition(" ")[2].strip()
            with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(address) as answer:
                assert (answer.status, "token" in answer.url) == (200, False)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


def test_a_port_that_is_taken_is_told(path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with started(path, "--port", str(taken.getsockname()[1])) as process:
            _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "give another --port" in said
    assert "Traceback" not in said
