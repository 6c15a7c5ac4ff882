"""The memory that processes hold now, in MiB, as Linux tells it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

PAUSE = 0.2  # seconds
PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def resident_mib(pid: int | str = "self") -> float:
    """What a process holds resident; 0 where it has ended.

    >>> 1 < resident_mib() < 100_000
    True
    """
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_MIB
    except (FileNotFoundError, ProcessLookupError):
        return 0.0


def family(pid: int) -> list[int]:
    """A process and all that it and its children have started."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


class Peak:
    """The most memory that a process and its children hold while they run, together and each."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.together = 0.0
        self.most: dict[int, float] = {}

    def until(self, ended: Callable[[], object]) -> Peak:
        """Look five times a second until something is no longer None."""
        while ended() is None:
            self.look()
            time.sleep(PAUSE)
        return self

    def look(self) -> None:
        """Take in what they hold now."""
        now = {pid: resident_mib(pid) for pid in family(self.pid)}
        self.together = max(self.together, sum(now.values()))
        for pid, mib in now.items():
            self.most[pid] = max(self.most.get(pid, 0.0), mib)

    def each(self) -> list[float]:
        """The most that each process has held, the largest first."""
        return sorted(self.most.values(), reverse=True)
