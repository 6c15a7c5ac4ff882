"""What cross-validation is made of, torch aside: folds, the recipe of one layer, what is kept of times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.model import Sourced, Span, When
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


def kept(times: Iterable[Sourced[When]], near: Iterable[Span]) -> Iterator[Sourced[When]]:
    """The times of which a character lies among those where the encoder expects one.

    >>> date = When(timex="2024-05", type="DATE")
    >>> monday, may = (Sourced(date, (span,), "times 0.1") for span in ((0, 6), (9, 12)))
    >>> [time.spans for time in kept([monday, may], [(6, 10)])]
    [((9, 12),)]
    """
    characters = {at for start, end in near for at in range(start, end)}
    for time in times:
        if any(not characters.isdisjoint(range(start, end)) for start, end in time.spans):
            yield time


def whole(path: Path, rows: Iterable[object]) -> None:
    """Write rows as JSON lines, all of them or no file."""
    new = path.with_suffix(".new")
    new.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    new.replace(path)
