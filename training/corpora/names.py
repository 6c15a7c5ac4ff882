"""The open sets of names: WikiGold, GMB, CrossNER politics, tweets; their labels are PER, ORG, LOC, MISC."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import Example, joined, rows, spans_of


def read(name: str, layer: str = "entities") -> Iterator[Example]:
    """The sentences of `syntax/ner_NAME.jsonl.gz`, their names in a layer."""
    for number, row in enumerate(rows(f"syntax/ner_{name}.jsonl.gz")):
        text, places = joined(row["tokens"])
        yield Example(f"{name}-{number}", text, {layer: list(spans_of(row["ner"], places))})
