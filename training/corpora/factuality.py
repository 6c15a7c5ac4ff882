"""UDS It Happened 2: for a predicate, from -3 (did not happen) to +3 (did), as readers judged it."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import Example, Span, rows


def read(name: str) -> Iterator[Example]:
    """The sentences of `certainty/NAME.jsonl`."""
    for row in rows(f"certainty/{name}.jsonl"):
        spans = [Span(one["start"], one["end"], "", one["factuality"]) for one in row["events"]]
        yield Example(row["id"], row["text"], {"factuality": spans})
