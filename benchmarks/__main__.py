"""All benchmarks, one after another: a table, plots, and what each has printed.

python -m benchmarks [--quick] [--to FOLDER] [--only NAME ...] [--words 5000] [--most 100]
                     [--most-records 1000] [--documents 2000] [--megabytes 64] [--kills 20] [--seconds 20]
                     [--corpora FOLDER]

The sizes are modest, so that all of them take a quarter of an hour or so of an idle core; figures to be told
want larger ones: --words 65000 --most 100000 --most-records 100000 --documents 100000 --megabytes 2048.
With --quick they are the smallest there are: whether all of it runs, not how fast.
Each is a process of its own. One that fails is told, the others are run, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks import plots
from benchmarks.growth import text
from benchmarks.invented import records
from benchmarks.speed import positive

CORPORA = Path("../shared/corpora")
WORDS_A_REPORT = 150
"""Words of an invented report, fewer than the average."""


QUICK: dict[str, float] = {
    "words": 500,
    "most": 1,
    "most_records": 10,
    "documents": 20,
    "megabytes": 1,
    "seconds": 1.0,
    "kills": 10,
}
"""The sizes with --quick, but for those that are given."""

NAMES = ("name", "command", "part", "stage", "work", "workers")
"""What tells apart the rows of a benchmark."""


class Part(NamedTuple):
    """A benchmark: its module, and what it is given."""

    module: str
    given: Sequence[str]


class Made(NamedTuple):
    """What came of a benchmark: what it printed as JSON, None where it failed, and how long it took."""

    name: str
    found: Any
    seconds: float


def main(arguments: list[str] | None = None) -> int:
    """Run them, and write what came of them; exit code 1 where one failed."""
    chosen = asked(arguments)
    folder = Path(chosen.to)
    folder.mkdir(parents=True, exist_ok=True)
    every = parts(chosen, folder)
    if strange := set(chosen.only or ()) - every.keys():
        print(
            f"no such benchmark: {', '.join(sorted(strange))} (there are {', '.join(every)})", file=sys.stderr
        )
        return 2
    made = [ran(name, part, folder) for name, part in every.items() if not chosen.only or name in chosen.only]
    (folder / "figures.md").write_text("".join(f"{line}\n" for line in table(made)), encoding="utf-8")
    print((folder / "figures.md").read_text(encoding="utf-8"))
    for line in plots.drawn({one.name: one.found for one in made}, folder):
        print(line, file=sys.stderr)
    return int(any(one.found is None for one in made))


def asked(arguments: list[str] | None) -> argparse.Namespace:
    """What is asked for on the command line."""
    made = options()
    if made.parse_args(arguments).quick:
        made.set_defaults(**QUICK)
    return made.parse_args(arguments)


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("--quick", action="store_true", help="the smallest sizes: whether all of it runs")
    made.add_argument("--to", default="benchmarks-made", help="the folder of the table and the plots")
    made.add_argument("--only", nargs="+", metavar="NAME", help="these alone")
    made.add_argument("--words", type=positive, default=5000, help="of speed")
    made.add_argument("--most", type=positive, default=100, help="reports that are read, of growth and cores")
    made.add_argument("--most-records", type=positive, default=1000, help="of growth and the archive")
    made.add_argument("--documents", type=positive, default=2000, help="of memory, copies and kills")
    made.add_argument("--megabytes", type=positive, default=64, help="of the crawl")
    made.add_argument("--kills", type=positive, default=20)
    made.add_argument("--seconds", type=float, default=20.0, help="most that a peer may take")
    made.add_argument("--corpora", type=Path, default=CORPORA, help="for quotes, moments and namesakes")
    return made


def parts(chosen: argparse.Namespace, folder: Path) -> dict[str, Part]:
    """Every benchmark by its name, with what it is given; those of corpora where these are at hand."""
    texts = folder / "reports.jsonl"
    many = max(chosen.words // WORDS_A_REPORT, 3)
    texts.write_bytes(b"".join(text(one) + b"\n" for one in records(many)))
    reports = str(max(chosen.most, 40))
    made = {
        "speed": Part("speed", [str(texts), "--words", str(chosen.words), "--json"]),
        "cores": Part("cores", ["--documents", str(max(chosen.most, 200)), "--json"]),
        "components": Part("components", ["--json"]),
        "peers": Part("peers", ["--documents", reports, "--seconds", str(chosen.seconds), "--json"]),
        "growth": Part(
            "growth", ["--most", str(chosen.most), "--most-records", str(chosen.most_records), "--json"]
        ),
        "memory": Part("memory", ["--documents", str(chosen.documents), "--json"]),
        "crawl": Part("crawl", ["--megabytes", str(chosen.megabytes)]),
        "archive": Part("archive", ["--documents", str(chosen.most_records), "--json"]),
        "copies": Part("copies", ["--documents", str(chosen.documents), "--json"]),
        "kills": Part("kills", ["--kills", str(chosen.kills)]),
    }
    return made | dict(of_corpora(chosen.corpora))


def of_corpora(corpora: Path) -> Iterator[tuple[str, Part]]:
    """The benchmarks that need gold, where it is at hand."""
    scorers = corpora.parent / "scorers"
    needs = {
        "quotes": (
            corpora / "attribution/polnear-dev.jsonl",
            scorers / "attribution.py",
            ["--words", "5000"],
        ),
        "moments": (corpora / "time/meantime-dev.jsonl", scorers / "times.py", ["--texts", "10"]),
    }
    for name, (gold, scorer, more) in needs.items():
        if gold.exists() and scorer.exists():
            yield name, Part(name, [str(gold), str(scorer), *more, "--json"])


def ran(name: str, part: Part, folder: Path) -> Made:
    """Run a benchmark; what it printed is kept in the folder, and so is what it said."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    began = time.monotonic()
    with (folder / f"{name}.txt").open("wb") as said:
        done = subprocess.run(  # noqa: S603 - our own modules
            [sys.executable, "-m", f"benchmarks.{part.module}", *part.given],
            stdout=subprocess.PIPE, stderr=said, check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))},
        )  # fmt: skip
    seconds = round(time.monotonic() - began, 1)
    (folder / f"{name}.json").write_bytes(done.stdout)
    try:
        found = decoded(done.stdout)
    except msgspec.DecodeError:
        print(f"{name} failed with exit code {done.returncode}: see {folder / name}.txt", file=sys.stderr)
        return Made(name, None, seconds)
    if done.returncode:
        print(f"{name} ended with exit code {done.returncode}: see {folder / name}.txt", file=sys.stderr)
    return Made(name, found, seconds)


