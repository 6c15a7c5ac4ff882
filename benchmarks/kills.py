"""Kill an `onrecord add` at random moments, many times; then see whether anything was lost.

python -m benchmarks.kills [--kills 200] [--documents 400] [--seed 7] [--workers 1]

After each kill (SIGKILL) the archive passes `PRAGMA integrity_check`, FTS5's own check and holds whole
documents only; the next `add` goes on, and what stands in the end is what an undisturbed run makes.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import msgspec

from benchmarks.invented import records
from onrecord.archive import Archive
from onrecord.model import to_json

COMMAND = (sys.executable, "-m", "onrecord.cli", "add", "records.jsonl", "--quiet", "--archive")
DOCUMENTS = "id, sha256, title, publisher, published, day, url, language, source, made_with, version, text"
TABLES = (
    "parties", "roles", "times", "places", "hedges", "attributions", "events", "roles_in_events", "tolls",
    "spans", "failures", "sightings", "journal", "happenings", "happening_words", "matches", "rulings",
    "incidents",
)  # fmt: skip
CONTENT = (
    f"SELECT {DOCUMENTS} FROM documents",  # noqa: S608 - names of ours
    "SELECT id, made FROM records JOIN documents ON number = document",
    *(f"SELECT * FROM {table}" for table in TABLES),  # noqa: S608 - names of ours
    "SELECT number, document, kind, item, latitude, longitude FROM located",
    "SELECT rowid FROM words WHERE words MATCH 'killed OR river'",
    "SELECT rowid FROM said_words WHERE said_words MATCH 'killed'",
)  # fmt: skip
"""Everything an archive holds, but the moments at which it was added."""


class Result(msgspec.Struct, frozen=True):
    """What a run of kills came to; `faults` names each loss, and is empty where all is well."""

    kills: int
    runs: int
    documents: int
    slowest_open_ms: float
    faults: list[str]


def content(path: Path) -> list[list[str]]:
    """All that an archive holds, in order."""
    connection = sqlite3.connect(path)
    try:
        return [sorted(map(repr, connection.execute(sql))) for sql in CONTENT]
    finally:
        connection.close()


def faults(path: Path, whole: dict[str, bytes], least: int) -> tuple[list[str], int, float]:
    """What is wrong with an archive after a kill, how many documents it holds, how long it took to open."""
    if not path.exists():
        return ([f"{least} documents are gone"] if least else []), 0, 0.0
    began = time.perf_counter()
    with Archive(path, readonly=True) as archive:
        took = (time.perf_counter() - began) * 1000
        status = archive.status(whole=True)
        found = [status.broken] if status.broken else []
        for record in archive.records():
            if to_json(record) != whole.get(record.document.id):
                found.append(f"document {record.document.id} is not whole")
    number = status.counts["documents"]
    if number < least:
        found.append(f"{least - number} documents that were committed are gone")
    connection = sqlite3.connect(path)
    for index in ("words", "said_words"):
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            found.append(f"the index {index} is out of step ({error})")
    connection.close()
    return found, number, took


def run(folder: Path, kills: int, documents: int, seed: int, workers: int = 1) -> Result:
    """Kill additions until there were enough kills; compare each archive with an undisturbed one."""
    random = Random(seed)  # noqa: S311 - no secret
    made = list(records(documents))
    whole = {record.document.id: to_json(record) for record in made}
    (folder / "records.jsonl").write_bytes(b"".join(line + b"\n" for line in whole.values()))
    undisturbed = folder / "undisturbed.onrecord"
    began = time.perf_counter()
    if code := start(folder, undisturbed, workers).wait():
        raise SystemExit(f"the undisturbed run ended with exit code {code}")
    full = time.perf_counter() - began
    expected = content(undisturbed)
    done = runs = 0
    slowest, found = 0.0, []
    while done < kills:
        runs += 1
        path, least = folder / f"killed-{runs}.onrecord", 0
        while done < kills:
            process = start(folder, path, workers)
            try:
                process.wait(random.uniform(0.1, full * 0.9))
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done += 1
            some, least, took = faults(path, whole, least)
            found += [f"kill {done}: {one}" for one in some]
            slowest = max(slowest, took)
        if code := start(folder, path, workers).wait():
            found.append(f"run {runs}: the last add ended with exit code {code}")
        if content(path) != expected:
            found.append(f"run {runs}: the content is not that of an undisturbed run")
        for one in folder.glob(f"{path.name}*"):
            one.unlink()
    return Result(done, runs, documents, slowest, found)


def start(folder: Path, path: Path, workers: int) -> subprocess.Popen[bytes]:
    """An `onrecord add` that has begun, of the onrecord that runs this."""
    code = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    return subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, str(path), "--workers", str(workers)], cwd=folder, env=code
    )


def main() -> None:
    """Run, and print what came of it; exit code 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), chosen.kills, chosen.documents, chosen.seed, chosen.workers)
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    sys.exit(1 if result.faults else 0)


if __name__ == "__main__":
    main()
