"""What cross-validation is made of, torch aside: what is cut, the recipe of it, files that are whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from training.corpora.example import fold
from training.layers import Tasks

Row = dict[str, Any]


class Plan(msgspec.Struct, frozen=True):
    """A corpus of the recipe that is cut into folds: its file, what it teaches, what is learnt beside it.

    `key` is the field of a row by which it comes into a fold, `scored` how the result is scored.
    """

    gold: str
    cut: str
    layers: tuple[str, ...]
    beside: tuple[str, ...]
    key: str
    scored: str


PLANS = {
    "times": Plan(
        gold="time/tbaq_corrected-train.jsonl",
        cut="tbaq",
        layers=("times",),
        beside=("wikiwars",),
        key="id",
        scored="python ../shared/scorers/times.py {gold} {made}",
    ),
    "actors": Plan(
        gold="events/cameo-srctgt-train.jsonl",
        cut="cameo",
        layers=("actors", "quad"),
        beside=("cameo-quad",),
        key="text",
        scored="python ../shared/scorers/events.py {gold} {made}",
    ),
    "police": Plan(
        gold="events/india-police-train.jsonl",
        cut="police",
        layers=("police",),
        beside=(),
        key="doc_id",
        scored="python -m evaluation.police {made}",
    ),
}


class Setting(msgspec.Struct, frozen=True):
    """What the folds of one cross-validation have in common, so that no two are mixed."""

    steps: int
    folds: int
    recipe: str
    documents: str
    encoder: str


def setting(tasks: Tasks, documents: Sequence[Row], steps: int, folds: int, encoder: bytes = b"") -> Setting:
    """The setting of a run: its recipe, documents and the encoder it began with by their digests."""
    return Setting(steps, folds, digest(tasks), digest(documents), hashlib.sha256(encoder).hexdigest()[:12])


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


def reduced(tasks: Tasks, plan: Plan) -> Tasks:
    """The recipe of a plan's layers and corpora; the links stay, and learn nothing.

    Transitions and calibration, which other runs counted on all documents, are left out.
    """
    return msgspec.structs.replace(
        tasks,
        layers={name: tasks.layers[name] for name in plan.layers},
        sampling={name: tasks.sampling[name] for name in (plan.cut, *plan.beside)},
        transitions={},
        calibration={},
    )


def parted(documents: Iterable[Row], number: int, folds: int, key: str = "id") -> tuple[list[Row], list[Row]]:
    """The documents outside a fold, and those in it."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for one in documents:
        parts[fold(str(one[key]), folds) == number].append(one)
    return parts


def whole(path: Path, rows: Iterable[object]) -> None:
    """Write rows as JSON lines, all of them or no file."""
    new = path.with_suffix(".new")
    new.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    new.replace(path)