def decoded(printed: bytes) -> Any:  # noqa: ANN401 - what JSON holds
    r"""What was printed as JSON; a list where it is more than one value, a line each.

    >>> decoded(b'{"n": 1}'), decoded(b'{"n": 1}\n{"n": 2}\n')
    ({'n': 1}, [{'n': 1}, {'n': 2}])
    """
    try:
        return msgspec.json.decode(printed)
    except msgspec.DecodeError:
        return [msgspec.json.decode(line) for line in printed.splitlines()] or msgspec.json.decode(printed)


def table(made: Sequence[Made]) -> Iterator[str]:
    """All figures as a table of Markdown, under a line that says of what machine they are."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    yield f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores ({processor()}), load at the end: {load}"
    yield ""
    yield "| benchmark | of | figure |"
    yield "| --- | --- | --- |"
    for one in made:
        if one.found is None:
            yield f"| {one.name} | | failed |"
        else:
            yield from (f"| {one.name} | {of} | {figure} |" for of, figure in figures(one.found))
        yield f"| {one.name} | seconds that this took | {one.seconds:g} |"


def figures(found: Any, of: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - what JSON holds
    """The figures of what a benchmark printed, each with the way to it.

    >>> list(figures({"speed": {"words": 3000.0}, "rows": [{"name": "a", "n": 1}], "tenths": [1.5, 2]}))
    [('speed words', '3,000'), ('rows a n', '1'), ('tenths', '1.5, 2')]
    """
    if isinstance(found, dict):
        names = [str(found[name]) for name in NAMES if name in found]
        inside = " ".join(filter(None, [of, *names]))
        for name, value in found.items():
            if name not in NAMES and not isinstance(value, str):
                yield from figures(value, f"{inside} {name.replace('_', ' ')}".strip())
    elif isinstance(found, list) and any(isinstance(one, dict) for one in found):
        for one in found:
            yield from figures(one, of)
    elif isinstance(found, list):
        yield of, ", ".join(map(shown, found))
    else:
        yield of, shown(found)


def shown(value: object) -> str:
    """A figure as it is read."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def processor() -> str:
    """What the machine computes with."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


if __name__ == "__main__":
    sys.exit(main())
