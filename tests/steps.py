"""Work counted, not timed: how many lines of onrecord's own Python something runs, the same on every machine.

What runs in C (a regular expression, `in` of a list, msgspec) is not seen: of patterns `test_patterns.py`
counts the steps.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import onrecord

OURS = str(Path(onrecord.__file__).parent)


def steps(work: Callable[[], object]) -> int:
    """The lines of onrecord that are run, each turn of a loop counted anew."""
    count = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _arg: object) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times the steps four times the size takes: 4 where they grow with it, 16 by its square.

    What is remembered between calls (words that were met before) is remembered by a run before the first.
    """
    steps(work(size // 4))
    few, many = steps(work(size)), steps(work(4 * size))
    assert few > size, "nothing of onrecord's was run"
    return many / few
