"""Draw the figures of a run: `python -m training.plot [CSV] [PNG]`, a small plot for each layer."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

from training.learner import RUN

SHOWN = ("overlap f1", "exact f1", "share", "pearson")  # the first that a layer has is drawn
COLUMNS = 4

Lines = dict[str, dict[str, list[tuple[int, float]]]]
"""By layer and corpus: step and figure."""


def lines(path: Path) -> Lines:
    """The figures to draw."""
    found: dict[tuple[str, str], dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["figure"] in SHOWN:
                step, value = int(row["step"]), float(row["value"])
                found[row["layer"], row["corpus"]][row["figure"]].append((step, value))
    drawn: Lines = defaultdict(dict)
    for (layer, corpus), figures in found.items():
        drawn[layer][corpus] = next(figures[name] for name in SHOWN if name in figures)
    return drawn


def draw(drawn: Lines, path: Path) -> None:
    """A plot for each layer, a line for each corpus."""
    rows = -(-len(drawn) // COLUMNS)
    figure, axes = plt.subplots(rows, COLUMNS, figsize=(4 * COLUMNS, 2.6 * rows), squeeze=False)
    for axis in axes.flat[len(drawn) :]:
        axis.axis("off")
    for axis, (layer, corpora) in zip(axes.flat, sorted(drawn.items()), strict=False):
        for corpus, points in corpora.items():
            axis.plot(*zip(*sorted(points), strict=True), marker=".", label=corpus)
        axis.set_title(layer, fontsize=9)
        axis.set_ylim(0, 1)
        axis.grid(alpha=0.3)
        axis.legend(fontsize=6)
    figure.tight_layout()
    figure.savefig(path, dpi=80)


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else RUN / "encoder.csv"
    draw(lines(source), Path(sys.argv[2]) if len(sys.argv) > 2 else source.with_suffix(".png"))
