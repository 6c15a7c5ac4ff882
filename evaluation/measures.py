"""What is measured, on which gold, and where both lie."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

HOUSE = Path(__file__).resolve().parent
CORPORA = Path(os.environ.get("ONRECORD_CORPORA", HOUSE.parent.parent / "shared" / "corpora"))
SCORERS = Path(os.environ.get("ONRECORD_SCORERS", CORPORA.parent / "scorers"))


class Measure(msgspec.Struct, frozen=True):
    """One scorer on one gold file: what must not fall, or rise, by more than `slack`."""

    name: str
    scorer: str
    gold: str
    floors: list[str]
    flags: list[str] = []
    ceilings: list[str] = []
    slack: float = 0.05  # figures are compared as they are shown, with one decimal

    @property
    def path(self) -> Path:
        """The gold file: of the corpora, or of this folder where it begins with "./"."""
        return ((HOUSE if self.gold.startswith("./") else CORPORA) / self.gold).resolve()

    def digest(self) -> str:
        """The first twelve hexadecimal digits of the gold file's sha256."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:12]


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
