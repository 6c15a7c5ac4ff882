"""The command of a benchmark on an archive: one that is given, or one filled for it, measured, and told."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def run(
    about: str | None,
    *,
    documents: int,
    fill: Callable[[Path, int], None],
    measure: Callable[[Path, Path], T],
    lines: Callable[[T], Iterable[str]],
    take: str = "take this archive",
) -> None:
    """Measure, and say what was measured: `measure` is given the archive and a folder for its own files."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--documents", type=int, default=documents)
    parser.add_argument("--archive", type=Path, metavar="FILE", help=take)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = chosen.archive or folder / "a.onrecord"
        if chosen.archive is None:
            fill(path, chosen.documents)
        found = measure(path, folder)
    if chosen.json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        return
    for line in lines(found):
        print(line)
