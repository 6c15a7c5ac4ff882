"""GUM's chains of mentions, and the types of the things mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import Example, Mention, rows


def read(name: str) -> Iterator[Example]:
    """The documents of `coref/NAME.jsonl`."""
    for row in rows(f"coref/{name}.jsonl"):
        numbers: dict[str, int] = {}
        mentions = [
            Mention(one["start"], one["end"], numbers.setdefault(str(one["chain"]), len(numbers)))
            for one in row["mentions"]
        ]
        yield Example(row["id"], row["text"], mentions=sorted(mentions))
