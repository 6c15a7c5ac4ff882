"""Counting for figures: functions give counts that add up over documents; `figures` makes shares of them."""

from __future__ import annotations

from collections import Counter

import numpy as np

from onrecord.encoder import viterbi
from onrecord.encoder.arrays import Array
from onrecord.encoder.layout import Layer
from training.layers import IGNORED

Counts = Counter[str]


def spans(target: Array, tags: Array) -> Counts:
    """Gold and found spans: the same pieces and label; any piece in common; pieces of the same label."""
    asked = target != IGNORED
    gold_tags, tags = np.where(asked, target, 0), np.where(asked, tags, 0)
    gold, found = viterbi.spans(gold_tags), viterbi.spans(tags)
    gold_label, label = (gold_tags + 1) // 2, (tags + 1) // 2
    return Counter(
        {
            "exact gold": len(gold),
            "exact found": len(found),
            "exact right": len(set(gold) & set(found)),
            "touch gold": len(gold),
            "touch found": len(found),
            "touch right": sum(bool(label[a:b].any()) for a, b, _ in gold),
            "touch kept": sum(bool(gold_label[a:b].any()) for a, b, _ in found),
            "overlap gold": int((gold_label > 0).sum()),
            "overlap found": int((label > 0).sum()),
            "overlap right": int(((label == gold_label) & (label > 0)).sum()),
        }
    )


def starts(target: Array, scores: Array) -> Counts:
    """Gold and found starts."""
    found = scores.argmax(1)
    right = int(((found == 1) & (target == 1)).sum())
    return Counter(
        {"exact gold": int((target == 1).sum()), "exact found": int(found.sum()), "exact right": right}
    )


def words(target: Array, scores: Array) -> Counts:
    """Labelled spans and those with the right label."""
    asked = target != IGNORED
    return Counter(
        {"share of": int(asked.sum()), "share right": int((scores.argmax(1) == target)[asked].sum())}
    )


def marks(target: Array, scores: Array) -> Counts:
    """Gold and found marks, all labels together."""
    asked = target != IGNORED
    gold, found = (target == 1) & asked, (scores > 0) & asked
    return Counter(
        {
            "exact gold": int(gold.sum()),
            "exact found": int(found.sum()),
            "exact right": int((gold & found).sum()),
        }
    )


def number(target: Array, scores: Array) -> Counter[str]:
    """Sums for Pearson's correlation and the mean absolute error."""
    asked = ~np.isnan(target)
    x, y = target[asked].astype(float), scores[asked, 0].astype(float)
    return Counter(
        {
            "n": len(x),
            "x": x.sum(),
            "y": y.sum(),
            "xx": x @ x,
            "yy": y @ y,
            "xy": x @ y,
            "error": abs(x - y).sum(),
        }
    )


KINDS = {"spans": spans, "starts": starts, "words": words, "marks": marks, "number": number}


def tally(layer: Layer, target: Array, said: Array) -> Counter[str]:
    """The counts of a layer on a document, of tags for spans and of scores for other kinds."""
    return KINDS[layer.kind](target, said)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares of counts.

    >>> figures(Counter({"exact gold": 4, "exact found": 4, "exact right": 2}))["exact f1"]
    0.5
    """
    found = {}
    for kind in ("exact", "touch", "overlap"):
        if counts[f"{kind} gold"]:
            right = counts[f"{kind} right"]
            recall = right / counts[f"{kind} gold"]
            precision = counts.get(f"{kind} kept", right) / (counts[f"{kind} found"] or 1)
            found[f"{kind} p"], found[f"{kind} r"] = precision, recall
            found[f"{kind} f1"] = 2 * precision * recall / (precision + recall or 1)
    if counts["share of"]:
        found["share"] = counts["share right"] / counts["share of"]
    if counts["n"]:
        found["pearson"], found["mean absolute error"] = pearson(counts), counts["error"] / counts["n"]
    return found


def pearson(sums: Counter[str]) -> float:
    """The correlation from sums."""
    n = sums["n"]
    across = n * sums["xy"] - sums["x"] * sums["y"]
    spread = (n * sums["xx"] - sums["x"] ** 2) * (n * sums["yy"] - sums["y"] ** 2)
    return float(across / spread**0.5) if spread > 0 else 0.0
