"""The command line as a user meets it: what goes in, what comes out, what is said, and the exit code."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord import cli

ROOT = Path(__file__).parents[2]
GOOD = "Ten miners died in the shaft, the mayor said on Friday.\n"
PAGE = "<html><head><title>Fire</title></head><body><article><p>Two firemen died on Friday, the mayor said.</p></article>"
COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()", "read"]
UNIX = pytest.mark.skipif(os.name == "nt", reason="signals and pseudo-terminals as Unix has them")


@pytest.fixture(autouse=True)
def folder(alone) -> Path:
    """A working folder of its own, with one good report."""
    put("good.txt", GOOD)
    return alone


def put(name: str, data: str | bytes) -> str:
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, ["read", *arguments], input=data)


def records(result: Result) -> list[onrecord.Record]:
    return [onrecord.from_json(line) for line in result.stdout.splitlines()]


def test_piped_a_report_gives_its_record_as_one_line():
    result = run("good.txt", "--published", "2022-11-26")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert records(result) == [onrecord.read(GOOD, published="2022-11-26")]
    assert result.stdout_bytes.count(b"\n") == 1


def test_lines_give_records_in_their_order_with_the_ids_that_were_given():
    given = [{"text": f"{n} men died on Friday.", "id": f"n{n}", "published": day} for n, day in
             ((7, "2022-11-26"), (3, None), (5, "2009-03-28 00:50:32.872262-05"))]  # fmt: skip
    put("news.jsonl", "\n".join(map(json.dumps, given)))
    result = run("news.jsonl", "good.txt", "--published", "2020-01-01", "--json")
    assert result.exit_code == 0
    made = [(record.document.id, record.document.published) for record in records(result)]
    assert made[:3] == [("n7", "2022-11-26"), ("n3", "2020-01-01"), ("n5", "2009-03-28 00:50:32.872262-05")]
    assert len(made) == 4


def test_standard_input_and_a_page():
    assert records(run("-", data=GOOD.encode()))[0].document.text == GOOD
    page = records(run("-", "--format", "html", data=PAGE.encode()))[0].document
    assert (page.title, page.text) == ("Fire", "Two firemen died on Friday, the mayor said.")


def test_the_same_run_gives_the_same_bytes():
    assert run("good.txt").stdout_bytes == run("good.txt").stdout_bytes


BAD = {
    "empty.txt": ("", "empty.txt: is empty: give the text of the report"),
    "blank.txt": (" \n\t\n", "blank.txt: has nothing but white space: give the text of the report"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(99), "program: is a program, not text: give the text of the report"),
    "noise.bin": (b"noise" + bytes(range(256)), "noise.bin: has a NUL byte at byte 5, line 1, and is no text: save it as UTF-8"),
    "nul.txt": (b"Ten died.\nTwo\0 more.\n", "nul.txt: has a NUL byte at byte 13, line 2, and is no text: save it as UTF-8"),
    "half.txt": ("Ten died.".encode("utf-16")[:-1], "half.txt: is not utf-16-le (its byte order mark says so) at byte 16, line 1: save it as UTF-8"),
    "page.html": ("<html><body></body></html>", "page.html: has no main text that we can find"),
    "three.jsonl": ('{"text": "One died."}\n\n{"text": oops}\n{"text": "Four died."}\n',
                    "three.jsonl:3: is not valid JSON (Expecting value at column 10): mend or delete the line"),
    "day.jsonl": ('{"text": "One died.", "published": "last week"}\n',
                  "day.jsonl:1: published: 'last week' is not an ISO date or date-time such as 2022-11-26: mend it or leave it out"),
    "whole.json": ('{\n"text": "One died."\n}', "whole.json: is JSON, but not one document a line"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_named_with_the_place_and_the_remedy_and_the_rest_is_done(name):
    data, message = BAD[name]
    result = run(put(name, data), "good.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert "Traceback" not in result.stderr
    assert records(result)[-1].document.text == GOOD
    assert re.search(r"onrecord: \d read, 1 failed\n$", result.stderr)


def test_inputs_that_cannot_be_opened(monkeypatch):
    Path("shelf").mkdir()
    put("shut.txt", "x")
    usual = Path.open

    def refusing(self, *args, **options):
        if self.name == "shut.txt":  # root may read everything, so that chmod shows nothing here
            raise PermissionError(13, "Permission denied")
        return usual(self, *args, **options)

    monkeypatch.setattr(Path, "open", refusing)
    result = run("shelf", "", "shut.txt", "none.txt", "no*.html", "http://127.0.0.1/1", "good.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"shelf: is a folder: give its files, for example '{Path('shelf') / '*.txt'}'",
        ": is a folder: give its files, for example '*.txt'",
        "shut.txt: may not be read by you: ask for the right to read it (chmod +r)",
        "none.txt: no such file: check the name",
        "no*.html: no file matches the pattern: check it",
        "http://127.0.0.1/1: is at 127.0.0.1, a loopback address: give --allow-private if you mean it and trust the address",
        "onrecord: 1 read, 6 failed",
    ]
    assert len(records(result)) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it():
    Path(put("shut.txt", "x")).chmod(0)
    assert (
        run("shut.txt").stderr
        == "shut.txt: may not be read by you: ask for the right to read it (chmod +r)\n"
    )


def test_a_page_whose_date_is_none_has_no_date():
    head = "<html><head><meta property='article:published_time' content='soon'></head><body><article><p>"
    result = run(put("a.html", f"{head}Two firemen died on Friday, the mayor said.</p></article>"))
    assert (result.exit_code, records(result)[0].document.published) == (0, None)


def test_a_hostile_page_costs_itself_alone(monkeypatch):
    monkeypatch.setenv("ONRECORD_HTML_SECONDS", "6")
    holder = PAGE.replace("<p>", f"<p {' '.join(f'a{n}=x' for n in range(120_000))}>")
    result = run(put("a.html", holder), put("b.html", "<div>" * 300 + PAGE), put("c.html", PAGE))
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [
        "a.html",
        "b.html",
        "onrecord",
    ]
    assert "a.html: takes the HTML parser over 6 seconds: save the report as plain text" in result.stderr
    assert [record.document.title for record in records(result)] == ["Fire"]


PEAK = """
import atexit, sys
from onrecord.cli import main
def tell():
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(f"PEAK {peak.split()[1]}", file=sys.stderr)
atexit.register(tell)
sys.argv = ["onrecord", "read", "--json", sys.argv[1]]
main()
"""
"""Reads a file and says how many KB it held at most: what `resource` says of children begins with the parent's."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux's /proc")
@pytest.mark.parametrize("name", ["line.jsonl", "line.txt"])
def test_a_single_line_of_60_megabytes_is_refused_at_once_and_little_of_it_held(name):
    put(name, b'{"text": "' * name.endswith("l") + b"word " * 12_000_000 + b'"}\n{"text": "Two died."}')
    before = os.times()
    result = subprocess.run([sys.executable, "-c", PEAK, name], capture_output=True, text=True, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 10  # seconds; three of work
    assert result.returncode == 1
    assert f"{name}{':1' * name.endswith('l')}: is too long" in result.stderr
    assert ": split it, or raise --max-characters" in result.stderr
    assert result.stdout.count("\n") == name.endswith("l")
    peak = int(result.stderr.rpartition("PEAK ")[2])
    assert peak <= 450_000  # KB; onrecord with its encoder takes 260,000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'INPUT'"),
        (["good.txt", "--published", "yesterday"], "'yesterday' is not an ISO date or date-time such as 2022-11-26"),
        (["good.txt", "--published", "2022-02-30"], "'2022-02-30' is not an ISO date"),
        (["good.txt", "--colour"], "No such option: --colour"),
        (["good.txt", "--format", "doc"], "'doc' is not one of 'text', 'html', 'jsonl', 'feed', 'csv'"),
        (["good.txt", "--max-characters", "0"], "Invalid value for '--max-characters'"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_wrong_settings_are_wrong_usage(monkeypatch):
    monkeypatch.setenv("ONRECORD_MAX_CHARACTERS", "lots")
    result = run("good.txt")
    assert result.exit_code == 2
    assert "the environment: ONRECORD_MAX_CHARACTERS = 'lots'" in result.stderr
    monkeypatch.delenv("ONRECORD_MAX_CHARACTERS")
    put("onrecord.toml", "colour = 1")
    assert "onrecord.toml: unknown setting 'colour'" in run("good.txt").stderr


def test_settings_are_followed():
    put("onrecord.toml", "max_characters = 20")
    assert "good.txt: is too long (56 characters, the limit is 20)" in run("good.txt").stderr
    assert run("good.txt", "--max-characters", "100").exit_code == 0


def test_the_table_of_vague_counts_reaches_the_record(monkeypatch):
    put("vague.txt", "Dozens of people were killed on Friday.")
    lows = {}
    for table in ("acled", "plural"):
        monkeypatch.setenv("ONRECORD_VAGUE_COUNTS", table)
        (record,) = records(run("vague.txt"))
        lows[table] = [toll.count.value.low for toll in record.tolls]
    assert lows == {"acled": [12], "plural": [24]}


def test_a_guess_is_noted_unless_quiet():
    put("old.txt", "The bridge cost £5 million.".encode("cp1252"))
    put("bad.txt", "")
    noted = run("old.txt", "bad.txt").stderr.splitlines()
    assert noted[0] == "old.txt: read as cp1252, a guess: give --encoding if letters are wrong"
    assert run("old.txt", "bad.txt", "--quiet").stderr.splitlines() == noted[1:2]
    assert run("old.txt", "--encoding", "cp1252").stderr == ""


def test_a_fault_of_ours_is_told_as_one_and_the_rest_is_done(monkeypatch):
    def broken(doc):
        raise ValueError("\x1b[31mred")

    monkeypatch.setattr("onrecord.pipeline.STEPS", (("times", broken),))
    result = run("good.txt")
    assert result.exit_code == 1
    assert re.fullmatch(
        r"good.txt: times failed \(ValueError in pipeline.py, line \d+\): a fault of onrecord, please report it\n",
        result.stderr,
    )


def test_what_a_name_says_is_not_obeyed():
    assert run("\x1bM.txt").stderr == "␛M.txt: no such file: check the name\n"


@UNIX
def test_a_closed_pipe_ends_quietly():
    put("many.jsonl", '{"text": "Ten died."}\n' * 20_000)
    with subprocess.Popen(
        [*COMMAND, "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b'{"document"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


@UNIX
def test_an_interruption_ends_quietly():
    put("many.jsonl", '{"text": "Ten died."}\n' * 200_000)
    with subprocess.Popen(
        [*COMMAND, "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert (process.returncode, said) == (130, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_takes_nothing_is_named(unbuffered):
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "good.txt"], stdout=full, stderr=subprocess.PIPE, check=False, env=environment
        )
    assert result.returncode == 1
    assert result.stderr == b"onrecord: the output cannot be written (No space left on device)\n"


@UNIX
def test_a_closed_output_is_named():
    result = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *COMMAND, "good.txt"], capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (
        1,
        b"onrecord: the output cannot be written (it is closed)\n",
    )


@UNIX
def test_a_terminal_gets_the_report_and_tables_and_json_when_asked():
    shown = in_terminal("good.txt")
    assert "Ten miners died" in shown
    assert "day of publication not known" in shown
    assert in_terminal("good.txt", "--json").startswith('{"document"')


def in_terminal(*arguments: str) -> str:
    """What a command shows in a terminal."""
    main, side = os.openpty()
    with subprocess.Popen([*COMMAND, *arguments], stdin=side, stdout=side, stderr=side) as process:
        os.close(side)
        shown = bytearray()
        with contextlib.suppress(OSError):  # Linux ends a terminal that nobody holds open with EIO
            while data := os.read(main, 65536):
                shown += data
        os.close(main)
    assert process.returncode == 0
    return shown.decode()


def test_the_picture(tmp_path):
    assert run("good.txt", "--svg", "a.svg").exit_code == 0
    assert Path("a.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_the_version():
    assert (
        CliRunner().invoke(cli.app, ["--version"]).stdout
        == f"onrecord {onrecord.read('').made_with.onrecord}\n"
    )


def test_an_archive_is_read_file_by_file_and_says_what_it_left_out(tmp_path):
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", GOOD)
        archive.writestr("b.csv", f'text,date\n"{GOOD}",2022-11-26\nTwo died.,soon\n')
        archive.writestr("c.png", b"x")
    result = run(str(path))
    assert result.exit_code == 1
    assert [one.document.published for one in records(result)] == [None, "2022-11-26"]
    assert result.stderr.splitlines() == [
        f"{path}/b.csv:4: {path}: 1 left out (.png 1)",
        f"{path}/b.csv:4: published: 'soon' is not an ISO date or date-time such as 2022-11-26: mend it or leave it out",
        "onrecord: 2 read, 1 failed",
    ]
