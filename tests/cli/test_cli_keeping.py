"""`onrecord backup`, `verify` and `forget` as a user meets them; how commands end when they are told to."""

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

from benchmarks.invented import records
from onrecord import cli, to_json
from onrecord.archive import Archive, opening
from onrecord.archive.lock import Lock

TEXT = "Six quexhaveners died in the shaft in Kharkiv, the mayor said on Friday.\n"
COMMAND = [sys.executable, "-m", "onrecord.cli"]
UNIX = pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")


@pytest.fixture(autouse=True)
def folder(alone, monkeypatch) -> Path:
    """A working folder of its own with an archive, which processes find onrecord in."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    Path("secret.txt").write_text(TEXT)
    Path("records.jsonl").write_bytes(b"".join(to_json(one) + b"\n" for one in records(4)))
    assert run("add", "secret.txt", "records.jsonl").exit_code == 0
    return alone


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


def ids() -> list[str]:
    with Archive("archive.onrecord", readonly=True) as archive:
        return [name for _, name in archive.after(0)]


def test_a_backup_is_made_once():
    made = run("backup", "copy.onrecord")
    assert made.exit_code == 0
    assert json.loads(made.stdout) == {
        "archive": "archive.onrecord", "backup": "copy.onrecord", "bytes": Path("copy.onrecord").stat().st_size,
        "documents": 5,
    }  # fmt: skip
    again = run("backup", "copy.onrecord")
    assert again.exit_code == 1
    assert "copy.onrecord: is there already, and is left as it is: give another name" in again.stderr
    assert run("verify", "--archive", "copy.onrecord").exit_code == 0
    assert run("backup", "other", "--archive", "none.onrecord").exit_code == 1


def test_a_copy_is_another_archive_with_the_same_in_it():
    made = run("copy", "copy.onrecord")
    assert made.exit_code == 0
    told = json.loads(made.stdout)
    tables = {one.pop("table"): one for one in told.pop("tables")}
    assert (told["archive"], told["copy"], told["documents"]) == ("archive.onrecord", "copy.onrecord", 5)
    assert tables["documents"]["rows"] == 5
    assert len(tables["documents"]["digest"]) == 64
    assert run("verify", "--archive", "copy.onrecord").exit_code == 0
    searches = [
        run("search", "killed", "--json", "--archive", one) for one in ("archive.onrecord", "copy.onrecord")
    ]
    assert searches[0].stdout == searches[1].stdout
    again = run("copy", "copy.onrecord")
    assert again.exit_code == 1
    assert (
        "copy.onrecord: is not empty (it has documents), and is left as it is: give a new one" in again.stderr
    )
    assert run("copy", "other", "--archive", "none.onrecord").exit_code == 1
    assert not Path("other").exists()


def test_verify_tells_every_fault_and_ends_with_1():
    well = run("verify")
    assert well.exit_code == 0
    assert json.loads(well.stdout)["faults"] == []
    with Archive("archive.onrecord") as archive:
        archive.connection.execute("UPDATE tolls SET low = 5")
        archive.connection.execute("UPDATE voices SET statements = 9")
    ill = run("verify")
    assert ill.exit_code == 1
    faults = json.loads(ill.stdout)["faults"]
    assert len(faults) >= 2
    for one in faults:
        assert f"onrecord: {one['place']}: {one['problem']}: {one['remedy']}" in ill.stderr


def test_a_forgotten_report_is_left_out_and_told_until_it_is_asked_for():
    name = ids()[0]
    made = run("forget", name[:10], "--by", "Ada Orel", "--because", "she asked")
    assert made.exit_code == 0
    assert json.loads(made.stdout)["document"] == name
    assert not any(b"quexhaven" in one.read_bytes().lower() for one in Path().glob("archive.onrecord*"))
    again = run("add", "secret.txt", "records.jsonl", "--json")
    assert again.exit_code == 0
    found = json.loads(again.stdout)
    assert (found["added"], found["there"], found["forgotten"], found["failed"]) == (0, 4, 1, 0)
    assert re.search(
        rf"secret.txt: '{name}' was forgotten by Ada Orel on .* \(she asked\): left out", again.stderr
    )
    assert "4 there already, 1 forgotten before" in again.stderr
    assert name not in ids()
    told = run("history", name[:10])
    assert [json.loads(line)["kind"] for line in told.stdout.splitlines()] == ["forgetting"]
    asked = run("add", "secret.txt", "--even-forgotten", "--json")
    assert (asked.exit_code, json.loads(asked.stdout)["added"]) == (0, 1)
    assert name in ids()


def test_ready_records_of_a_forgotten_report_are_left_out_too():
    name = ids()[1]
    assert run("forget", name, "--by", "Ada", "--because", "asked").exit_code == 0
    again = run("add", "records.jsonl", "--json")
    assert (again.exit_code, json.loads(again.stdout)["forgotten"]) == (0, 1)
    assert name not in ids()


def test_what_forgetting_leaves_to_do_is_told():
    opening.backup_of(Path("archive.onrecord"), 4).write_bytes(b"old")
    made = run("forget", ids()[0], "--by", "Ada", "--because", "asked")
    assert made.exit_code == 1
    assert (
        "archive.onrecord.version-4: a copy from before an upgrade, which may hold it still: delete it"
        in made.stderr
    )
    for arguments, words in (
        (("--by", " ", "--because", "x"), "who, and why?"),
        (("--by", "Ada"), "Missing option '--because'"),
    ):
        wrong = run("forget", ids()[0], *arguments)
        assert (wrong.exit_code, words in wrong.stderr) == (2, True)
    assert run("forget", "nobody", "--by", "Ada", "--because", "x").exit_code == 1


def waiting(command: list[str], number: int) -> tuple[int, str]:
    """The end of a command that waits for another writer when it is told to end."""
    lock = Lock(Path("archive.onrecord"))
    with (
        lock.held(),
        subprocess.Popen(
            [*COMMAND, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        time.sleep(0.1)
        while not waits(process.pid):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.05)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    lock.close()
    return process.returncode, said


def waits(pid: int) -> bool:
    """Whether a process has the lock file open, to wait for it."""
    links = (Path(f"/proc/{pid}/fd").iterdir()) if Path(f"/proc/{pid}/fd").exists() else ()
    return any(str(link.readlink()).endswith(".lock") for link in links if link.is_symlink())


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="processes as Linux shows them")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize("what", ["add", "correct", "forget"])
def test_told_to_end_a_command_drops_what_it_was_at_and_says_how_to_go_on(what, number, code):
    name = ids()[0]
    command, words = {
        "add": (["add", "secret.txt"], "what was added is kept, the same command goes on"),
        "correct": (
            ["correct", name, "tolls", "t1", "count", "7", "--by", "Ada", "--reason", "counted"],
            "`onrecord history` tells whether it is in the journal; else give the same command again",
        ),
        "forget": (
            ["forget", name, "--by", "Ada", "--because", "asked"],
            "what was not finished is finished by the same command",
        ),
    }[what]
    ended, said = waiting(command, number)
    assert (ended, said.splitlines()[-1]) == (code, f"onrecord: interrupted: {words}")
    assert "Traceback" not in said
    with Archive("archive.onrecord", readonly=True) as archive:
        assert archive.history() == ()
        assert archive.verify().faults == ()
    assert run(*command).exit_code == 0


@UNIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_told_to_end_the_building_of_a_gazetteer_says_how_to_go_on(number, code):
    town = "\t".join(["Vellamo", "Vellamo", "", "61.5", "24.5", "P", "PPL", "FI", "", "08"])
    rest = "\t\t\t\t900\t\t100\tEurope/Helsinki\t2024-01-01\n"
    Path("allCountries.txt").write_text("".join(f"{number}\t{town}{rest}" for number in range(1, 150_001)))
    command = [*COMMAND, "gazetteer", "build", "allCountries.txt", "--quiet"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not Path("geonames.bin.building/state.json").exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (code, "onrecord: interrupted: the same command goes on\n")


def test_the_same_correction_given_again_is_the_same_entry():
    name = ids()[0]
    command = ["correct", name, "tolls", "t1", "count", "7", "--by", "Ada", "--reason", "counted"]
    first, again = (json.loads(run(*command).stdout) for _ in range(2))
    assert again == first
    other = json.loads(run(*command[:-1], "counted anew").stdout)
    assert other["number"] == 2
    assert json.loads(run(*command).stdout)["number"] == 3
    with Archive("archive.onrecord", readonly=True) as archive:
        assert (len(archive.history()), archive.stored(name).version) == (3, 4)
