"""What every target is, and what has to hold of records whatever they were read from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import NamedTuple

import msgspec

from onrecord import Reader, Record
from onrecord.config import Settings

DAYS = (
    None, "2022-11-26", "0001-01-01", "0001-01-02T00:00:00+14:00", "9999-12-31", "9999-12-31T23:59:59-12:00",
    "2024-02-29T23:59:59+14:00", "20221126", "20221126T101010", "2022-W47-6", "2022-11-26 10:00:00.123456-02",
)  # fmt: skip
"""Days of publication at the ends of the calendar, and in all the ways of ISO 8601 that are taken."""


class Target(NamedTuple):
    """A name, how much of a run is its due, and what is done with dice."""

    name: str
    share: int
    attack: Callable[[Random], None]


def holds(true: object, words: str) -> None:
    """Raise where something does not hold."""
    if not true:
        raise AssertionError(words)


def check_spans(record: Record) -> None:
    """Raise for a span that is not inside the text: `spans`, `mentions`, `scope`, wherever they are."""
    size = len(record.document.text)
    stack: list[object] = [msgspec.to_builtins(record)]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            for key in ("spans", "mentions", "scope"):
                if isinstance(one.get(key), list | tuple):
                    holds(
                        all(0 <= start <= end <= size for start, end in one[key]), f"{key} outside the text"
                    )
            stack += one.values()
        elif isinstance(one, list | tuple):
            stack += one


@cache
def reader() -> Reader:
    """What reads, once."""
    return Reader(Settings())
