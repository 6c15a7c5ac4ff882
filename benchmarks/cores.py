"""Words a second of `onrecord run` from end to end, by one process that reads on one core, by two on two.

python -m benchmarks.cores [FILE] [--documents 600] [--workers 1 2] [--json]

Of the first reports of a file (anything that `onrecord` reads), else of invented ones. Counted from the first
shard that is done to the last, so that starting and loading are left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from benchmarks.clock import count
from benchmarks.invented import records
from benchmarks.resident import Peak
from benchmarks.speed import documents, positive
from onrecord import scale

if TYPE_CHECKING:
    from onrecord.model import Document
    from onrecord.scale.shapes import Finished

SHARD = 20
"""Documents of a shard: the first of them is lost to the count."""

LEAST = 10 * SHARD
"""With fewer, what is left out at both ends is too much of the whole."""


class Speed(msgspec.Struct, frozen=True):
    """Words a second by so many processes, that by the first number of them, memory of all together."""

    workers: int
    words_a_second: float
    ratio: float
    peak_mib: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the speeds."""
    chosen = options().parse_args(arguments)
    found = measured(reports(chosen.documents, chosen.file), chosen.workers)
    if chosen.json:
        print(msgspec.json.encode(found).decode())
        return 0
    for one in found:
        print(
            f"{one.workers} at once: {one.words_a_second:,.0f} words a second, "
            f"{one.ratio:.2f} times, {one.peak_mib:,.0f} MiB"
        )
    return 0


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.cores", description=__doc__)
    made.add_argument("file", nargs="?", help="reports to read; without one, invented reports")
    made.add_argument("--documents", type=positive, default=600)
    made.add_argument("--workers", type=positive, nargs="+", default=[1, 2])
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


class Timer(scale.Watch):
    """Notes when each shard was done, and what memory all processes held then."""

    def __init__(self) -> None:
        super().__init__(scale.Course())
        self.done: list[tuple[float, int]] = []
        self.peak = Peak(os.getpid())

    def finished(self, found: Finished) -> None:
        """Note a shard that is done."""
        super().finished(found)
        self.done.append((time.monotonic(), found.meta.shard))
        self.peak.look()


def reports(number: int, file: str | None) -> list[Document]:
    """So many documents, of a file or invented; ends where they are too few."""
    made = documents(file, None)[0][:number] if file else [one.document for one in records(number)]
    if len(made) < LEAST:
        raise SystemExit(f"takes {LEAST} documents at least, not {len(made)}")
    return made


def measured(made: Sequence[Document], workers: Sequence[int]) -> list[Speed]:
    """The speed by each number of processes."""
    words = [count(one.text) for one in made]
    found: list[Speed] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in made))
        for many in workers:
            keep_to(many)
            timer = Timer()
            out = str(Path(folder) / f"tables-{many}")
            scale.run([str(file)], out, workers=many, shard_size=SHARD, watch=timer)
            speed = steady(timer.done, words)
            first = found[0].words_a_second if found else speed
            found.append(Speed(many, round(speed), round(speed / first, 2), round(timer.peak.together)))
    return found


CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []  # Linux alone


def keep_to(cores: int) -> None:
    """Keep this process, and those that it will start, to so many cores."""
    if CORES:
        os.sched_setaffinity(0, CORES[:cores])


def steady(done: Sequence[tuple[float, int]], words: Sequence[int], size: int = SHARD) -> float:
    """Words a second between the first shard that was done and the last.

    >>> steady([(5.0, 0), (7.0, 1)], [10, 10, 30, 30], size=2)
    30.0
    """
    read = sum(sum(words[shard * size : (shard + 1) * size]) for _, shard in done[1:])
    return read / (done[-1][0] - done[0][0])


if __name__ == "__main__":
    sys.exit(main())
