"""The India police corpus: sentences in which the police kill, arrest, fail to act or use force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora.example import Example, Span, fold, rows

FOLDS = 8


def read(name: str, dev: bool = False) -> Iterator[Example]:
    """The articles of `events/NAME.jsonl`; fold 0 is for measuring."""
    for row in rows(f"events/{name}.jsonl"):
        if (fold(str(row["doc_id"]), FOLDS) == 0) == dev:
            yield example(row)


def example(row: dict[str, Any]) -> Example:
    """An article: a span for each label of a sentence, one with none."""
    text = row["doc_text"]
    spans = [Span(start, end, label) for start, end, labels in sentences(row) for label in labels or [""]]
    return Example(str(row["doc_id"]), text, {"police": spans}, caseless=text == text.lower())


def sentences(row: dict[str, Any]) -> list[tuple[int, int, list[str]]]:
    """The sentences of an article that stand in its text: their characters and their labels."""
    found, at = [], 0
    for one in row["sents"]:
        said = one["text"].strip()
        start = row["doc_text"].find(said, at) if said else -1
        if start >= 0:
            at = start + len(said)
            found.append((start, at, one["labels"]))
    return found
