"""CAMEO sentences: who acts, on whom, in which quad class."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import UNKNOWN, Example, Span, fold, rows

FOLDS = 8
ROLES = {
    "source": "SOURCE",
    "target": "TARGET",
    "R": UNKNOWN,
}  # R is explained nowhere: nothing is learnt of it


def read(name: str, dev: bool = False) -> Iterator[Example]:
    """The sentences of `events/NAME.jsonl`, with spans or with a quad class only; fold 0 is for measuring."""
    for number, row in enumerate(rows(f"events/{name}.jsonl")):
        text = row["text"]
        if not text or (fold(text, FOLDS) == 0) != dev:
            continue
        spans = {}
        if row["quad"] is not None:
            spans["quad"] = [Span(0, len(text), str(row["quad"]))]
        if "spans" in row:
            spans["actors"] = [Span(one["start"], one["end"], ROLES[one["role"]]) for one in row["spans"]]
        yield Example(f"{name}-{number}", text, spans)
