"""`onrecord add`, `search`, `status`, `correct` and `history` as a user meets them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from benchmarks.invented import records
from onrecord import cli
from onrecord.archive import Archive

GOOD = "Ten miners died in the shaft in Kharkiv, the mayor said on Friday.\n"
FEED = """<rss version="2.0"><channel><title>Lisk Daily</title>
<item><title>Fire</title><link>https://lisk.example/1</link><description>Two firemen died in Sumy, the governor said.</description></item>
</channel></rss>"""
COMMAND = [sys.executable, "-m", "onrecord.cli"]
UNIX = pytest.mark.skipif(os.name == "nt", reason="signals and pseudo-terminals as Unix has them")


@pytest.fixture(autouse=True)
def folder(alone, monkeypatch) -> Path:
    """A working folder of its own, which processes find onrecord in."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    return alone


def put(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def run(*arguments: str, data: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, list(arguments), input=data)


def summary(result: Result) -> dict[str, object]:
    found = json.loads(result.stdout)
    return {name: found[name] for name in ("added", "there", "reread", "failed")}


@pytest.fixture
def invented() -> list[onrecord.Record]:
    """Twenty ready records, in records.jsonl and in the archive."""
    some = list(records(20))
    Path("records.jsonl").write_bytes(b"\n".join(map(onrecord.to_json, some)))
    assert run("add", "records.jsonl").exit_code == 0
    return some


@UNIX
def test_a_file_whose_name_is_no_utf8_is_added_under_a_name_that_shows_its_bytes():
    name = os.fsdecode(b"news/caf\xe9.txt")
    put(name, GOOD)
    put(os.fsdecode(b"news/empty\xe9.txt"), "")
    result = run("add", "news", "--json")
    assert summary(result) == {"added": 1, "there": 0, "reread": 0, "failed": 1}
    assert "news/empty\\xe9.txt" in result.stderr
    with Archive("archive.onrecord") as archive:
        assert [one.source for one in archive.status().failures] == ["news/empty\\xe9.txt"]


def test_files_folders_patterns_feeds_lines_and_standard_input_are_added_once():
    put("good.txt", GOOD)
    put(
        "news/deep/a.html",
        "<html><body><article><p>Six men were hurt in Idlib, the mayor said.</p></article></body></html>",
    )
    put("news/b.jsonl", '{"text": "Nine died.", "id": "n9"}\n{"text": "Eight died.", "id": "n8"}\n')
    put("news/.hidden/c.txt", "No.")
    put("news/photo.jpg", "no text")
    put("feed.xml", FEED)
    arguments = ("add", "good.txt", "news", "*.xml", "-", "--json", "--published", "2022-11-26")
    first = run(*arguments, data="Seven died on Friday.")
    assert first.exit_code == 0
    assert summary(first) == {"added": 6, "there": 0, "reread": 0, "failed": 0}
    assert first.stderr == "archive.onrecord: 6 added\n"
    assert summary(run(*arguments, data="Seven died on Friday.")) == {
        "added": 0,
        "there": 6,
        "reread": 0,
        "failed": 0,
    }
    with Archive("archive.onrecord", readonly=True) as archive:
        sources = [archive.stored(record.document.id).source for record in archive.records()]
    assert sources == [
        "good.txt", "news/b.jsonl:1", "news/b.jsonl:2", "news/deep/a.html", "feed.xml, entry 1", "standard input",
    ]  # fmt: skip


def test_what_read_prints_can_be_added_and_is_what_reading_makes():
    put("good.txt", GOOD)
    put("records.jsonl", run("read", "good.txt", "--published", "2022-11-26").stdout)
    assert run("add", "records.jsonl").exit_code == 0
    assert run("add", "good.txt", "--published", "2022-11-26", "--archive", "b.onrecord").exit_code == 0
    with Archive("archive.onrecord", readonly=True) as one, Archive("b.onrecord", readonly=True) as two:
        made = [list(one.records()), list(two.records())]
    assert made[0] == made[1] == [onrecord.read(GOOD, published="2022-11-26")]


def test_failures_are_told_and_kept_until_they_are_mended():
    put("good.txt", GOOD)
    put("empty.txt", "")
    put("lines.jsonl", '{"text": "One died."}\n{"text": oops}\n')
    result = run("add", "good.txt", "empty.txt", "lines.jsonl", "none.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "empty.txt: is empty: give the text of the report",
        "lines.jsonl:2: is not valid JSON (Expecting value at column 10): mend or delete the line",
        "none.txt: no such file: check the name",
        "archive.onrecord: 2 added, 3 failed",
    ]
    kept = json.loads(run("status").stdout)
    assert [one["source"] for one in kept["failures"]] == ["empty.txt", "lines.jsonl:2", "none.txt"]
    assert run("status").exit_code == 0
    put("empty.txt", "Two died.")
    put("lines.jsonl", '{"text": "One died."}\n')
    assert run("add", "empty.txt", "lines.jsonl").exit_code == 0
    assert [one["source"] for one in json.loads(run("status").stdout)["failures"]] == ["none.txt"]


def test_an_id_that_is_there_with_another_text_fails_naming_both():
    put("a.jsonl", '{"text": "One died.", "id": "n1"}\n')
    put("b.jsonl", '{"text": "Two died.", "id": "n1"}\n')
    result = run("add", "a.jsonl", "b.jsonl", "--quiet")
    assert result.exit_code == 1
    assert result.stderr.startswith("b.jsonl:1: the id 'n1' is there already with another text (sha256 ")
    assert "from a.jsonl:1, this one is" in result.stderr
    assert result.stderr.endswith("): give this one another id\n")


def test_a_fault_of_ours_is_told_as_one_and_kept(monkeypatch):
    def broken(_):
        raise ValueError("\x1b[31mred")

    with monkeypatch.context() as context:
        context.setattr("onrecord.pipeline.STEPS", (("times", broken),))
        result = run("add", put("good.txt", GOOD), "--quiet")
    assert re.fullmatch(
        r"good.txt: times failed \(ValueError in pipeline.py, line \d+\): a fault of onrecord, please report it\n",
        result.stderr,
    )
    assert result.exit_code == 1
    assert run("add", "good.txt").exit_code == 0
    assert json.loads(run("status").stdout)["failures"] == []


def test_stored_texts_are_read_again_and_corrections_stay(invented):
    name = invented[0].document.id
    assert (
        run(
            "correct", name[:10], "document", "-", "title", "Another", "--by", "Ada", "--reason", "typo"
        ).exit_code
        == 0
    )
    result = run("add", "--reread", "--json", "--workers", "2")
    assert result.exit_code == 0
    assert summary(result) == {"added": 0, "there": 0, "reread": 20, "failed": 0}
    with Archive("archive.onrecord", readonly=True) as archive:
        record = archive.get(name)
        document = invented[0].document
        assert record.document.title == "Another"
        assert record.tolls == onrecord.read(document.text, published=document.published).tolls
    assert summary(run("add", "--reread", "--json")) == {"added": 0, "there": 0, "reread": 0, "failed": 0}


def test_several_processes_make_the_same_archive():
    put(
        "lines.jsonl",
        "".join(json.dumps({"text": f"{n} men died in Lisk, the mayor said."}) + "\n" for n in range(2, 9))
        + "oops {\n",
    )
    for workers in ("1", "3"):
        assert (
            run("add", "lines.jsonl", "--workers", workers, "--archive", f"{workers}.onrecord").exit_code == 1
        )
    with Archive("1.onrecord", readonly=True) as one, Archive("3.onrecord", readonly=True) as three:
        assert list(one.records()) == list(three.records())
        assert [failure.source for failure in three.failures()] == ["lines.jsonl:8"]


@UNIX
def test_an_interruption_ends_quietly_and_the_next_goes_on():
    put(
        "lines.jsonl",
        "".join(json.dumps({"text": f"{n} men died in Lisk, the mayor said."}) + "\n" for n in range(2000)),
    )
    command = [*COMMAND, "add", "lines.jsonl", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not Path("archive.onrecord").exists() or not counted():
            time.sleep(0.1)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == (
        f"archive.onrecord: {counted():,} added\n"
        "onrecord: interrupted: what was added is kept, the same command goes on\n"
    )


def counted() -> int:
    with Archive("archive.onrecord", readonly=True) as archive:
        return archive.status().counts["documents"]


def test_search_gives_hits_as_json_with_the_evidence(invented):
    result = run("search", "market", "OR", "mill", "--killed-at-least", "1", "--limit", "2")
    page = json.loads(result.stdout)
    assert result.exit_code == 0
    assert page["total"] == sum(
        any(word in one.document.text for word in ("market", "mill", "Market")) for one in invented
    )
    assert len(page["hits"]) == 2
    texts = {one.document.id: one.document.text for one in invented}
    for hit in page["hits"]:
        for one in hit["evidence"]:
            assert texts[hit["document"]][slice(*one["span"])] == one["words"]
    town = invented[0].places[0].value
    near = run(
        "search",
        "--near",
        f"{town.latitude},{town.longitude},1",
        "--place",
        town.name,
        "--event",
        invented[0].events[0].type,
    )
    assert invented[0].document.id in {hit["document"] for hit in json.loads(near.stdout)["hits"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "62-year-old"], 'put it in double quotes, "62-year-old"'),
        (["search", "--near", "49.5,36.8"], "is not latitude,longitude,kilometres such as 49.5,36.8,25"),
        (["search", "--near", "149.5,36.8,1"], "is no latitude"),
        (["search", "--event", "ATTACK"], "no event has the type 'ATTACK'"),
        (["search", "--since", "soon"], "'soon' is not an ISO date"),
        (["search", "--killed-at-least", "-1"], "Invalid value for '--killed-at-least'"),
        (["add"], "give a SOURCE to be added, or --reread"),
        (["add", "x", "--workers", "-1"], "Invalid value for '--workers'"),
        (["add", "x", "--gazetteer", "records.jsonl"], "records.jsonl"),
        (["correct", "x"], "give DOCUMENT PART ITEM FIELD VALUE, or --merge twice"),
        (["correct", "x", "--undo", "1"], "or --split with --out, or --undo"),
        (["correct", "--merge", "a#0", "--by", "Ada", "--reason", "x"], "--merge one incident with which?"),
        (["correct", "--split", "a#0", "--by", "Ada", "--reason", "x"], "or --split with --out"),
        (["incidents", "show"], "Give an ID"),
        (["incidents", "x.txt", "--killed-at-least", "3"], "add the files to an archive"),
        (["correct", "a", "tolls", "t1", "count", "1"], "give --by NAME and --reason WORDS"),
    ],
)
def test_wrong_usage_is_exit_code_2(invented, arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    "command",
    [
        ["search", "x"],
        ["status"],
        ["history"],
        ["correct", "a", "b", "c", "d", "e", "--by", "A", "--reason", "x"],
        ["add", "x.txt"],
    ],
)
def test_an_archive_that_is_none_is_named(command):
    put("x.txt", GOOD)
    put("archive.onrecord", "no archive")
    result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == "onrecord: archive.onrecord: is no archive of onrecord (no SQLite file): give another --archive\n"
    )


