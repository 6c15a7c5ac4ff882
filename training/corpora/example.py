"""What every corpus becomes: a text with labelled spans by layer and links between spans."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
UNKNOWN = "?"  # the label of characters whose label a corpus leaves open: nothing is learnt from them


class Span(NamedTuple):
    """Characters [start, end) with a label; for a layer of numbers `value` is what counts."""

    start: int
    end: int
    label: str = ""
    value: float = 0.0


class Link(NamedTuple):
    """From the span that starts at one character to the span that starts at another; None: to nothing."""

    start: int
    to: int | None


class Mention(NamedTuple):
    """Characters [start, end) and the number of the chain they belong to."""

    start: int
    end: int
    chain: int


@dataclass(frozen=True)
class Example:
    """A text and what a corpus says of it; a layer that is absent is one that the corpus doesn't annotate."""

    id: str
    text: str
    spans: dict[str, list[Span]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    caseless: bool = False
    lacks: frozenset[str] = frozenset()
    """Labels that the corpus doesn't annotate: in measuring, such spans count as not found."""


def corpora() -> Path:
    """The folder of the corpora."""
    return Path(os.environ.get("ONRECORD_CORPORA", ROOT.parent / "shared" / "corpora"))


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file of the corpora, gzipped or not."""
    path = corpora() / name
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            yield json.loads(line)


def fold(name: str, folds: int) -> int:
    """The fold of a document, by a hash of its id: the same on every machine.

    >>> fold("a report", 8) == fold("a report", 8) < 8
    True
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % folds


def joined(words: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words set with blanks between them, and where each stands.

    >>> joined(["Two", "men"])
    ('Two men', [(0, 3), (4, 7)])
    """
    places, at = [], 0
    words = list(words)
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), places


def spans_of(tags: Iterable[str | None], places: list[tuple[int, int]]) -> Iterator[Span]:
    """The spans of tags B-X, I-X, O; a tag that is None leaves its word open.

    >>> list(spans_of(["B-PER", "I-PER", "O"], [(0, 3), (4, 7), (8, 9)]))
    [Span(start=0, end=7, label='PER', value=0.0)]
    """
    current: Span | None = None
    for tag, (start, end) in zip(tags, places, strict=True):
        label = UNKNOWN if tag is None else tag[2:]
        if current and tag and tag[0] == "I" and current.label == label:
            current = current._replace(end=end)
            continue
        if current:
            yield current
        current = Span(start, end, label) if label else None
    if current:
        yield current
