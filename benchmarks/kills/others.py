"""What is killed beside archives: `onrecord run` into tables, and the building of a gazetteer."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec

from benchmarks.kills.trial import command
from onrecord import scale
from onrecord.config import Settings
from onrecord.gazetteer import full
from onrecord.model import Count, Document, Failure, MadeWith, Record, Sourced, Toll
from onrecord.scale.shapes import Meta

MADE_WITH = MadeWith(onrecord="0", model="invented", lexicons="invented", gazetteer="invented")
SLOW = 0.01  # seconds that the stand-in takes for a document
SHARD = 10
WORKERS = 2


class Standin:
    """A reader that loads nothing; its records have one toll each."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def attempt(self, document: Document) -> Record | Failure:
        """A record, after a while."""
        time.sleep(SLOW)
        if "unread" in document.text:
            return Failure(document.id, "tolls", "ValueError")
        count = Sourced(Count(low=3, high=3, best=3, bound="exact"), ((0, 5),), "invented")
        return Record(
            document=document, tolls=(Toll(id="t1", category="killed", count=count),), made_with=MADE_WITH
        )


class Run:
    """`onrecord run`, with a reader that stands in for ours, in two processes and their readers."""

    name = "run"
    alike = True

    def __init__(self, documents: int) -> None:
        self.documents = documents

    def prepare(self, folder: Path, at: int) -> None:
        """Documents as JSON lines."""
        texts = (
            f"Three men were killed on day {n}.{' unread' * (n % 17 == 3)}" for n in range(self.documents)
        )
        lines = (json.dumps({"id": f"n{n}", "text": text}) for n, text in enumerate(texts))
        (folder / "news.jsonl").write_text("\n".join(lines) + "\n")

    def do(self, folder: Path, at: int) -> int:
        """Read them into tables."""
        made = scale.run(["news.jsonl"], "out", maker=Standin, workers=WORKERS, shard_size=SHARD)
        return 0 if made.complete else 1

    def begun(self, folder: Path) -> bool:
        """Whether there is a shard."""
        return any((folder / "out" / "shards").glob("*.json"))

    def faults(self, folder: Path) -> Iterator[str]:
        """Shards that are said to be there and are not whole."""
        out = folder / "out"
        for path in sorted((out / "shards").glob("*.json")):
            meta = msgspec.json.decode(path.read_bytes(), type=Meta)
            for name, said in meta.tables.items():
                table = out / name / f"{path.stem}.parquet"
                if not table.is_file() or hashlib.sha256(table.read_bytes()).hexdigest() != said.sha256:
                    yield f"{table.relative_to(out)} is not whole"

    def content(self, folder: Path) -> object:
        """Every file of the folder, by what is in it."""
        out = folder / "out"
        return {
            str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*"))
            if path.is_file() and path.name not in (".lock", "plan.jsonl")
        }


class Build:
    """`onrecord gazetteer build`, of an invented GeoNames; how far it is is noted more often than usual."""

    name = "gazetteer build"
    alike = True

    def __init__(self, places: int) -> None:
        self.places = places
        full.STEP = max(places // 8, 1)

    def prepare(self, folder: Path, at: int) -> None:
        """Places and other names, in GeoNames' columns."""
        random = Random(7)  # noqa: S311 - no secret
        first, others = [], []
        for number in range(1, self.places + 1):
            name = "".join(random.choice(("ka", "lo", "mi", "ru", "ve", "dan")) for _ in range(4)).title()
            point = f"{random.uniform(-60, 70):.4f}\t{random.uniform(-170, 170):.4f}"
            start = f"{50_000_000 + number}\t{name}\t{name}\t\t{point}\tP\tPPL\tFI\t\t08"
            first.append(f"{start}\t\t\t\t{number}\t\t1\tEurope/Helsinki\t2024-01-01")
            others.append(f"{number}\t{50_000_000 + number}\ten\t{name[::-1].title()}\t\t\t\t")
        (folder / "allCountries.txt").write_text("\n".join(first) + "\n")
        (folder / "alternateNamesV2.txt").write_text("\n".join(others) + "\n")

    def do(self, folder: Path, at: int) -> int:
        """Build it."""
        return command(
            ["gazetteer", "build", "allCountries.txt", "alternateNamesV2.txt", "--to", "made.bin", "--quiet"]
        )

    def begun(self, folder: Path) -> bool:
        """Whether something was noted."""
        return (folder / "made.bin.building" / "state.json").exists() or (folder / "made.bin").exists()

    def faults(self, folder: Path) -> Iterator[str]:
        """A gazetteer that has its name and is not whole."""
        if (folder / "made.bin").exists():
            from onrecord.gazetteer.lookup import load  # noqa: PLC0415

            load.cache_clear()
            if load(folder / "made.bin").counts.places < self.places:
                yield "the gazetteer is not whole"

    def content(self, folder: Path) -> object:
        """Its bytes, and what else is there."""
        return (
            hashlib.sha256((folder / "made.bin").read_bytes()).hexdigest(),
            sorted(path.name for path in folder.iterdir() if path.name.startswith("made")),
        )
