"""Work that is killed at random moments, looked at after each, and done to its end by the same command."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Protocol

import msgspec

PATIENCE = 120.0
"""Seconds that a process is given to end by itself."""
LONGEST = 12
"""Kills of one piece of work, after which it is left to end."""
FAST = 0.002  # seconds between two looks at a process


class Result(msgspec.Struct, frozen=True):
    """What the kills of one kind of work came to; `faults` names each loss, and is empty where all is well.

    `at_work` counts the kills after which something had been written, `slowest_check_ms` is how long the
    longest look at what was left took.
    """

    work: str
    kills: int
    at_work: int
    finished: int
    undisturbed_s: float
    slowest_check_ms: float
    faults: list[str]


class Work(Protocol):
    """Something that is killed: `do` is what the process does, in a folder of its own.

    `alike` is whether it is the same each time, so that undisturbed work is done once.
    """

    name: str
    alike: bool

    def prepare(self, folder: Path, at: int) -> None:
        """Lay out what the work begins with, for its `at`-th time."""

    def do(self, folder: Path, at: int) -> int:
        """Do it, from the beginning or going on; the exit code."""

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with what a kill left."""

    def begun(self, folder: Path) -> bool:
        """Whether something is there that the work has made."""

    def content(self, folder: Path) -> object:
        """All that the work has made, but the moments at which it did."""


class Child:
    """A process that does some work, a copy of this one: what is loaded here need not be loaded again."""

    def __init__(self, folder: Path, do: Callable[[], int]) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            code = 70
            try:
                os.setpgid(0, 0)
                quiet()
                os.chdir(folder)
                code = do()
            finally:
                os._exit(code)
        with contextlib.suppress(OSError):  # whichever of the two comes first
            os.setpgid(self.pid, self.pid)
        self.code: int | None = None

    def ended(self) -> bool:
        """Whether it has ended by itself."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def wait(self, seconds: float) -> bool:
        """Wait so long for its end; whether it has come."""
        end = time.monotonic() + seconds
        while not self.ended():
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(FAST, left))
        return True

    def kill(self, *, family: bool) -> None:
        """Kill it, alone or with all that it has started."""
        if family:
            os.killpg(self.pid, signal.SIGKILL)
        else:
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def quiet() -> None:
    """Send what a process says to nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def command(arguments: list[str]) -> int:
    """Run the command line; its exit code."""
    from onrecord.cli import app  # noqa: PLC0415 - heavy

    try:
        app(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """A folder with nothing in it, for the time that it is needed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Trial:
    """Kills of one kind of work."""

    def __init__(self, work: Work, folder: Path, seed: int) -> None:
        self.work, self.folder = work, folder
        self.random = Random(f"{seed} {work.name}")  # noqa: S311 - no secret
        self.kills = self.at_work = self.finished = 0
        self.slowest = 0.0
        self.found: list[str] = []

    def run(self, kills: int) -> Result:
        """Kill so often; what came of it."""
        self.warm()
        at, full = 0, 0.0
        expected: object = None
        while self.kills < kills:
            if at == 0 or not self.work.alike:
                full, expected = self.undisturbed(at)
            self.disturbed(at, full, expected, kills)
            at += 1
        return Result(
            self.work.name, self.kills, self.at_work, self.finished, round(full, 3), round(self.slowest, 1),
            self.found,
        )  # fmt: skip

    def warm(self) -> None:
        """Do the work here once, so that whoever does it later has loaded what it needs."""
        kept = [os.dup(stream) for stream in (1, 2)]
        quiet()
        try:
            with fresh(self.folder / "warm") as folder, contextlib.chdir(folder):
                self.work.prepare(folder, 0)
                self.work.do(folder, 0)
        finally:
            for stream, copy in zip((1, 2), kept, strict=True):
                os.dup2(copy, stream)
                os.close(copy)

    def undisturbed(self, at: int) -> tuple[float, object]:
        """How long the work takes where nobody disturbs it, and what it makes."""
        with fresh(self.folder / "undisturbed") as folder:
            self.work.prepare(folder, at)
            begin = time.monotonic()
            child = Child(folder, lambda: self.work.do(folder, at))
            if not child.wait(PATIENCE) or child.code:
                raise SystemExit(f"{self.work.name}: the undisturbed work ended with exit code {child.code}")
            return time.monotonic() - begin, self.work.content(folder)

    def disturbed(self, at: int, full: float, expected: object, kills: int) -> None:
        """Kill the work some times, look at what is left after each, then let it end."""
        with fresh(self.folder / "killed") as folder:
            self.work.prepare(folder, at)
            most = self.random.randint(1, LONGEST)
            while self.kills < kills and most:
                most -= 1
                child = Child(folder, lambda: self.work.do(folder, at))
                if child.wait(self.random.uniform(0, full * 1.05)):
                    break
                child.kill(family=self.random.random() < 0.5)
                self.kills += 1
                self.look(folder)
            self.end(folder, at, expected)

    def look(self, folder: Path) -> None:
        """Look at what a kill has left."""
        self.at_work += self.work.begun(folder)
        begin = time.monotonic()
        self.found += [f"kill {self.kills}: {one}" for one in self.work.faults(folder)]
        self.slowest = max(self.slowest, (time.monotonic() - begin) * 1000)

    def end(self, folder: Path, at: int, expected: object) -> None:
        """Let the same command end, and compare."""
        child = Child(folder, lambda: self.work.do(folder, at))
        if not child.wait(PATIENCE):
            child.kill(family=True)
        self.finished += 1
        if child.code:
            self.found.append(f"after kill {self.kills}: the same command ended with exit code {child.code}")
        if self.work.content(folder) != expected:
            self.found.append(f"after kill {self.kills}: the content is not that of undisturbed work")
