"""A folder that reports are put into: its new and changed files, once nobody writes in them any more."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .. import sources

REST = 2.0
"""Seconds in which neither size nor time of a file may change before it is taken for whole."""


class State(NamedTuple):
    """How a file was found: bytes, and when it was changed (nanoseconds)."""

    size: int
    changed: int


class Folder:
    """A folder, or a pattern of files; knows the files that were given before, as they were then."""

    def __init__(self, name: str, rest: float = REST, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.rest, self.clock = name, rest, clock
        self.seen: dict[str, tuple[State, float]] = {}
        self.given: dict[str, State] = {}

    def fresh(self) -> tuple[list[str], int]:
        """The files to be read now, by name, and how many more have still to rest."""
        now = self.clock()
        found = {file: state for file in self.files() if (state := state_of(file)) is not None}
        fresh = {file: state for file, state in found.items() if self.given.get(file) != state}
        ready = [file for file, state in fresh.items() if self.rests(file, state, now)]
        self.given = {file: state for file, state in self.given.items() if file in found}
        self.given.update({file: fresh[file] for file in ready})
        waiting = fresh.keys() - set(ready)
        self.seen = {file: self.seen[file] for file in waiting}
        return ready, len(waiting)

    def files(self) -> list[str]:
        """The files that are there; none where the folder is gone, which may come back."""
        return [one for one in sources.expand([self.name], folders=True) if Path(one).is_file()]

    def rests(self, file: str, state: State, now: float) -> bool:
        """Whether a file has been as it is for long enough, as seen by us: clocks of disks differ."""
        before, since = self.seen.get(file, (None, now))
        if before != state:
            since = now
        self.seen[file] = (state, since)
        return now - since >= self.rest


def state_of(file: str) -> State | None:
    """How a file is found, None where it has just gone."""
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return State(found.st_size, found.st_mtime_ns)