def test_a_correction_its_history_and_its_undoing(invented):
    name = invented[0].document.id
    made = run(
        "correct", name, "tolls", "t1", "count", "7", "--by", "Ada Orel", "--reason", "counted", "--seen", "1"
    )
    assert made.exit_code == 0
    assert json.loads(made.stdout)["new"] == 7
    late = run("correct", name, "tolls", "t1", "count", "8", "--by", "Bo", "--reason", "mine", "--seen", "1")
    assert late.exit_code == 1
    assert "has changed since you saw it (version 2, you saw 1)" in late.stderr
    assert run("correct", "--undo", "1", "--by", "Bo", "--reason", "no").exit_code == 0
    entries = [json.loads(line) for line in run("history", name[:12]).stdout.splitlines()]
    assert [(one["kind"], one["by"], one["reason"]) for one in entries] == [
        ("correction", "person:Ada Orel", "counted"), ("undo", "person:Bo", "no"),
    ]  # fmt: skip
    assert entries[1]["previous"] == entries[0]["hash"]
    with Archive("archive.onrecord", readonly=True) as archive:
        assert archive.get(name) == invented[0]


def test_the_archive_of_the_settings_is_used(monkeypatch):
    put("onrecord.toml", 'archive = "mine.onrecord"')
    run("add", put("good.txt", GOOD))
    assert Path("mine.onrecord").exists()
    monkeypatch.setenv("ONRECORD_ARCHIVE", "other.onrecord")
    assert "other.onrecord: no such archive" in run("status").stderr


