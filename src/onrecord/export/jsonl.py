"""JSON lines: whole records and incidents, or a flat row an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from ..model import to_json
from .chosen import Chosen

KINDS = ("records", "incidents", "attributions", "tolls", "events", "times", "places", "parties", "hedges",
         "claims")  # fmt: skip


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a line each; how many there were."""
    count = 0
    for line in lines(chosen):
        stream.write(line + b"\n")
        count += 1
    return count


def lines(chosen: Chosen) -> Iterator[bytes]:
    """The lines: records and incidents with all they hold, rows with the columns of the other tables."""
    if chosen.kind == "records":
        yield from (to_json(read.record) for read in chosen.reads)
    elif chosen.kind == "incidents":
        yield from (msgspec.json.encode(case.incident) for case in chosen.cases)
    else:
        for row in chosen.rows():
            yield msgspec.json.encode({name: row.get(name) for name in chosen.columns})
