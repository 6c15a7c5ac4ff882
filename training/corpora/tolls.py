"""Our own toll sentences: the counted as spans, the words that say their fate as cues, that as marks at both.

Seven in eight texts of `training/sentences` are learnt from; an eighth, by a hash of the text, is
measured on. Of counted that overlap only the first are learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.tolls import gold
from training.corpora.example import ROOT, Example, Span, fold

TRAINING = ROOT / "training"
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
    counted = apart(placed(toll["quantity"], "COUNTED") for toll in tolls)
    cues = apart(placed(toll["cue"], "CUE") for toll in tolls)
    starts = {span.start for span in (*counted, *cues)}
    kinds = {placed(toll[of], toll["category"]): None for toll in tolls for of in ("quantity", "cue")}
    spans = {
        "tolls": counted,
        "tollkinds": [kind for kind in kinds if kind.start in starts],
        "tollcues": cues,
    }
    return Example(f"{name}-{row['id']}", row["sentence"], spans)


def placed(words: dict[str, Any], name: str) -> Span:
    """A span of words as gold has them."""
    return Span(words["start"], words["end"], name)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in text order, without those that overlap an earlier one.

    >>> [span[:2] for span in apart([Span(4, 9, "CUE"), Span(0, 2, "CUE"), Span(4, 8, "CUE")])]
    [(0, 2), (4, 9)]
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
