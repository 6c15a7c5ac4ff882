"""Places in a second reading and at gold toponyms: python -m evaluation.toponyms (four minutes).

A first reading of the texts of each corpus, of its train and its dev file, makes a profile of their sources;
no gold is looked at. Then each dev file is read alone, with the profile, and both ways with gold toponyms in
place of what the encoder hears. Printed: end to end F1 within 161 km; at gold the share within 161 km, of the
toponyms that got a point and of all that have one in gold.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

import onrecord
from onrecord import doc as on_doc
from onrecord.config import Settings
from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.extract.places.archive import Archive
from onrecord.pipeline import prepare_doc, tokenised

from .figures import documents, read_all, scorer
from .measures import Measure, load

AT_GOLD = ("resolution", "resolution of all")


class Work(NamedTuple):
    """A document, with its gold toponyms as labels where they are to be given."""

    document: onrecord.Document
    given: tuple[Label, ...] | None


def main() -> None:
    """Print a line for each dev file and the means."""
    print(f"{'':18}  end to end F1   at gold, alone   at gold, profile")
    print(f"{'':18}  alone profile   answered   all   answered   all")
    rows = []
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        for measure in load("places"):
            rows.append(Reading(measure, Path(folder), pool).figures())
            told(measure.name, rows[-1])
    told("mean", [sum(column) / len(column) for column in zip(*rows, strict=True)])


def told(name: str, row: Iterable[float]) -> None:
    """Print a line."""
    ends, *gold = zip(*[iter(row)] * 2, strict=True)
    cells = "   ".join(f"{one:8.1f} {other:5.1f}" for one, other in gold)
    print(f"{name:18}  {ends[0]:5.1f} {ends[1]:7.1f}   {cells}", flush=True)


class Reading:
    """The readings of one dev file."""

    def __init__(self, measure: Measure, folder: Path, pool: ProcessPoolExecutor) -> None:
        self.measure, self.folder, self.pool = measure, folder, pool
        self.alone, self.profiled = Settings(), Settings(profile=str(self.profile()))

    def profile(self) -> Path:
        """The profile of the sources of a corpus, by a first reading of its texts."""
        train = msgspec.structs.replace(self.measure, gold=self.measure.gold.replace("-dev", "-train"))
        path, found = self.folder / f"{self.measure.name}.profile", Archive()
        for line in read_all(documents(train, train.path) + documents(self.measure, self.measure.path)):
            found.add(onrecord.from_json(line))
        found.write(path)
        return path

    def figures(self) -> list[float]:
        """End to end F1 alone and with the profile; at gold, answered and all, of both."""
        texts, ways = documents(self.measure, self.measure.path), (self.alone, self.profiled)
        heard = [Work(one, None) for one in texts]
        given = [Work(one, labels) for one, labels in zip(texts, gold(self.measure), strict=True)]
        ends = [self.judged(heard, way, "end to end @161", "f1") for way in ways]
        at_gold = [self.judged(given, way, name, "near") for way in ways for name in AT_GOLD]
        return ends + at_gold

    def judged(self, works: list[Work], settings: Settings, figure: str, part: str) -> float:
        """A figure of the scorer's."""
        lines = self.pool.map(partial(read, settings=settings), works, chunksize=8)
        records = self.folder / "records.jsonl"
        records.write_bytes(b"\n".join(lines) + b"\n")
        made = json.loads(scorer("geo", self.measure.path, records, *self.measure.flags, "--json"))
        return float(made[figure][part])


def read(work: Work, settings: Settings) -> bytes:
    """The places of a document, as the scorer reads them."""
    doc = tokenised(work.document, settings)
    if work.given is not None:
        on_doc.put(doc, "labels", Labels({"toponyms": work.given}))
    prepare_doc(doc)
    return msgspec.json.encode({"document": work.document, "places": list(places.find(doc))})


def gold(measure: Measure) -> Iterator[tuple[Label, ...]]:
    """The gold toponyms of each row, as labels."""
    for line in measure.path.read_bytes().splitlines():
        spans = sorted((one["start"], one["end"]) for one in json.loads(line)["toponyms"])
        yield tuple(Label(start, end, "PLACE", 1.0) for start, end in spans)


if __name__ == "__main__":
    main()
