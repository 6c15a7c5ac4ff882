"""Count how tags follow each other: `python -m training.transitions` writes transitions.json.

A step from tag a to tag b gets log P(b | a) - log P(b), over the words of the -train files:
how much more a tag is seen after another than anywhere. Added to the scores of the graph, with the recipe's
`strength`, it keeps spans together. It depends on the corpora and the labels, not on the network.
"""

from __future__ import annotations

import msgspec
import numpy as np

from onrecord.encoder.arrays import Array
from training.corpora import TRAIN
from training.layers import IGNORED, TRANSITIONS, Tasks, load
from training.windows import page

UNSEEN = 0.5  # added to every count


def main() -> None:
    """Count, write."""
    tasks = load()
    rows = {name: np.round(log_odds(one), 2).tolist() for name, one in counts(tasks).items()}
    TRANSITIONS.write_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=0) + b"\n")


def counts(tasks: Tasks) -> dict[str, Array]:
    """How often each tag follows each other, by layer of spans."""
    names = [name for name, layer in tasks.layers.items() if layer.kind == "spans"]
    found = {name: np.full((tasks.layers[name].size,) * 2, UNSEEN) for name in names}
    for read in TRAIN.values():
        for example in read():
            one = page(example, tasks)
            for name in found.keys() & one.targets.keys():
                count(one.targets[name][~one.inner], found[name])
    return found


def count(target: Array, found: Array) -> None:
    """Add the steps of a page from each word to the next."""
    kept = (target[:-1] != IGNORED) & (target[1:] != IGNORED)
    np.add.at(found, (target[:-1][kept], target[1:][kept]), 1)


def log_odds(counted: Array) -> Array:
    """How much likelier b is after a than anywhere, of counts: log P(b | a) - log P(b).

    >>> log_odds(np.array([[4.0, 4.0], [4.0, 4.0]])).tolist()
    [[0.0, 0.0], [0.0, 0.0]]
    """
    found: Array = np.log(counted / counted.sum(1, keepdims=True)) - np.log(counted.sum(0) / counted.sum())
    return found


if __name__ == "__main__":
    main()
