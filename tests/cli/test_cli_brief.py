"""`onrecord brief`: the file it writes, and what it says when there is nothing to be written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import cli

STRIKE = "A missile struck the bus station of Marnovo in Ukraine's Kharkiv region on Thursday, killing at least 10 people, governor Pavlo Orlenko said.\n"
RISEN = "The death toll from Thursday's missile strike on the bus station of Marnovo has risen to 14, governor Pavlo Orlenko said.\n"
LINES = [
    {"id": "A", "text": STRIKE, "published": "2022-03-03T10:00:00Z", "publisher": "North Wire"},
    {"id": "B", "text": RISEN, "published": "2022-03-04T09:00:00Z", "publisher": "Daily Post"},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A folder with an archive."""
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    assert CliRunner().invoke(cli.app, ["add", "news.jsonl", "--quiet"]).exit_code == 0
    return tmp_path


def run(*words: str):
    return CliRunner().invoke(cli.app, ["brief", *words])


def test_it_writes_one_file_beside_which_nothing_is_left(folder):
    ended = run("--since", "2022-03-04")
    assert (ended.exit_code, ended.stdout) == (0, "")
    assert ended.stderr == "onrecord: brief.html: 1 report, 0 new incidents, 1 told before with news\n"
    assert (folder / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in folder.iterdir() if "brief" in path.name] == ["brief.html"]


def test_the_archive_the_days_and_the_file_are_told(folder):
    (folder / "archive.onrecord").rename(folder / "b.onrecord")
    ended = run(
        "b.onrecord", "--since", "2022-03-03", "--until", "2022-03-03", "--out", "week.html", "--quiet"
    )
    assert (ended.exit_code, ended.stderr) == (0, "")
    page = (folder / "week.html").read_text(encoding="utf-8")
    assert "<h1>3 Mar 2022</h1>" in page
    assert "risen to" not in page


def test_a_dash_prints_it(folder):
    ended = run("--since", "2022-03-04", "--out", "-", "--limit", "0")
    assert ended.stdout.startswith("<!doctype html>")
    assert "<article" not in ended.stdout
    assert ended.stderr.startswith("onrecord: 1 report")
    assert not (folder / "brief.html").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "yesterday"], "is not an ISO date"),
        (["--since", "2022-03-04", "--until", "2022-03-03"], "is before"),
        ([], "--since"),
    ],
)
def test_wrong_days_are_wrong_usage(folder, words, said):
    ended = run(*words)
    assert ended.exit_code == 2
    assert said in ended.stderr
    assert not (folder / "brief.html").exists()


def test_what_cannot_be_read_or_written_is_told(folder):
    assert "no such archive" in run("none.onrecord", "--since", "2022-03-04").stderr
    ended = run("--since", "2022-03-04", "--out", "nowhere/brief.html")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert "nowhere/brief.html: cannot be written" in ended.stderr


def test_days_without_reports_are_a_page_that_says_so(folder):
    ended = run("--since", "2030-01-01")
    assert ended.exit_code == 0
    assert "0 reports, 0 new incidents" in ended.stderr
    assert "no report published in these days" in (folder / "brief.html").read_text(encoding="utf-8")


def test_without_its_package_it_says_how_to_install_it(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ended = run("--since", "2022-03-04")
    assert ended.exit_code == 1
    assert "a brief needs jinja2: install it by: pip install 'onrecord[web]'" in ended.stderr
