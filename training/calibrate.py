"""How sure to be: `python -m training.calibrate GRAPH.onnx` fits what scores are worth, to calibration.json.

The graph's chances are too high where it errs. For each layer a line through the log-odds (Platt 1999) is
fitted on every other document of the dev files, and the expected calibration error (ten bins of equal size)
is said of the others, before and after. A span is right when gold has its characters and its label; an
attribution when its content shares more than half of its characters with a gold one's. `training.export`
puts the file into the graph.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from evaluation.reliability import error, is_most
from onrecord.encoder import calibration, graph, labels
from onrecord.encoder.arrays import Array
from onrecord.encoder.labels import KINDS, Counted, Said
from onrecord.encoder.relations import LAYER
from training.corpora import DEV, Example
from training.corpora.example import rows
from training.layers import CALIBRATION

CORPORA = {
    "times": ("tbaq", "wikiwars"),
    "toponyms": ("lgl", "tr-news", "geowebnews", "geovirus"),
    "entities": ("ewt", "gum"),
    LAYER: ("polnear",),
    KINDS: ("tolls",),
}
STEPS = 50  # of Newton's method; it needs fewer than ten
Judged = list[tuple[float, bool]]


def main() -> None:
    """Fit, say how good, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("graph", type=Path)
    encoder = uncalibrated(ungated(options.parse_args().graph))
    fitted = {}
    for layer, corpora in CORPORA.items():
        halves: list[Judged] = [[], []]
        for name in corpora:
            for number, example in enumerate(DEV[name]()):
                halves[number % 2] += judged(layer, example, labels.read(example.text, encoder))
        half, rest = (np.array(one, float).reshape(-1, 2) for one in halves)
        line = platt(half)
        told = np.stack([calibration.worth(rest[:, 0], line), rest[:, 1]], 1)
        before, after = error(rest.tolist()), error(told.tolist())
        print(f"{layer}: {len(half)} and {len(rest)} spans, error {before:.3f}, calibrated {after:.3f}")
        fitted[layer] = platt(np.concatenate([half, rest]))
    CALIBRATION.write_bytes(msgspec.json.format(msgspec.json.encode(fitted)) + b"\n")


def ungated(path: Path) -> graph.Graph:
    """The graph in a file without its gate: how sure to be is asked of all that the branch says."""
    from training import gated  # noqa: PLC0415 - onnx, which is not in the extra [dev]

    return gated.opened(path)


def uncalibrated(encoder: graph.Graph) -> graph.Graph:
    """A graph that gives its own chances."""
    return replace(encoder, layout=msgspec.structs.replace(encoder.layout, calibration={}))


def judged(layer: str, example: Example, read: labels.Labelled) -> Iterator[tuple[float, bool]]:
    """What the graph finds in a layer of a text: its chance, and whether it is right."""
    found = read.labels([] if layer == KINDS else [layer], least={})
    if layer == LAYER:
        yield from ((one.score, is_said(one, contents()[example.id])) for one in found.said)
        return
    if layer == KINDS:
        yield from ((one.kinds[0][1], is_counted(one, example)) for one in found.counted)
        return
    wanted = {span[:3] for span in example.spans[layer]}
    for one in found.spans[layer]:
        if one.label not in example.lacks:
            yield one.score, (one.start, one.end, one.label) in wanted


def is_counted(one: Counted, example: Example) -> bool:
    """Whether a toll of gold counts some of the characters, as what the encoder thinks likeliest."""
    return any(
        kind.start < one.end and one.start < kind.end and kind.label == one.kinds[0][0]
        for kind in example.spans[KINDS]
    )


@cache
def contents() -> dict[str, list[frozenset[int]]]:
    """The characters of the contents of polnear-dev, by document."""
    found = {}
    for row in rows("attribution/polnear-dev.jsonl"):
        said = (one["content"] for one in row["attributions"])
        found[row["id"]] = [frozenset(at for span in spans for at in range(*span)) for spans in said]
    return found


def is_said(one: Said, gold: list[frozenset[int]]) -> bool:
    """Whether a content shares more than half of its characters, and of theirs together, with a gold one."""
    characters = {at for span in one.content for at in range(*span)}
    return is_most(characters, gold)


def platt(seen: Array) -> tuple[float, float]:
    """Slope and offset of the line through log-odds that make chances (N x 2: chance, right) likeliest."""
    x, right = np.stack([calibration.odds(seen[:, 0]), np.ones(len(seen))], 1), seen[:, 1]

    def lost(line: Array) -> float:
        return float(np.logaddexp(0, np.where(right, -1, 1) * (x @ line)).sum())

    line = np.array([1.0, 0.0])
    for _ in range(STEPS):
        made = 1 / (1 + np.exp(-np.clip(x @ line, -50, 50)))
        curve = (x.T * (made * (1 - made))) @ x + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, x.T @ (made - right))
        while lost(line - step) > lost(line) and np.abs(step).max() > 1e-9:
            step /= 2
        line = line - step
    return round(float(line[0]), 4), round(float(line[1]), 4)


if __name__ == "__main__":
    main()
