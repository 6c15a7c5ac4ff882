"""Times beside others, in one run: onrecord, HeidelTime, recognizers-text, dateparser.search.

python -m benchmarks.moments GOLD.jsonl SCORER.py [--texts N] [--json]

GOLD: texts with `timexes` and `dct`, as in ../shared/corpora/time. SCORER: ../shared/scorers/times.py. A tool
that is not installed is named with how to install it, and the others are measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import others
from benchmarks.scoring import scored
from benchmarks.speed import bind

Row = dict[str, Any]
SHOWN = ("relaxed", "strict", "type", "value")
DAY = 10  # characters of an ISO date


class Way(msgspec.Struct, frozen=True):
    """What one way reached: F1 by the scorer, texts a second, that by the first way's."""

    name: str
    figures: dict[str, float]
    texts_a_second: float
    ratio: float = 1.0


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures; 1 where a tool is missing."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.moments", description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("scorer", type=Path)
    options.add_argument("--texts", type=int, help="only the first so many")
    options.add_argument("--json", action="store_true", help="print JSON")
    chosen = options.parse_args(arguments)
    bind(1)
    rows = [json.loads(line) for line in chosen.gold.read_bytes().splitlines()][: chosen.texts]
    rows = [row for row in rows if row.get("text")]
    found, missing = [], []
    for name, load in ways().items():
        try:
            find = load()
        except ImportError as error:
            missing.append(f"{name} is missing ({error}): {others.WAYS[name][1]}")
            continue
        found.append(measured(name, rows, find, chosen.scorer))
    found = [
        msgspec.structs.replace(one, ratio=round(one.texts_a_second / found[0].texts_a_second, 3))
        for one in found
    ]
    if chosen.json:
        print(msgspec.json.encode(found).decode())
    else:
        Console().print(table(found))
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


def ways() -> dict[str, Callable[[], others.Find]]:
    """Each way by its name, still to be loaded; the first is what the others are compared with."""
    ours: dict[str, Callable[[], others.Find]] = {"onrecord": whole, "onrecord, times alone": alone}
    return ours | {name: load for name, (load, _) in others.WAYS.items()}


def whole() -> others.Find:
    """The reading of onrecord, whole records made."""
    from onrecord.pipeline import Reader, document  # noqa: PLC0415 - numpy must see the number of threads first

    reader = Reader()
    reader.read(document("Ada Orel said on Monday it was late."))

    def find(text: str, published: str) -> Iterator[Row]:
        yield from map(plain, reader.read(document(text, published=published)).times)

    return find


def alone() -> others.Find:
    """The finder of times with what it reads of: tokens, the encoder, tags and sentences."""
    from onrecord.extract import times  # noqa: PLC0415
    from onrecord.pipeline import document, prepare  # noqa: PLC0415

    def find(text: str, published: str) -> Iterator[Row]:
        yield from map(plain, times.find(prepare(document(text, published=published))))

    return find


def plain(one: object) -> Row:
    """A value of ours as JSON has it."""
    made: Row = msgspec.to_builtins(one)
    return made


def measured(name: str, rows: list[Row], find: others.Find, scorer: Path) -> Way:
    """One way over all rows."""
    made, seconds = [], 0.0
    for row in rows:
        began = time.perf_counter()
        found = list(find(row["text"], row["dct"][:DAY]))
        seconds += time.perf_counter() - began
        made.append({"document": {"id": row["id"], "text": row["text"]}, "times": found})
    figures = scored(scorer, rows, made)
    shown = {part: round(figures[part]["f1"], 1) for part in SHOWN}
    return Way(name, shown, round(len(rows) / seconds, 2))


def table(found: list[Way]) -> Table:
    """The ways as a table."""
    made = Table("", *SHOWN, "texts a second", "ratio")
    for one in found:
        cells = (f"{one.figures[name]:.1f}" for name in SHOWN)
        made.add_row(one.name, *cells, f"{one.texts_a_second:g}", f"{one.ratio:g}")
    return made


if __name__ == "__main__":
    sys.exit(main())