def test_damage_is_told_by_status_with_exit_code_1(invented):
    with Archive("archive.onrecord") as archive:
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute("DELETE FROM documents WHERE number = 3")
    assert run("status").exit_code == 0
    result = run("status", "--check")
    assert result.exit_code == 1
    assert "has lost its document: take a backup" in result.stderr


@UNIX
def test_a_terminal_is_told_in_words_and_strangers_are_not_obeyed():
    document = onrecord.Document(
        id="n1",
        text="A \x1b[2J mob \u202estormed the mill.",
        title="\x1b]0;x\x07 Mill",
        published="2022-11-26",
    )
    with Archive("archive.onrecord") as archive:
        archive.add(onrecord.Record(document=document, made_with=next(records(1)).made_with), "\x1bM.txt")
        archive.fail(onrecord.Failure("\x1b[31m.txt", "text", "is empty"))
    shown = in_terminal("search", "mill")
    assert "2022-11-26" in shown
    assert "1–1 of 1" in shown
    assert in_terminal("search", "nothingness").strip() == "nothing is found"
    told = in_terminal("status")
    assert "1 documents" in told
    corrected = in_terminal(
        "correct", "n1", "document", "-", "title", "\x1b[5mMill", "--by", "\x1bAda", "--reason", "x"
    )
    listed = in_terminal("history", "n1")
    assert "1 entries, the record is at version 2" in listed
    for text in (shown, told, corrected, listed):
        assert not {"\x1b[2J", "\x1b]0", "\x1b[31m", "\x1bM", "\x1b[5m", "\x1bA", "\u202e"} & {
            text[at : at + n] for at in range(len(text)) for n in (1, 2, 3, 4, 5)
        }


def in_terminal(*arguments: str) -> str:
    """What a command shows in a terminal."""
    main, side = os.openpty()
    with subprocess.Popen([*COMMAND, *arguments], stdin=side, stdout=side, stderr=side) as process:
        os.close(side)
        shown = bytearray()
        try:
            while data := os.read(main, 65536):
                shown += data
        except OSError:
            pass  # Linux ends a terminal that nobody holds open with EIO
        os.close(main)
    assert process.returncode == 0, shown.decode()
    return shown.decode()
