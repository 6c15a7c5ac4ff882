"""Our own toll sentences: the counted as spans of a layer by category, and the words that give it as cues.

Seven in eight texts of `training/sentences` are learnt from; an eighth, by a hash of the text, is
measured on. Rare categories are one label. Of two tolls at the same characters ("the 14 who were
wounded and taken prisoner") the first is the label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.tolls import gold
from training.corpora.example import ROOT, Example, Span, fold

TRAINING = ROOT / "training"
COMMON = frozenset({
    "killed", "injured", "casualties", "missing", "detained", "released", "rescued", "displaced",
    "evacuated", "trapped", "affected", "abducted", "homeless", "captured",
})  # fmt: skip
OTHER = "other"
FOLDS = 8


def read(folder: str, *, dev: bool = False) -> Iterator[Example]:
    """The texts of a folder beside this one with their tolls: those to learn from, or those to measure on."""
    for path in sorted((TRAINING / folder).glob("*.txt")):
        yield from (example(path.stem, row) for row in gold.rows(path) if is_dev(row["sentence"]) == dev)


def is_dev(text: str) -> bool:
    """Whether a text is measured on."""
    return fold(text, FOLDS) == 0


def example(name: str, row: dict[str, Any]) -> Example:
    """A row of gold as an example."""
    tolls = row["tolls"]
    counted = (placed(toll["quantity"], label(toll["category"])) for toll in tolls)
    cues = (placed(toll["cue"], "CUE") for toll in tolls)
    return Example(f"{name}-{row['id']}", row["sentence"], {"tolls": apart(counted), "tollcues": apart(cues)})


def label(category: str) -> str:
    """The label of a category.

    >>> label("killed"), label("deserted")
    ('killed', 'other')
    """
    return category if category in COMMON else OTHER


def placed(words: dict[str, Any], name: str) -> Span:
    """A span of words as gold has them."""
    return Span(words["start"], words["end"], name)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in text order, without those that overlap an earlier one.

    >>> apart([Span(4, 9, "killed"), Span(0, 2, "missing"), Span(4, 9, "injured")])
    [Span(start=0, end=2, label='missing', value=0.0), Span(start=4, end=9, label='killed', value=0.0)]
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
