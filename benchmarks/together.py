"""Two `onrecord add`s and an `onrecord serve` with reviewers at once on one archive: nothing is lost.

python -m benchmarks.together [--operations 10000] [--seed 7]

Seven operations in ten are additions (two processes, a quarter of the reports in both), the others what
reviewers send to the reading room: corrections, acceptances, rejections, undoings, often of the same items.
A model keeps what was answered "kept"; in the end the journal has these and no others, every record is what
the model's own replay makes of it, every report is there once, and `onrecord verify` finds nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import TextIO
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from benchmarks.invented import records
from onrecord.archive import Archive, Entry
from onrecord.archive.corrections import value_at
from onrecord.model import Record, to_json

REVIEWED = 30
"""Reports that reviewers are at."""
REVIEWERS = 3
SENT = ("csrf", "seen", "after", "item")
KEPT, TOLD = 303, (409, 422)
ARCHIVE = "together.onrecord"


class Result(msgspec.Struct, frozen=True):
    """What came of it; `faults` names what was lost or done twice."""

    operations: int
    added: int
    there: int
    kept: dict[str, int]
    told: int
    seconds: float
    faults: list[str]


class Reviewer(threading.Thread):
    """Somebody who sends judgements and corrections, and remembers what was kept."""

    def __init__(self, name: str, address: str, reviewed: list[Record], many: int, seed: str) -> None:
        super().__init__(name=name)
        self.address = urlsplit(address)
        self.reviewed, self.many = reviewed, many
        self.random = Random(seed)  # noqa: S311 - no secret
        self.cookies: dict[str, str] = {}
        self.kept: list[tuple[str, str, str, object]] = []
        self.told = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """Send so many; a room that does not answer is a fault, and the end."""
        try:
            for _ in range(self.many):
                self.one()
        except OSError as error:
            self.wrong.append(f"{self.name} got no answer: {error!r}")

    def one(self) -> None:
        """Look at an item or a report, then send something about it."""
        record = self.random.choice(self.reviewed)
        act = self.random.choice(("undo", "accept", "reject", *["correct"] * 6))
        item = self.random.choice(record.tolls).id
        at = quote(record.document.id, safe="")
        page = f"/reports/{at}" if act == "undo" else f"/cards/{at}?{urlencode({'item': f'tolls.{item}'})}"
        _, shown = self.send("GET", page)
        form = {name: found[0] for name in SENT if (found := fields(shown, name))}
        entries = fields(shown, "entry")
        if len(form) < len(SENT) - (act == "undo") or (act == "undo" and not entries):
            self.told += 1  # it has been rejected meanwhile, or there is nothing to take back
            return
        value = self.random.randint(1, 10**9)
        form |= {"act": act, "by": self.name, "reason": f"{self.name} {value}"}
        if act == "correct":
            form |= {"count.low": str(value), "count.high": str(value), "count.bound": "exact"}
        if act == "undo":
            form |= {"entry": self.random.choice(entries)}
        status, _ = self.send("POST", f"/{'undo' if act == 'undo' else 'review'}/{at}", form)
        if status == KEPT:
            said: object = value if act == "correct" else int(form["entry"]) if act == "undo" else None
            self.kept.append((act, record.document.id, form["reason"], said))
        elif status in TOLD:
            self.told += 1
        else:
            self.wrong.append(f"{act} of {record.document.id} {item} was answered {status}")

    def send(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask the reading room as a browser does."""
        connection = HTTPConnection(self.address.hostname or "", self.address.port, timeout=60)
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body=urlencode(form) if form else None, headers=headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, body


