"""`onrecord run` as a user meets it: what is told, what is printed, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

import onrecord
from onrecord import cli

GOOD = "Ten miners died in the shaft in Kharkiv, the mayor said on Friday.\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")


@pytest.fixture(autouse=True)
def folder(alone, monkeypatch) -> Path:
    """A working folder with 13 lines, one of them bad."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    lines = [json.dumps({"id": f"n{at}", "text": GOOD}) for at in range(12)]
    Path("news.jsonl").write_text("\n".join([*lines, "{oops", ""]))
    return alone


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["run", *arguments])


def test_records_and_tables_are_those_that_reading_makes_and_the_next_run_does_nothing():
    arguments = ("news.jsonl", "none.txt", "--out", "out", "--published", "2022-11-26", "--json")
    result = run(*arguments)
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert told[:2] == [
        "news.jsonl:13: is not valid JSON (Expecting property name enclosed in double quotes at column 2): mend or delete the line",
        "none.txt: no such file: check the name",
    ]
    assert told[2].startswith("out: 12 records in 1 shard, 2 failed, ")
    manifest = json.loads(result.stdout)
    assert manifest == json.loads(Path("out/manifest.json").read_text())
    assert (manifest["documents"], manifest["records"], manifest["failed"]) == (14, 12, 2)
    (line, *_) = parquet.ParquetFile("out/records/part-000000.parquet").read(["record"]).to_pylist()
    document = onrecord.document(GOOD, id="n0", published="2022-11-26")
    assert line["record"] == onrecord.to_json(onrecord.Reader().read(document)).decode()
    again = run(*arguments)
    assert json.loads(again.stdout) == manifest
    assert again.stderr.splitlines() == [
        "onrecord: why documents failed is in the table out/failures",
        "out: 12 records in 1 shard, 2 failed, 1 shards done before",
    ]
    other = run("news.jsonl", "none.txt", "--out", "out", "--published", "2022-11-27")
    assert (other.exit_code, other.stdout) == (1, "")
    assert other.stderr == (
        "onrecord: out: its run was begun with published = 2022-11-26, now it is 2022-11-27: "
        "make it what it was, or give another --out\n"
    )


@UNIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_asked_to_end_it_ends_and_says_how_to_go_on(number, code):
    command = [sys.executable, "-m", "onrecord.cli", "run", "news.jsonl", "--out", "out", "--shard-size", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not list(Path().glob("out/shards/*.json")):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        assert process.wait() == code
        told = process.stderr.read()
    assert "shards are done in out: the same command goes on" in told
    assert "Traceback" not in told
    assert not Path("out/.tmp").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["news.jsonl"], 2, "Missing option '--out'"),
        (["news.jsonl", "--out", "out", "--shard-size", "0"], 2, "Invalid value for '--shard-size'"),
        (["news.jsonl", "--out", "out", "--ray-address", "a:1"], 2, "--ray-address needs --engine ray"),
        (["news.jsonl", "--out", "out", "--gazetteer", "none.bin"], 2, "none.bin"),
        (["news.jsonl", "--out", "out", "--document-seconds", "-1"], 2, "document_seconds = -1.0"),
        (["-", "--out", "out"], 2, "standard input cannot be read again after a kill: save it to a file"),
        (["news.jsonl", "--out", "news.jsonl"], 1, "news.jsonl: cannot be written"),
    ],
)
def test_wrong_usage(arguments, code, message):
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.stderr


def test_without_pyarrow_the_command_that_installs_it_is_told(monkeypatch):
    monkeypatch.setattr("onrecord.extras.find_spec", lambda name: None)
    result = run("news.jsonl", "--out", "out")
    assert result.exit_code == 1
    assert "`onrecord run` needs pyarrow: install it by: pip install 'onrecord[scale]'" in result.stderr
