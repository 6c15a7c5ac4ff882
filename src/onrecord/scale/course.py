"""How far a run is, from what its processes say; and whoever is told of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from ..errors import ScaleError
from .shapes import Finished, News, Refused, Step

if TYPE_CHECKING:
    from .plan import Left, Plan


class Course(Struct, kw_only=True):
    """How far a run is; documents and bytes are those of this run, without what was done before."""

    inputs: int = 0
    shards: int = 0
    before: int = 0
    done: int = 0
    lost: int = 0
    documents: int = 0
    failed: int = 0
    bytes: int = 0
    left: int = 0
    """Bytes that were to be read when it began."""
    began: float = 0.0

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / max(time.monotonic() - self.began, 1e-6)


class Watch:
    """Is told of a run as it goes, and keeps its course; this one shows nothing."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.under_way: dict[int, Step] = {}

    def looked_at(self, inputs: int) -> None:
        """So many inputs have been looked at."""
        self.course.inputs = inputs

    def begins(self, plan: Plan, left: Left) -> None:
        """It is known what is to be done."""
        course = self.course
        course.inputs, course.shards, course.left = plan.inputs, plan.shards, left.bytes
        course.before = plan.shards - len(left.numbers)
        course.began = time.monotonic()

    def step(self, step: Step) -> None:
        """A shard is so far; nothing of it counts where it is begun again."""
        before = self.under_way.get(step.shard, Step(step.shard, 0, 0))
        self.course.documents += step.documents - before.documents
        self.course.bytes += step.bytes - before.bytes
        self.under_way[step.shard] = step

    def finished(self, found: Finished) -> None:
        """A shard is done."""
        self.step(Step(found.meta.shard, found.meta.documents, found.meta.bytes))
        self.under_way.pop(found.meta.shard)
        self.course.done += 1
        self.course.failed += found.meta.failed

    def refused(self, found: Refused) -> None:
        """A shard cannot be done."""
        self.step(Step(found.shard, 0, 0))
        self.course.lost += 1


def followed(news: Iterable[News], watch: Watch) -> None:
    """Tell a watcher what comes of shards; ScaleError where no other could be done either."""
    for found in news:
        if isinstance(found, Step):
            watch.step(found)
        elif isinstance(found, Finished):
            watch.finished(found)
        elif found.stop:
            raise ScaleError(found.why)
        else:
            watch.refused(found)
