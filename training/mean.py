"""The mean of the weights of runs that began alike: `python -m training.mean A.pt B.pt`.

Written as the checkpoint of `$ONRECORD_RUN`, to be calibrated, exported and measured as any other; it keeps
the steps and the optimiser of the first, so nothing should be trained from it. Weights of runs from different
beginnings have no common mean worth having.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.learner import SAVED

Weights = dict[str, torch.Tensor]
WORDS = "encoder.words.weight"
"""The vectors of words, frozen in training."""


def main() -> None:
    """Read the checkpoints, write their mean."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoints", nargs="+", type=Path)
    states = [
        torch.load(path, map_location="cpu", weights_only=True) for path in options.parse_args().checkpoints
    ]
    SAVED.parent.mkdir(parents=True, exist_ok=True)
    torch.save(states[0] | {"reader": mean([state["reader"] for state in states])}, SAVED)


def mean(runs: list[Weights]) -> Weights:
    """The mean of every tensor; runs of other recipes are refused.

    What was thawed has no vectors of words, which are never trained: those of a run are taken.
    """
    words = next((run[WORDS] for run in runs if WORDS in run), None)
    runs = [run if words is None else {WORDS: words} | run for run in runs]
    shapes = {name: value.shape for name, value in runs[0].items()}
    for other in runs[1:]:
        if {name: value.shape for name, value in other.items()} != shapes:
            raise SystemExit("the checkpoints are of different recipes: their weights have no mean")
    return {name: sum((run[name] for run in runs[1:]), runs[0][name]) / len(runs) for name in shapes}


if __name__ == "__main__":
    main()