def fields(page: str, name: str) -> list[str]:
    """What the fields of a name hold in a page."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


def run(folder: Path, operations: int, seed: int) -> Result:
    """Do so many operations at once, and compare what is there with the model."""
    adding = operations * 7 // 10
    unique = adding * 4 // 5
    made = list(records(REVIEWED + unique))
    reviewed = [record for record in made if record.tolls][:REVIEWED]
    rest = [record for record in made if record not in reviewed]
    with Archive(folder / ARCHIVE) as archive:
        for record in reviewed:
            archive.add(record)
        archive.refresh()
    half, shared = len(rest) // 2, len(rest) // 8
    parts = (rest[: half + shared], rest[half - shared :])
    for at, part in enumerate(parts):
        (folder / f"{at}.jsonl").write_bytes(b"".join(to_json(one) + b"\n" for one in part))
    begin = time.monotonic()
    with (folder / "room.txt").open("w", encoding="utf-8") as told:
        room, address = serve(folder, told)
    adders = [start(folder, "add", f"{at}.jsonl", "--json", "--archive", ARCHIVE) for at in range(2)]
    each = (operations - sum(map(len, parts))) // REVIEWERS
    reviewers = [
        Reviewer(f"Reviewer {at}", address, reviewed, each, f"{seed} {at}") for at in range(REVIEWERS)
    ]
    for reviewer in reviewers:
        reviewer.start()
    sums = [json.loads(adder.communicate()[0]) for adder in adders]
    for reviewer in reviewers:
        reviewer.join()
    early = room.poll()
    room.send_signal(signal.SIGINT)
    room.communicate()
    seconds = time.monotonic() - begin
    found = [one for reviewer in reviewers for one in reviewer.wrong]
    found += [f"an addition failed: {one}" for total in sums for one in total["failures"]]
    if early is not None:
        found.append(f"the reading room ended by itself, {early}: {(folder / 'room.txt').read_text()}")
    found += compared(folder / ARCHIVE, reviewers, made, reviewed)
    kept = Counter(act for reviewer in reviewers for act, *_ in reviewer.kept)
    return Result(
        sum(map(len, parts)) + each * REVIEWERS,
        sum(total["added"] for total in sums), sum(total["there"] for total in sums), dict(kept),
        sum(reviewer.told for reviewer in reviewers), round(seconds, 1), found,
    )  # fmt: skip


def serve(folder: Path, told: TextIO) -> tuple[subprocess.Popen[str], str]:
    """A reading room, which tells its troubles to a file, and its address."""
    room = start(folder, "serve", ARCHIVE, "--port", "0", told=told)
    assert room.stdout is not None  # noqa: S101 - it is a pipe
    line = room.stdout.readline()
    found = re.search(r"http://\S+", line)
    if found is None:
        raise SystemExit(f"there is no reading room: {line}")
    return room, found[0]


def start(folder: Path, *arguments: str, told: TextIO | None = None) -> subprocess.Popen[str]:
    """An onrecord of its own; what it says of its work goes to a file, or nowhere."""
    code = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)),
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "onrecord.cli", *arguments], cwd=folder, env=code, stdout=subprocess.PIPE,
        stderr=told or subprocess.DEVNULL, text=True,
    )  # fmt: skip


def compared(path: Path, reviewers: list[Reviewer], made: list[Record], reviewed: list[Record]) -> list[str]:
    """What differs between the archive and the model."""
    with Archive(path, readonly=True) as archive:
        found = [f"{one.place}: {one.problem}" for one in archive.verify().faults]
        held = Counter(name for name in (record.document.id for record in archive.records()))
        wanted = Counter(record.document.id for record in made)
        found += [f"document {name} is there {held[name]} times" for name in wanted if held[name] != 1]
        found += [f"document {name} was never added" for name in held - wanted]
        entries = archive.history()
        names = {"correction": "correct", "acceptance": "accept", "rejection": "reject", "undo": "undo"}
        there = Counter(
            (names[one.kind], one.target.document if one.target else "", one.reason, said(one))
            for one in entries
        )
        kept = Counter(one for reviewer in reviewers for one in reviewer.kept)
        found += [f"{one} was kept and is not in the journal" for one in kept - there]
        found += [f"{one} is in the journal and was never kept" for one in there - kept]
        for record in reviewed:
            now = archive.get(record.document.id)
            if figures(now) != model(record, list(entries)):
                found.append(f"document {record.document.id} is not what the journal makes of it")
    return found


def said(entry: Entry) -> object:
    """What an entry says: the figure, or the entry that it takes back."""
    if entry.kind == "correction":
        return entry.new["low"] if isinstance(entry.new, dict) else entry.new
    return entry.undoes


def figures(record: Record) -> dict[str, object]:
    """The lowest figure of each toll of a record."""
    return {toll.id: value_at(toll, "count")["low"] for toll in record.tolls}  # type: ignore[index]


def model(record: Record, entries: list[Entry]) -> dict[str, object]:
    """The figures that a record has after what people did, by a replay of the benchmark's own."""
    undone: set[int] = set()
    for entry in reversed(entries):
        if entry.undoes is not None and entry.number not in undone:
            undone.add(entry.undoes)
    now = figures(record)
    for entry in entries:
        target, number = entry.target, entry.number
        if target is None or target.document != record.document.id or number in undone:
            continue
        if entry.kind == "correction" and target.item in now:
            now[target.item] = said(entry)
        elif entry.kind == "rejection":
            now.pop(target.item, None)
    return now


def main() -> None:
    """Run, and print what came of it; exit code 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), chosen.operations, chosen.seed)
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    sys.exit(1 if result.faults else 0)


if __name__ == "__main__":
    main()
