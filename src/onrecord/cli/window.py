"""What is shown of a run: a bar, failures as they come, a word at the end - or at an interruption."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType

import typer
from rich.console import Console

from ..errors import OnrecordError
from ..export.terminal import safe
from ..scale import Course, Manifest, Watch
from ..scale.plan import Left, Plan
from ..scale.shapes import Finished, Refused, Step
from .ending import Terminated, ended
from .exits import INTERRUPTED, SOME_FAILED, TERMINATED
from .progress import progress

TOLD = 10
"""Failures that are told as they come; the table `failures` has all."""


class Window(Watch):
    """Watches a run: `with Window(out) as window: scale.run(..., watch=window)`."""

    def __init__(self, out: str, *, quiet: bool) -> None:
        super().__init__(Course())
        self.out, self.quiet = out.rstrip("/"), quiet
        self.messages = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self.told = 0
        self.bar, self.handlers = ExitStack(), ExitStack()
        self.moved: Callable[[int], None] = lambda size: None

    def __enter__(self) -> Window:
        self.handlers.enter_context(ended())
        self.show(None, lambda: f"{self.course.inputs:,} inputs looked at")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.close()
        self.handlers.close()
        if isinstance(error, KeyboardInterrupt):
            self.say(f"onrecord: interrupted: {self.so_far()}: the same command goes on")
            raise typer.Exit(TERMINATED if isinstance(error, Terminated) else INTERRUPTED)
        if isinstance(error, OnrecordError):
            self.say(f"onrecord: {error}")
            raise typer.Exit(SOME_FAILED)

    def show(self, size: int | None, said: Callable[[], str]) -> None:
        """Show a bar of so many bytes."""
        self.bar.close()
        self.moved = self.bar.enter_context(progress(self.messages, size, said, shown=not self.quiet))

    def say(self, words: str) -> None:
        """Say something on standard error."""
        self.messages.print(safe.line(words))

    def said(self) -> str:
        """How far it is, and how fast."""
        return f"{self.course.documents:,} read, {self.course.rate:,.1f} a second"

    def so_far(self) -> str:
        """How many shards are done."""
        course = self.course
        return f"{course.before + course.done:,} of {course.shards:,} shards are done in {self.out}"

    def looked_at(self, inputs: int) -> None:
        """So many inputs have been looked at."""
        super().looked_at(inputs)
        self.moved(0)

    def begins(self, plan: Plan, left: Left) -> None:
        """It is known what is to be done."""
        super().begins(plan, left)
        self.show(left.bytes, self.said)
        if self.course.before and left.numbers and not self.quiet:
            self.say(f"onrecord: {self.so_far()}: going on")

    def step(self, step: Step) -> None:
        """A shard is so far."""
        before = self.course.bytes
        super().step(step)
        self.moved(self.course.bytes - before)

    def finished(self, found: Finished) -> None:
        """A shard is done; some of its failures are told."""
        super().finished(found)
        for one in found.told[: TOLD - self.told]:
            self.say(f"{one.read_from}: {one.message}")
        self.told += len(found.told[: TOLD - self.told])

    def refused(self, found: Refused) -> None:
        """A shard cannot be done."""
        super().refused(found)
        self.say(f"shard {found.shard}: {found.why}")

    def sum_up(self, made: Manifest) -> None:
        """Say what has been made."""
        if made.failed > self.told:
            self.say(f"onrecord: why documents failed is in the table {self.out}/failures")
        if made.lacking:
            self.say(f"onrecord: {len(made.lacking):,} shards are lacking: the same command tries them again")
        if self.quiet:
            return
        parts = [f"{made.records:,} records in {made.shards:,} shard{'s' * (made.shards != 1)}"]
        parts += [f"{made.failed:,} failed"] if made.failed else []
        parts += [f"{self.course.before:,} shards done before"] if self.course.before else []
        parts += [f"{self.course.rate:,.1f} documents a second"] if self.course.documents else []
        self.say(f"{self.out}: {', '.join(parts)}")
