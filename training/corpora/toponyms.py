"""Names of places, with coordinates in the corpora: only where they stand is learnt here."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import Example, Span, rows


def read(name: str) -> Iterator[Example]:
    """The articles of `geo/NAME.jsonl`; every toponym counts, also one that modifies or stands for people."""
    for row in rows(f"geo/{name}.jsonl"):
        spans = [Span(place["start"], place["end"], "PLACE") for place in row["toponyms"]]
        yield Example(row["id"], row["text"], {"toponyms": spans})
