"""How `run`, `add` and `incidents` grow: seconds and memory for 1, 10, 100 ... reports.

python -m benchmarks.growth [--most 1000] [--most-records 10000] [--json]

`run` reads texts, so that the encoder is what costs: --most. `add` and `incidents` get ready records,
so that what they do besides reading can be seen: --most-records. Both go up to 100,000 for who has the hours.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.invented import records
from benchmarks.resident import Peak
from benchmarks.speed import positive
from onrecord.model import Record, to_json

COMMANDS: dict[str, Sequence[str]] = {
    "run": ("run", "{file}", "--out", "{folder}/tables", "--quiet"),
    "add": ("add", "{file}", "--archive", "{folder}/archive.onrecord", "--quiet"),
    "incidents": ("incidents", "{file}", "--json"),
}


class Point(msgspec.Struct, frozen=True):
    """What a command takes for so many reports, its start included; the memory of all its processes."""

    command: str
    reports: int
    seconds: float
    peak_mib: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the points."""
    chosen = options().parse_args(arguments)
    found = list(points(chosen.most, chosen.most_records))
    if chosen.json:
        print(msgspec.json.encode(found).decode())
        return 0
    for one in found:
        print(f"{one.command:10} {one.reports:>8,} {one.seconds:>10,.1f} s {one.peak_mib:>8,.0f} MiB")
    return 0


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    made.add_argument("--most", type=positive, default=1000, help="reports that are read")
    made.add_argument("--most-records", type=positive, default=10_000, help="records that are ready")
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def points(most: int, most_records: int) -> Iterator[Point]:
    """A point for each command and size."""
    for command in COMMANDS:
        made, largest = (text, most) if command == "run" else (to_json, most_records)
        for number in sizes(largest):
            with tempfile.TemporaryDirectory() as folder:
                yield measured(command, number, Path(folder), made)


def sizes(most: int) -> list[int]:
    """1, 10, 100 ..., and the most.

    >>> sizes(100), sizes(250)
    ([1, 10, 100], [1, 10, 100, 250])
    """
    found = [1]
    while found[-1] * 10 <= most:
        found.append(found[-1] * 10)
    return found if found[-1] == most else [*found, most]


def text(one: Record) -> bytes:
    """The document of a record as a JSON line."""
    return msgspec.json.encode(one.document)


def measured(command: str, number: int, folder: Path, made: Callable[[Record], bytes]) -> Point:
    """What a command takes for so many reports."""
    file = folder / "reports.jsonl"
    with file.open("wb") as stream:
        for one in records(number):
            stream.write(made(one) + b"\n")
    words = [word.format(file=file, folder=folder) for word in COMMANDS[command]]
    began = time.monotonic()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "onrecord.cli", *words],
            stdout=subprocess.DEVNULL,
            stderr=said,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))},
        )
        peak = Peak(process.pid).until(process.poll)
    if process.returncode:
        raise SystemExit(f"onrecord {command} failed: {(folder / 'said').read_text()}")
    return Point(command, number, round(time.monotonic() - began, 2), round(peak.together))


if __name__ == "__main__":
    sys.exit(main())
