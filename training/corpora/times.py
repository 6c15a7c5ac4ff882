"""Time expressions with their TIMEX3 type; a fold of the documents is kept for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora.example import Example, Span, fold, rows

FOLDS = 8


def read(name: str, dev: bool = False) -> Iterator[Example]:
    """The documents of `time/NAME.jsonl`: fold 0 of 8 for measuring, the others for training."""
    for row in rows(f"time/{name}.jsonl"):
        if (fold(row["id"], FOLDS) == 0) == dev:
            yield example(row)


def example(row: dict[str, Any]) -> Example:
    """A document with its time expressions."""
    spans = [Span(time["start"], time["end"], time["type"]) for time in row["timexes"]]
    return Example(row["id"], row["text"], {"times": spans})
