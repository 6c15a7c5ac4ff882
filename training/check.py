"""Figures on the whole dev files: `python -m training.check GRAPH.onnx`; without a graph, the checkpoint.

Also writes attributions.jsonl and events.jsonl beside the checkpoint, for scorers/attribution.py and
scorers/events.py, and says how many words were read in a second.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from onrecord.encoder import graph
from onrecord.encoder.decode import Predict
from training import assemble, learner, measure, templates, train
from training.corpora import DEV
from training.layers import Tasks, load
from training.windows import Page, page

RECORDS = {
    "polnear": ("attributions.jsonl", assemble.record),
    "muc": ("events.jsonl", templates.record),
}
"""What is written of a corpus for a scorer, and by what."""


def main() -> None:
    """Measure, write the figures and the attributions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("graph", nargs="?", type=Path)
    options.add_argument("--most", type=int, default=0, help="pieces of each corpus; 0: all")
    options.add_argument("--only", nargs="*", default=list(DEV), help="corpora")
    options.add_argument("--csv", type=Path, help="append the figures here")
    options.add_argument("--step", type=int, default=0, help="the step that the CSV says")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    tasks = load()
    read = graph.load(chosen.graph).predict if chosen.graph else None
    predict = read or learner.predictor(learner.restored(tasks), "cpu")
    for name in chosen.only:
        pages = [page(example, tasks) for example in DEV[name]()]
        began = time.process_time()
        figures = measure.all_figures({name: pages}, predict, tasks, chosen.most)
        words = sum(len(one.example.text.split()) for one in measure.portion(pages, chosen.most))
        train.say(
            f"{name}: {words} words, {words / (time.process_time() - began):.0f} a second of processor time"
        )
        for key, value in figures.items():
            print("  ", *key, f"{value:.4f}", flush=True)
        if chosen.csv:
            train.write(chosen.csv, chosen.step, figures)
        if name in RECORDS and not chosen.most:
            recorded(name, pages, predict, tasks)


def recorded(name: str, pages: list[Page], predict: Predict, tasks: Tasks) -> None:
    """Write what a scorer reads."""
    file, record = RECORDS[name]
    with (learner.RUN / file).open("w", encoding="utf-8") as out:
        for one in pages:
            made = record(one, measure.read(one, predict, tasks), tasks)
            out.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
