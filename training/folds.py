"""What cross-validation is made of, torch aside: folds, the recipe of one layer, files that are whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from training.corpora.example import fold
from training.layers import Tasks

LAYER = "times"
CORPORA = {"tbaq": "tbaq_corrected-train", "wikiwars": "wikiwars-train"}
"""The corpora of the layer by their names in the recipe; the first is the one that is cut into folds."""

Row = dict[str, Any]


class Setting(msgspec.Struct, frozen=True):
    """What the folds of one cross-validation have in common, so that no two are mixed."""

    steps: int
    folds: int
    recipe: str
    documents: str


def setting(tasks: Tasks, documents: Sequence[Row], steps: int, folds: int) -> Setting:
    """The setting of a run, its recipe and documents by their digests."""
    return Setting(steps, folds, digest(tasks), digest(documents))


def digest(value: object) -> str:
    """The first twelve hexadecimal digits of the sha256 of a value as JSON.

    >>> digest([1, 2]) == digest((1, 2))
    True
    """
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:12]


def agree(path: Path, wanted: Setting) -> None:
    """Write down the setting of a run; SystemExit where a run of another has begun there."""
    if not path.exists():
        whole(path, [wanted])
    elif (found := msgspec.json.decode(path.read_bytes(), type=Setting)) != wanted:
        raise SystemExit(f"{path} is of another run, {found}, not {wanted}: move it and its folds away")


def reduced(tasks: Tasks) -> Tasks:
    """The recipe of the one layer and its corpora; the links stay, and learn nothing.

    Transitions and calibration, which other runs counted on all documents, are left out.
    """
    return msgspec.structs.replace(
        tasks,
        layers={LAYER: tasks.layers[LAYER]},
        sampling={name: tasks.sampling[name] for name in CORPORA},
        transitions={},
        calibration={},
    )


def parted(documents: Iterable[Row], number: int, folds: int) -> tuple[list[Row], list[Row]]:
    """The documents outside a fold, and those in it."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for one in documents:
        parts[fold(one["id"], folds) == number].append(one)
    return parts


def whole(path: Path, rows: Iterable[object]) -> None:
    """Write rows as JSON lines, all of them or no file."""
    new = path.with_suffix(".new")
    new.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    new.replace(path)
