"""The commands over an archive in PostgreSQL do and print what they do over one in SQLite."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import cli
from onrecord.archive import Archive

STRIKE = "At least 10 people were killed when a missile struck the bus station of Marnovo in Ukraine's Kharkiv region on Thursday, governor Pavlo Orlenko said.\n"
MINE = "Two miners were killed when a gallery collapsed near Ostrava on Wednesday, the Czech mining office said.\n"


@pytest.fixture(autouse=True)
def folder(alone) -> Path:
    lines = [
        {"id": "a1", "text": STRIKE, "published": "2022-03-03"},
        {"id": "b2", "text": MINE, "published": "2022-03-02"},
    ]
    Path("news.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    Path("bad.jsonl").write_text("{}\n", encoding="utf-8")
    return alone


@pytest.fixture
def places(postgres):
    return ["news.onrecord", postgres.archive()]


def same(places, *arguments):
    """The exit code and words of a command over both stores, which are the same but for names and moments."""
    said = []
    for place in places:
        done = CliRunner().invoke(cli.app, [*arguments, "--archive", place])
        assert "unseen" not in done.output
        words = re.sub(r"postgresql://[^\s:\"]*(host=[^\s:\"]*)?|news\.onrecord", "ARCHIVE", done.output)
        words = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", "MOMENT", words)
        words = re.sub(r'"(rank|bytes|version|sqlite|postgresql|hash|previous)":("[^"]*"|[^,}]*)', "", words)
        said.append((done.exit_code, words))
    assert said[0] == said[1]
    return said[0]


def test_each_command_does_the_same(places):
    ada = ("--by", "Ada", "--reason", "counted again")
    assert "2 added" in same(places, "add", "news.jsonl")[1]
    assert "2 there already" in same(places, "add", "news.jsonl")[1]
    assert same(places, "add", "bad.jsonl")[0] == 1
    assert same(places, "status", "--json")[0] == 0
    assert '"a1"' in same(places, "search", "missile", "--json")[1]
    assert '"b2"' in same(places, "search", "--place", "OSTRAVA", "--json")[1]
    assert same(places, "search", "62-year-old")[0] == 2
    assert '"a1#0"' in same(places, "incidents", "--json")[1]
    assert same(places, "correct", "a1", "tolls", "t1", "count", "12", *ada)[0] == 0
    assert same(places, "correct", "a1", "tolls", "t9", "count", "12", *ada)[0] == 1
    assert same(places, "correct", "--merge", "a1#0", "--merge", "b2#0", *ada)[0] == 0
    assert same(places, "correct", "--undo", "2", *ada)[0] == 0
    assert "counted again" in same(places, "history", "--json")[1]
    for form in ("csv", "jsonl", "acled", "geojson", "webannotation"):
        assert same(places, "export", "--format", form)[0] == 0
    assert same(places, "verify", "--json")[0] == 0
    assert same(places, "forget", "b2", "--by", "Ada", "--because", "she asked for it")[0] == 0
    assert "forgotten" in same(places, "add", "news.jsonl")[1]
    assert same(places, "add", "news.jsonl", "--even-forgotten")[0] == 0
    assert same(places, "verify", "--json")[0] == 0


def test_a_brief_is_the_same(places):
    briefs = []
    for place in places:
        CliRunner().invoke(cli.app, ["add", "news.jsonl", "--archive", place])
        done = CliRunner().invoke(cli.app, ["brief", place, "--since", "2022-03-01", "--out", "-"])
        assert done.exit_code == 0, done.output
        briefs.append(re.sub(r"from <bdi>(news\.onrecord|a\d+)</bdi>|\d\d:\d\d(:\d\d)?", "", done.stdout))
        assert "postgresql://" not in done.stdout
    assert briefs[0] == briefs[1]
    assert "Marnovo" in briefs[0]


def test_a_backup_is_postgresqls_own(places):
    done = CliRunner().invoke(cli.app, ["backup", "copy.onrecord", "--archive", places[1]])
    assert done.exit_code == 1
    assert "pg_dump --format=custom" in done.stderr
    assert "onrecord copy news.onrecord --archive" in done.stderr.replace("\n", " ")
    assert "unseen" not in done.output
    assert not Path("copy.onrecord").exists()


def test_a_team_goes_on_with_all_of_it_and_takes_it_home_again(places):
    ada = ("--by", "Ada", "--reason", "counted again")
    file, address = places
    for arguments in (("add", "news.jsonl"), ("correct", "a1", "tolls", "t1", "count", "12", *ada)):
        assert CliRunner().invoke(cli.app, [*arguments, "--archive", file]).exit_code == 0
    for source, dest in ((file, address), (address, "home.onrecord")):
        done = CliRunner().invoke(cli.app, ["copy", dest, "--archive", source])
        assert done.exit_code == 0, done.output
        assert "unseen" not in done.output
        assert json.loads(done.stdout)["entries"] == 1
    histories = [
        CliRunner().invoke(cli.app, ["history", "--json", "--archive", one]).stdout
        for one in (file, address, "home.onrecord")
    ]
    assert len(set(histories)) == 1
    assert '"hash"' in histories[0]
    again = CliRunner().invoke(cli.app, ["copy", address, "--archive", "home.onrecord"])
    assert again.exit_code == 1
    assert "is not empty (it has documents)" in again.stderr
    assert "unseen" not in again.output


def test_the_address_may_be_a_setting(places, monkeypatch):
    monkeypatch.setenv("ONRECORD_ARCHIVE", places[1])
    assert CliRunner().invoke(cli.app, ["add", "news.jsonl"]).exit_code == 0
    with Archive(places[1], readonly=True) as archive:
        assert archive.status().counts["documents"] == 2
