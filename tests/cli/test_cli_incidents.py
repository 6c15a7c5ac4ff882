"""onrecord incidents: a list and one as a whole, of the archive and of files; merges and splits by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

STRIKE = "A missile struck the bus station of Marnovo in Ukraine's Kharkiv region on Thursday, killing at least 10 people, governor Pavlo Orlenko said.\n"
RISEN = "The death toll from Thursday's missile strike on the bus station of Marnovo has risen to 14, governor Pavlo Orlenko said.\n"
MINE = "Two miners were killed when a gallery collapsed near Ostrava on Wednesday, the Czech mining office said.\n"
HOSTILE = "Three people were killed in \x1b[31mLisk\u202e on Tuesday, <b>police</b> said.\n"
LINES = [
    {"id": "A", "text": STRIKE, "published": "2022-03-03T10:00:00Z", "publisher": "North Wire"},
    {"id": "B", "text": RISEN, "published": "2022-03-04T09:00:00Z", "publisher": "Daily Post"},
    {"id": "C", "text": MINE, "published": "2022-03-02T12:00:00Z", "publisher": "Moravian Mail"},
    {"id": "D", "text": HOSTILE, "published": "2022-03-02T12:00:00Z", "publisher": "\x1b]0;x\x07Mail"},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Path:
    assert run("add", "news.jsonl", "--quiet").exit_code == 0
    return folder / "archive.onrecord"


def run(*words: str):
    return CliRunner().invoke(app, list(words))


def listed(*words: str):
    result = run("incidents", *words)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def reports(found) -> list[list[str]]:
    return sorted([account["document"] for account in one["accounts"]] for one in found)


def test_files_and_the_archive_give_the_same_incidents(archive):
    assert reports(listed("news.jsonl")) == [["A", "B"], ["C"], ["D"]]
    by_id = {one["id"]: one for one in listed("news.jsonl")}
    assert {one["id"]: one for one in listed()} == by_id


def test_records_are_linked_as_they_are(folder):
    made = run("read", "news.jsonl", "--json")
    Path("records.jsonl").write_text(made.stdout, encoding="utf-8")
    assert listed("records.jsonl") == listed("news.jsonl")


def test_one_incident_as_a_whole(archive):
    (strike,) = listed("show", "A#0")
    assert [(claim["document"], claim["status"]) for claim in strike["claims"]] == [
        ("A", "superseded"),
        ("B", "current"),
    ]
    assert listed("show", "B#0") == [strike]  # by any of its reports
    assert listed("show", "A#0", "news.jsonl") == [strike]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--killed-at-least", "10"], [["A", "B"]]),
        (["--since", "2022-03-03"], [["A", "B"]]),
        (["--reports-at-least", "2"], [["A", "B"]]),
        (["--near", "49.8,18.3,60"], [["C"]]),
        (["--contradicted"], []),
    ],
)
def test_incidents_are_asked_for(archive, options, found):
    assert reports(listed(*options)) == found


def test_pages_are_told_on_standard_error(archive):
    result = run("incidents", "--limit", "2")
    assert len(json.loads(result.stdout)) == 2
    assert "1–2 of 3; the next: --offset 2" in result.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_linked(folder):
    result = run("incidents", "news.jsonl", "nothing.txt")
    assert result.exit_code == 1
    assert "nothing.txt: no such file: check the name" in result.stderr
    assert reports(json.loads(result.stdout)) == [["A", "B"], ["C"], ["D"]]


def test_an_incident_that_is_not_there(archive):
    for words in (["show", "Z#0"], ["show", "A"], ["show", "A#9"], ["show", "A#9", "news.jsonl"]):
        result = run("incidents", *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "`onrecord incidents" in result.stderr or "`onrecord search`" in result.stderr


def test_merge_split_and_undo(archive):
    by = ["--by", "Ada Orel", "--reason", "looked at both"]
    merged = run("correct", "--merge", "A#0", "--merge", "C#0", *by)
    assert json.loads(merged.stdout)["incidents"] == ["A#0", "C#0"]
    assert reports(listed()) == [["A", "B", "C"], ["D"]]
    assert run("correct", "--undo", "1", *by).exit_code == 0
    assert reports(listed()) == [["A", "B"], ["C"], ["D"]]
    assert run("correct", "--split", "A#0", "--out", "B", *by).exit_code == 0
    assert reports(listed()) == [["A"], ["B"], ["C"], ["D"]]
    assert run("correct", "--split", "A#0", "--out", "C", *by).exit_code == 1


def test_strangers_text_is_shown_and_not_obeyed(archive, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    from io import StringIO

    from rich.console import Console

    from onrecord.archive import Archive
    from onrecord.export.terminal import incidents as view

    out = StringIO()
    with Archive(archive, readonly=True) as among:
        view.show_list(among.incidents().incidents, Console(file=out, width=120, markup=False))
        found = among.incident("D#0")
    view.show(found.incident, found.texts, Console(file=out, width=120, markup=False))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "␛[31mLisk<U+202E>" in out.getvalue()


def test_an_archive_that_was_left_in_the_middle_is_put_together_when_listed(archive):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE incidents SET stale = 1, reports = 0")
    assert reports(listed()) == [["A", "B"], ["C"], ["D"]]
    with closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("SELECT sum(stale), sum(reports) FROM incidents").fetchone() == (0, 4)
