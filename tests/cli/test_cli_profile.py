"""`onrecord profile` as a user meets it: from records to a second reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import cli

URL = "https://www.ohio-valley.example/"
REPORTS = [
    {
        "text": "A barn burnt down in Columbus, Ohio, on Friday. Firemen came from Lancaster, Ohio.",
        "url": URL + "1",
    },
    {
        "text": "The fair in Zanesville, Ohio, opens on Monday, that in Marietta, Ohio, later.",
        "url": URL + "2",
    },
    {"text": "The fair in Athens opens on Monday.", "url": URL + "3"},
    {"text": "It rained in Lisk."},
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """A working folder with records of a first reading."""
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    Path("first.jsonl").write_text(run("read", "news.jsonl").stdout, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


def regions(result: Result) -> list[str | None]:
    rows = map(json.loads, result.stdout.splitlines())
    return [
        place["value"]["admin1"]
        for row in rows
        for place in row["places"]
        if place["value"]["name"] == "Athens"
    ]


def test_a_second_reading_puts_athens_where_its_paper_is() -> None:
    made = run("profile", "first.jsonl")
    assert made.exit_code == 0
    assert made.stderr.splitlines() == [
        "profile.jsonl is made of 3 reports of 1 sources; 1 records that name no source are left out; "
        "use it: onrecord read --profile profile.jsonl …"
    ]
    assert regions(run("read", "news.jsonl")) == ["Attica"]
    assert regions(run("read", "news.jsonl", "--profile", "profile.jsonl")) == ["Ohio"]


def test_bad_lines_are_named_and_the_rest_is_in() -> None:
    lines = Path("first.jsonl").read_text(encoding="utf-8").splitlines()
    Path("some.jsonl").write_text("\n".join([lines[0], "{", "", '{"a": 1}', lines[1]]), encoding="utf-8")
    made = run("profile", "some.jsonl", "none.jsonl", "--to", "p.jsonl")
    assert made.exit_code == 1
    first, second, third, told = made.stderr.splitlines()
    assert first.startswith("some.jsonl:2: not a record")
    assert second.startswith("some.jsonl:4: not a record")
    assert third == "none.jsonl: no such file: check the name"
    assert told.startswith("p.jsonl is made of 2 reports")


def test_without_sources_nothing_is_written() -> None:
    Path("nameless.jsonl").write_text(
        Path("first.jsonl").read_text(encoding="utf-8").splitlines()[-1] + "\n", encoding="utf-8"
    )
    made = run("profile", "nameless.jsonl")
    assert made.exit_code == 1
    assert "no record names its source" in made.stderr
    assert not Path("profile.jsonl").exists()


def test_a_file_that_cannot_be_written_is_named() -> None:
    made = run("profile", "first.jsonl", "--to", "no/profile.jsonl")
    assert made.exit_code == 1
    assert (
        made.stderr == "no/profile.jsonl cannot be written (No such file or directory): choose another --to\n"
    )


def test_quiet_says_nothing() -> None:
    assert run("profile", "first.jsonl", "--quiet").stderr == ""


def test_a_profile_that_is_none_is_wrong_usage() -> None:
    made = run("read", "news.jsonl", "--profile", "first.jsonl")
    assert made.exit_code == 2
    assert "first.jsonl is no profile" in " ".join(made.stderr.split())
