"""Records of a gold file's texts, and the scorer's figures of them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import msgspec

import onrecord

from .coded import coded, judged
from .measures import SCORERS, Measure

Figures = dict[str, dict[str, float]]
PROCESSES = 2
SEED_PUBLISHED = "2022-11-26"  # seed/gold.json, `published`
OWN = {"coreference": "evaluation.coreference", "speakers": "evaluation.speakers.figures"}
"""Scorers of this folder: modules with `documents(gold)` and `figures(gold, records)`."""


def documents(measure: Measure, gold: Path) -> list[onrecord.Document]:
    """The documents of a gold file, with the dates the corpus gives."""
    if measure.scorer in OWN:
        return list(import_module(OWN[measure.scorer]).documents(gold))
    if measure.scorer == "seed":
        text = (gold.parent / "report.txt").read_text(encoding="utf-8")
        return [onrecord.document(text, published=SEED_PUBLISHED)]
    lines = scorer("docs", gold).split("\n")  # texts hold U+2028, at which splitlines() splits
    return [onrecord.document(**json.loads(line)) for line in lines if line]


def read_all(documents: list[onrecord.Document], processes: int = PROCESSES) -> Iterator[bytes]:
    """The record of each document as JSON; a failure stops the measuring: it would count as not found."""
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(read_one, documents, chunksize=8)


def read_one(document: onrecord.Document) -> bytes:
    """The record of one document as JSON."""
    return onrecord.to_json(onrecord.Reader().read(document))


def measure_all(measures: list[Measure], folder: Path) -> dict[str, Figures]:
    """The figures of every measure; the records stay in a folder. One is scored while the next is read."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(PROCESSES) as readers, ThreadPoolExecutor(1) as judges:
        judged = {one.name: figures(one, folder, readers, judges) for one in measures}
        return {name: waiting() for name, waiting in judged.items()}


def figures(measure: Measure, folder: Path, readers: Executor, judges: Executor) -> Callable[[], Figures]:
    """Waits for the figures of one measure, with the words and seconds of the reading (on this machine)."""
    records = folder / f"{measure.name.replace(' ', '-')}.jsonl"
    gold = gold_file(measure, records)
    texts = documents(measure, gold)
    started = time.perf_counter()
    records.write_bytes(b"\n".join(readers.map(read_one, texts, chunksize=8)) + b"\n")
    seconds = round(time.perf_counter() - started, 1)
    words = sum(len(document.text.split()) for document in texts)
    made = judges.submit(scored, measure, gold, records)
    return lambda: made.result() | {"reading": {"words": words, "seconds": seconds}}


def scored(measure: Measure, gold: Path, records: Path) -> Figures:
    """What the scorer of a measure says of some records."""
    if measure.scorer in OWN:
        read = map(onrecord.from_json, records.read_bytes().splitlines())
        own: Figures = import_module(OWN[measure.scorer]).figures(gold, read)
        return own
    judged_of = coded if measure.coded else JUDGED.get(measure.scorer, same)
    made: Figures = json.loads(scorer(measure.scorer, gold, judged_of(records), *measure.flags, "--json"))
    return made


def share(right: int, of: int) -> dict[str, float]:
    """A share in percent, with the numbers it is of, as the scorers print it.

    >>> share(3, 4), share(0, 0)
    ({'share': 75.0, 'right': 3, 'of': 4}, {'share': 0.0, 'right': 0, 'of': 0})
    """
    return {"share": 100 * right / of if of else 0.0, "right": right, "of": of}


def gold_file(measure: Measure, records: Path) -> Path:
    """The gold file, written beside the records where it is made of something else."""
    if not measure.made:
        return measure.path
    made = records.with_suffix(".gold.jsonl")
    made.write_bytes(measure.lines())
    return made


def same(records: Path) -> Path:
    """The records as they are."""
    return records


def incidents(records: Path) -> Path:
    """The incidents of the records, as `onrecord incidents --json` prints them."""
    linked = records.with_suffix(".incidents.json")
    link = import_module("onrecord.incidents").link  # which a tree that `compare` reads with may not have
    read = map(onrecord.from_json, records.read_bytes().splitlines())
    linked.write_bytes(msgspec.json.encode(link(read)))
    return linked


JUDGED: dict[str, Callable[[Path], Path]] = {"events": judged, "incidents": incidents}
"""What scorers read that read no records."""


def scorer(name: str, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(SCORERS / f"{name}.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own scorers
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout
