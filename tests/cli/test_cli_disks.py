"""A disk that is full, and one that may not be written: each command says so, nothing is lost, the same goes on."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from benchmarks.invented import records
from onrecord.archive import Archive

ON = f"{shlex.quote(sys.executable)} -m onrecord.cli"
SCRIPT = """
mount -t tmpfs -o size=3m none small || exit 99
cp start.onrecord small/a.onrecord
cd small
mkdir -p old && cp ../made.html b.html
{spoil}
n=0
while read -r line; do sh -c "$line" > /dev/null 2> ../said-$n < /dev/null; echo "$line" "$?" >> ../codes; n=$((n+1)); done < ../commands
cp b.html ../after.html
{mend}
{on} verify --archive a.onrecord > ../verified.json
sed s/a.onrecord/a.onrecord/ ../commands | while read -r line; do sh -c "$line" > /dev/null 2>> ../again < /dev/null || exit 98; done
{on} verify --archive a.onrecord > ../verified-again.json
"""
FULL = ("dd if=/dev/zero of=fill bs=1k 2> /dev/null", "rm -f fill; mount -o remount,size=100m .")
READONLY = ("mount -o remount,ro .", "mount -o remount,rw .; mount -o remount,size=100m .")
NO_DISK = "here nobody may mount a small disk (unshare -rm); test_opening has a full one within SQLite"


def may_mount() -> bool:
    command = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux" or not may_mount(), reason=NO_DISK)
@pytest.mark.parametrize(
    ("disk", "said"),
    [
        (FULL, {
            "add": "a.onrecord: the disk is full",
            "correct": "a.onrecord: the disk is full",
            "forget": "a.onrecord: the disk is full",
            "backup": "copy.onrecord: the disk is full",
            "copy": "copied.onrecord: the disk is full",
            "brief": "b.html: cannot be written (No space left on device)",
            "export": "e.csv: cannot be written (No space left on device)",
            "search": "the output cannot be written (No space left on device)",
            "run": "out: cannot be written (No space left on device): make room",
            "gazetteer": "No space left on device",
        }),
        (READONLY, {
            "add": "a.onrecord: cannot be written here (Read-only file system)",
            "correct": "a.onrecord: cannot be written here (Read-only file system)",
            "forget": "a.onrecord: cannot be written here (Read-only file system)",
            "backup": "copy.onrecord: cannot be opened: check the folder and your rights in it",
            "copy": "copied.onrecord: cannot be written here (Read-only file system)",
            "brief": "b.html: cannot be written (Read-only file system)",
            "export": "e.csv: cannot be written (Read-only file system)",
            "run": "out: cannot be written (Read-only file system)",
            "gazetteer": "Read-only file system",
        }),
    ],
    ids=["full", "read-only"],
)  # fmt: skip
def test_a_disk_that_takes_nothing(alone, monkeypatch, disk, said):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    some = list(records(40))
    name = next(one.document.id for one in some if one.tolls)
    other = next(one.document.id for one in some if one.document.id != name)
    with Archive("start.onrecord") as archive:
        for record in some:
            archive.add(record)
        archive.refresh()
    Path("made.html").write_text("the brief of last week")
    Path("records.jsonl").write_bytes(b"".join(onrecord.to_json(one) + b"\n" for one in records(60)))
    Path("news.jsonl").write_text(json.dumps({"id": "a", "text": "Three men were killed in Kharkiv."}) + "\n")
    town = "\t".join(["7", "Vellamo", "Vellamo", "", "61.5", "24.5", "P", "PPL", "FI", "", "08"])
    Path("allCountries.txt").write_text(f"{town}\t\t\t\t900\t\t100\tEurope/Helsinki\t2024-01-01\n")
    Path("small").mkdir()
    commands = {
        "add": f"{ON} add ../records.jsonl --archive a.onrecord",
        "correct": f"{ON} correct {name} tolls t1 count 77 --by Ada --reason counted --archive a.onrecord",
        "forget": f"{ON} forget {other} --by Ada --because asked --archive a.onrecord",
        "backup": f"{ON} backup copy.onrecord --archive a.onrecord",
        "copy": f"{ON} copy copied.onrecord --archive a.onrecord",
        "brief": f"{ON} brief a.onrecord --since 2020-01-01 --out b.html",
        "export": f"{ON} export --format csv --kind tolls --archive a.onrecord --out e.csv",
        "search": f"{ON} search mill --archive a.onrecord > found.json",
        "run": f"{ON} run ../news.jsonl --out out",
        "gazetteer": f"{ON} gazetteer build ../allCountries.txt --to made.bin",
    }
    commands = {what: line for what, line in commands.items() if what in said}
    Path("commands").write_text("".join(f"{line}\n" for line in commands.values()))
    script = SCRIPT.format(spoil=disk[0], mend=disk[1], on=ON)
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    told = {what: Path(f"said-{at}").read_text() for at, what in enumerate(commands)}
    for what, words in said.items():
        assert words in told[what], (what, told[what])
        assert "Traceback" not in told[what]
    codes = [line.rpartition(" ")[2] for line in Path("codes").read_text().splitlines()]
    assert codes == ["1"] * len(commands)
    assert Path("after.html").read_text() == "the brief of last week"
    before, after = (json.loads(Path(f"{name}.json").read_text()) for name in ("verified", "verified-again"))
    assert (before["documents"], before["faults"]) == (40, [])
    assert (after["documents"], after["faults"], after["entries"]) == (59, [], 2)
    assert done.returncode == 0, (done.stderr, Path("again").read_text())
