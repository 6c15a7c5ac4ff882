"""Places of gold toponyms beside the most populous place of each name, in one run.

python -m benchmarks.namesakes SCORER.py GOLD.jsonl... [--json]

GOLD: texts with `toponyms`, as in ../shared/corpora/geo. SCORER: ../shared/scorers/geo.py. Both ways are told
where gold toponyms stand and look them up in the same gazetteer. Printed for each file: the share within
161 km of the toponyms that got a point, and of all that have one in gold; texts a second, tokens and tags in.
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

from benchmarks.scoring import scored
from benchmarks.speed import bind

Row = dict[str, Any]
Span = tuple[int, int]
Find = Callable[[Row, list[Span]], Iterator[object]]
"""A row and the spans of its toponyms to places as a record has them."""


class Way(msgspec.Struct, frozen=True):
    """What one way reached on one file: percent within 161 km, texts a second, that by onrecord's."""

    name: str
    gold: str
    answered: float
    all: float
    texts_a_second: float
    ratio: float = 1.0


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.namesakes", description=__doc__)
    options.add_argument("scorer", type=Path)
    options.add_argument("gold", type=Path, nargs="+")
    options.add_argument("--json", action="store_true", help="print JSON")
    chosen = options.parse_args(arguments)
    bind(1)
    found = [way for path in chosen.gold for way in compared(path, chosen.scorer)]
    if chosen.json:
        print(msgspec.json.encode(found).decode())
    else:
        Console().print(table(found))
    return 0


def compared(path: Path, scorer: Path) -> list[Way]:
    """Both ways on one file."""
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    ours, theirs = (
        measured(name, path, rows, find(), scorer)
        for name, find in (("onrecord", weighed), ("most populous", most_populous))
    )
    ratio = round(theirs.texts_a_second / ours.texts_a_second, 2)
    return [ours, msgspec.structs.replace(theirs, ratio=ratio)]


def weighed() -> Find:
    """The finder of places with gold toponyms in place of what the encoder hears."""
    from onrecord.encoder.labels import Label, Labels  # noqa: PLC0415 - numpy must see the number of threads first
    from onrecord.extract import places  # noqa: PLC0415
    from onrecord.pipeline import document, prepare  # noqa: PLC0415

    def find(row: Row, spans: list[Span]) -> Iterator[object]:
        given = Labels({"toponyms": tuple(Label(start, end, "PLACE", 1.0) for start, end in spans)})
        yield from places.find(prepare(document(row["text"], url=row.get("url")), given))

    return find


def most_populous() -> Find:
    """The place with most people of all that a name can stand for."""
    from onrecord.gazetteer import lookup  # noqa: PLC0415
    from onrecord.gazetteer.names import folded  # noqa: PLC0415

    gazetteer = lookup.load()

    def find(row: Row, spans: list[Span]) -> Iterator[object]:
        for start, end in spans:
            if candidates := gazetteer.candidates(folded(row["text"][start:end])):
                best = max(candidates, key=lambda one: (one.population, -one.number))
                value = {"latitude": best.latitude, "longitude": best.longitude, "country": best.country}
                yield {"spans": [[start, end]], "value": value}

    return find


def measured(name: str, path: Path, rows: list[Row], find: Find, scorer: Path) -> Way:
    """One way over all rows of a file."""
    made, seconds = [], 0.0
    for row in rows:
        spans = sorted((one["start"], one["end"]) for one in row["toponyms"])
        began = time.perf_counter()
        found = list(find(row, spans))
        seconds += time.perf_counter() - began
        made.append(
            {"document": {"id": row["id"], "text": row["text"]}, "places": msgspec.to_builtins(found)}
        )
    figures = scored(scorer, rows, made)
    answered, everything = (figures[part]["near"] for part in ("resolution", "resolution of all"))
    return Way(name, path.stem, round(answered, 1), round(everything, 1), round(len(rows) / seconds, 1))


def table(found: list[Way]) -> Table:
    """The ways as a table."""
    made = Table("gold", "", "answered", "all", "texts a second", "ratio")
    for one in found:
        cells = (one.answered, one.all, one.texts_a_second, one.ratio)
        made.add_row(one.gold, one.name, *(f"{cell:g}" for cell in cells))
    return made


if __name__ == "__main__":
    sys.exit(main())
