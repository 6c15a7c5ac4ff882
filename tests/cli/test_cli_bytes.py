"""Bytes of a command line that are no UTF-8: every command tells them, or shows them by their numbers."""

from __future__ import annotations

import json
import os
import sys

import pytest

from benchmarks.invented import records
from onrecord import cli
from onrecord.archive import Archive

BYTE = os.fsdecode(b"x\xff")
BY = ["--by", "Ada", "--reason", "heard"]


@pytest.fixture(autouse=True)
def kept(alone) -> str:
    """The id of a report in the archive of a working folder of its own."""
    with Archive("archive.onrecord") as archive:
        (one,) = records(1)
        archive.add(one)
        archive.refresh()
    return one.document.id


@pytest.fixture
def run(monkeypatch, capfd):
    """Gives the exit code of a command, what it prints and what it tells; no other end is one."""

    def ran(*args):
        monkeypatch.setattr(sys, "argv", ["onrecord", *args])
        with pytest.raises(SystemExit) as end:
            cli.main()
        sys.stdout.flush()
        return end.value.code, *capfd.readouterr()

    return ran


TOLD = [
    (["search", BYTE], 2),
    (["search", "--said", BYTE], 2),
    (["search", "--speaker", BYTE], 2),
    (["search", "--place", BYTE], 2),
    (["incidents", "--place", BYTE], 1),
    (["incidents", "show", f"{BYTE}#0"], 1),
    (["history", BYTE], 1),
    (["forget", BYTE, "--by", "Ada", "--because", "asked to"], 1),
    (["forget", "ID", "--by", BYTE, "--because", "asked to"], 1),
    (["correct", "ID", "parties", "p1", "name", BYTE, *BY], 1),
    (["correct", "ID", "parties", "p1", "name", f'"{BYTE}"', *BY], 1),
    (["correct", "ID", "parties", "p1", "name", "Lisk", "--by", BYTE, "--reason", "heard"], 1),
    (["correct", "ID", "parties", "p1", "name", "Lisk", "--by", "Ada", "--reason", BYTE], 1),
    (["correct", "--merge", f"{BYTE}#0", "--merge", "ID#0", *BY], 1),
    (["serve", "--token", BYTE], 2),
    (["serve", "--host", BYTE, "--token", "sesame"], 2),
    (["run", "a.txt", "--out", BYTE], 1),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code"), TOLD)
def test_bytes_that_are_no_utf8_are_told(run, kept, args, code):
    """Each ended in a traceback, but the merge."""
    ended, printed, told = run(*(one.replace("ID", kept) for one in args))
    assert (ended, printed) == (code, "")
    assert any(words in told for words in ("half of a surrogate pair", "no UTF-8", "no document has the id"))
    assert "codec" not in told


def test_a_file_of_such_a_name_is_shown_by_the_numbers_of_its_bytes(run):
    """`backup --json` ended in a traceback behind a whole copy, and so did what else prints such a name."""
    code, printed, _ = run("backup", f"{BYTE}.onrecord", "--json")
    assert (code, json.loads(printed)["backup"]) == (0, "x\\xff.onrecord")
    for command in ("status", "verify"):
        code, printed, _ = run(command, "--json", "--archive", f"{BYTE}.onrecord")
        assert (code, json.loads(printed)["archive"]) == (0, "x\\xff.onrecord")
    code, printed, _ = run("copy", f"y{BYTE}.onrecord", "--json")
    assert (code, json.loads(printed)["copy"]) == (0, "yx\\xff.onrecord")
