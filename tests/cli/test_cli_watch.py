"""`onrecord watch` as a user meets it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from onrecord import cli
from onrecord.archive import Archive

TEXT = "Six people were killed in Oslo on 3 May 2020, the mayor, Ana Orel, said."


@pytest.fixture
def news(alone):
    (alone / "news").mkdir()
    (alone / "news" / "a.txt").write_text(TEXT)
    return alone / "news"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["watch", "--rest", "0", *arguments])


def test_one_look_adds_what_is_there(news):
    result = run("news", "--once")
    assert result.exit_code == 0
    assert result.stdout.endswith("news/a.txt: assault, Oslo, 2020-05-03, 1 report\n")
    assert result.stderr == "archive.onrecord: 1 added, 0 there already, 0 failed\n"
    assert run("news", "--once", "--quiet").output == ""


def test_new_reports_as_json_lines(news):
    (made,) = map(json.loads, run("news", "--once", "--json").stdout.splitlines())
    assert made["report"]["source"] == "news/a.txt"
    assert made["incidents"][0]["where_name"] == "Oslo"


def test_what_fails_is_told_and_the_rest_is_done(news):
    (news / "aa.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    result = run("news", "--once", "--archive", "b.onrecord")
    assert result.exit_code == 1
    assert "news/aa.txt: " in result.stderr
    assert "1 added, 0 there already, 1 failed" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "no such folder"),
        (["news", "--webhook", "ftp://desk.example/"], "is no http or https address"),
        (["news", "--every", "0"], "--every"),
        ([], "SOURCE"),
    ],
)
def test_wrong_usage_is_told(news, arguments, told):
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_webhook_inside_a_private_network_is_refused_and_told(news):
    result = run("news", "--once", "--webhook", "http://127.0.0.1:8000/hook")
    assert result.exit_code == 1
    assert "is at 127.0.0.1" in result.stderr
    assert "is kept, and sent again in the next rounds" in result.stderr
    assert "1 still to be sent to the webhook: the same command sends what is left" in result.stderr
    again = run("news", "--once", "--webhook", "http://127.0.0.1:8000/hook")
    assert (again.exit_code, "1 still to be sent" in again.stderr) == (1, True)
    assert run("news", "--once").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(alone, number):
    (alone / "news").mkdir()
    (alone / "news" / "a.txt").write_text(TEXT)
    command = [sys.executable, "-m", "onrecord.cli", "watch", "news", "--every", "3600", "--rest", "0"]
    process = subprocess.Popen(
        command,
        cwd=alone,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert "a.txt: assault" in process.stdout.readline()
    process.send_signal(number)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "1 added" in told
    assert "Traceback" not in told
    with Archive(alone / "archive.onrecord", readonly=True) as archive:
        assert (archive.status().counts["documents"], archive.left()) == (1, 0)


def test_nothing_of_a_webhooks_address_but_its_host_is_told(news):
    told = run("news", "--once", "--webhook", "http://127.0.0.1:8000/sesame?key=sesame").output
    assert "http://127.0.0.1:8000/...: is at 127.0.0.1" in told
    assert "sesame" not in told


@pytest.mark.parametrize(
    "url",
    [
        "https://ada:sesame",
        "https://ada:sesame@desk.example/",
        "https://ses ame/",
        "https://sesame\uff0fb@c/",
    ],
)
def test_a_webhook_that_is_no_address_is_told_without_it(news, url):
    result = run("news", "--once", "--webhook", url)
    assert (result.exit_code, "sesame" in result.output, "ses ame" in result.output) == (2, False, False)


def test_status_tells_what_waits_for_a_webhook_and_gives_it_up(news):
    run("news", "--once", "--webhook", "http://127.0.0.1:8000/hook")
    status = ["status", "--archive", "archive.onrecord"]
    (waits,) = json.loads(CliRunner().invoke(cli.app, [*status, "--json"]).stdout)["untold"]
    assert waits["posts"] == 1
    gone = CliRunner().invoke(cli.app, [*status, "--give-up", waits["hook"][:12]])
    assert (gone.exit_code, "1 reports are not told there" in gone.stderr) == (0, True)
    again = CliRunner().invoke(cli.app, [*status, "--give-up", waits["hook"][:12]])
    assert again.exit_code == 1
    assert "waits: see `onrecord status`" in again.stderr
