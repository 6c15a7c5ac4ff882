"""What is measured, on which gold, and where both lie."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from .gva import reports
from .incidents import gold as written
from .tolls import held_out

HOUSE = Path(__file__).resolve().parent
CORPORA = Path(os.environ.get("ONRECORD_CORPORA", HOUSE.parent.parent / "shared" / "corpora"))
SCORERS = Path(os.environ.get("ONRECORD_SCORERS", CORPORA.parent / "scorers"))
SHOWN = 0.05  # figures are compared as they are shown, with one decimal

Scenarios = Literal[
    "seen", "unseen", "fresh", "later", "newest", "latest", "sealed", "recent", "blind", "unread", "gva"
]
"""What scenarios are made from: those of a split (incidents/scenarios), or reports of one archive."""


class Measure(msgspec.Struct, frozen=True):
    """One scorer on one gold file: what must not fall, or rise, by more than `slack` or `items` answers.

    `sure` figures hang on nothing that the encoder decides and get neither. `scenarios`: the scorer reads
    scenarios that are made from the gold, a file or a folder. `coded`: of the records only what an analyst
    would code, by their own confidence (coded.py). `held_out`: of a folder of toll texts those that the
    encoder has not learnt from (tolls/held_out.py).
    """

    name: str
    scorer: str
    gold: str
    floors: list[str]
    flags: list[str] = []
    ceilings: list[str] = []
    slack: float = SHOWN
    items: int = 0
    sure: list[str] = []
    scenarios: Scenarios | None = None
    coded: bool = False
    held_out: bool = False

    @property
    def path(self) -> Path:
        """The gold file: of the corpora, or of this folder where it begins with "./"."""
        return ((HOUSE if self.gold.startswith("./") else CORPORA) / self.gold).resolve()

    @property
    def made(self) -> bool:
        """Whether what the scorer reads is made of the gold, and is not the file itself."""
        return self.held_out or self.scenarios is not None

    def lines(self) -> bytes:
        """The gold as its scorer reads it."""
        if self.held_out:
            return as_lines(held_out.rows(self.path))
        if self.scenarios is not None:
            return scenario_lines(self.scenarios, self.path)
        return self.path.read_bytes()

    def digest(self) -> str:
        """The first twelve hexadecimal digits of the sha256 of the gold."""
        return hashlib.sha256(self.lines()).hexdigest()[:12]


def scenario_lines(of: Scenarios, path: Path) -> bytes:
    """Scenarios, one JSON object a line."""
    made = [reports.scenario(path)] if of == "gva" else map(written.row, written.scenarios(of, path))
    return as_lines(made)


def as_lines(rows: Iterable[object]) -> bytes:
    """Rows of gold, one JSON object a line."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


class Measures(msgspec.Struct, frozen=True):
    """The shape of measures.toml."""

    measure: list[Measure]


def load(only: str = "") -> list[Measure]:
    """The measures whose names begin with some words, all of them for none."""
    made = msgspec.toml.decode((HOUSE / "measures.toml").read_bytes(), type=Measures)
    return [measure for measure in made.measure if measure.name.startswith(only)]


def available() -> bool:
    """Whether the corpora and their scorers are on this machine."""
    return CORPORA.is_dir() and (SCORERS / "figures.py").is_file()
