"""Figures on the whole dev files: `python -m training.check GRAPH.onnx`; without a graph, the checkpoint.

Also writes attributions.jsonl beside the checkpoint, for ../shared/scorers/attribution.py, and says how
many words were read in a second.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from training import assemble, export, learner, measure, train
from training.corpora import DEV
from training.decode import Predict
from training.layers import Tasks, load
from training.windows import Page, page


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
    predict = (
        export.session(chosen.graph) if chosen.graph else learner.predictor(learner.restored(tasks), "cpu")
    )
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
        if name == "polnear" and not chosen.most:
            attributed(pages, predict, tasks)


def attributed(pages: list[Page], predict: Predict, tasks: Tasks) -> None:
    """Write what the scorer of attributions reads."""
    with (learner.RUN / "attributions.jsonl").open("w", encoding="utf-8") as out:
        for one in pages:
            found = list(assemble.relations(one, measure.read(one, predict, tasks), tasks))
            out.write(json.dumps(assemble.record(one, found), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
