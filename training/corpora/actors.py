"""CAMEO sentences: who acts, on whom, in which quad class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora.example import UNKNOWN, Example, Span, fold, rows

FOLDS = 8
ROLES = {
    "source": "SOURCE",
    "target": "TARGET",
    "R": UNKNOWN,
}  # R is explained nowhere: nothing is learnt of it


def read(name: str, dev: bool = False) -> Iterator[Example]:
    """The sentences of `events/NAME.jsonl`, with spans or with a quad class only; fold 0 is for measuring."""
    for row in rows(f"events/{name}.jsonl"):
        if row["text"] and (fold(row["text"], FOLDS) == 0) == dev:
            yield example(row)


def example(row: dict[str, Any]) -> Example:
    """A sentence of the corpus."""
    text, spans = row["text"], {}
    if row["quad"] is not None:
        spans["quad"] = [Span(0, len(text), str(row["quad"]))]
    if "spans" in row:
        spans["actors"] = [Span(one["start"], one["end"], ROLES[one["role"]]) for one in row["spans"]]
    return Example(row.get("id", text), text, spans)
