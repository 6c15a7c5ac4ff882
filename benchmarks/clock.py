"""Seconds by stage, and the reading of some documents."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """Seconds by stage; a stage inside another counts as itself alone.

    >>> clock = Clock()
    >>> clock.run("outer", clock.run, "inner", len, "four")
    4
    >>> list(clock.spent)
    ['inner', 'outer']
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.inside = 0.0

    def run(self, stage: str, work: Callable[..., T], *given: object) -> T:
        """Do some work, and put its time down to a stage."""
        around, self.inside = self.inside, 0.0
        began = time.perf_counter()
        try:
            return work(*given)
        finally:
            took = time.perf_counter() - began
            self.spent[stage] = self.spent.get(stage, 0.0) + took - self.inside
            self.inside = around + took


def count(text: str) -> int:
    """The words of a text, as white space separates them."""
    return len(text.split())


@dataclass
class Round:
    """The reading of some words: seconds by the clock and of the processor, seconds by stage."""

    words: int
    seconds: float = 0.0
    processor: float = 0.0
    spent: dict[str, float] = field(default_factory=dict)

    @property
    def speed(self) -> float:
        """Words a second by the clock."""
        return self.words / self.seconds

    @property
    def of_processor(self) -> float:
        """Words a second of processor time."""
        return self.words / self.processor


@contextmanager
def timed(texts: Iterable[str]) -> Iterator[Round]:
    """The round in which a block of code reads some texts, its times filled in at the end."""
    one = Round(sum(count(text) for text in texts))
    clock, processor = time.perf_counter(), time.process_time()
    yield one
    one.seconds, one.processor = time.perf_counter() - clock, time.process_time() - processor
