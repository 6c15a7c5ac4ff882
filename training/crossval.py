"""Cross-validation: `python -m training.crossval times`; the same command goes on.

What ships has learnt from nearly all of a corpus that has no dev file. Here each fold of its documents (by a
hash) is read by an encoder that has learnt the layer from the other folds, and from what the plan names
beside them. It begins as MiniLM, or with `--encoder` as one that `training.train --without` made, which has
learnt all else. Written to `$ONRECORD_RUN`: fold-K.jsonl, whole, when a fold is through; after the last
crossval.jsonl, and it is said what scores that.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.encoder import labels
from onrecord.encoder.decode import Predict
from onrecord.encoder.layout import Layout
from training import pieces
from training.batches import stream
from training.corpora import EXAMPLE, TRAIN, Example
from training.corpora.example import corpora, rows
from training.folds import PLANS, Plan, Row, agree, parted, reduced, setting, whole
from training.layers import Tasks, load
from training.learner import RUN, Learner, predictor
from training.readings import READINGS
from training.train import TOLD, Progress, say
from training.transitions import UNSEEN, count, log_odds
from training.windows import Window, page, windows


@dataclass(frozen=True)
class Network:
    """A network in place of the graph: a `labels.Encoder`."""

    layout: Layout
    tokenizer: Tokenizer
    predict: Predict
    digest: str = "a fold"


def main() -> None:
    """Train and read the folds that are missing, then put all together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("plan", choices=PLANS)
    options.add_argument("--steps", type=int, default=500, help="of training, for each fold")
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--encoder", type=Path, help="a checkpoint that has not seen the corpus")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    validate(chosen.plan, chosen.steps, chosen.folds, chosen.encoder)


def validate(name: str, steps: int, folds: int, encoder: Path | None = None) -> None:
    """Cross-validate a plan."""
    plan, tasks = PLANS[name], reduced(load(), PLANS[name])
    RUN.mkdir(parents=True, exist_ok=True)
    gold = [row for row in rows(plan.gold) if row.get("text") != ""]
    began = encoder.read_bytes() if encoder else b""
    agree(RUN / "crossval.json", setting(tasks, gold, steps, folds, began))
    paths = [RUN / f"fold-{number}.jsonl" for number in range(folds)]
    for number, path in enumerate(paths):
        if not path.exists():
            others, left_out = parted(gold, number, folds, plan.key)
            say(f"fold {number}: {len(others)} documents to learn from, {len(left_out)} to read")
            network = trained(shown(plan, others, left_out), tasks, steps, encoder)
            whole(path, (READINGS[name](row, network) for row in left_out))
    made = RUN / "crossval.jsonl"
    whole(made, (msgspec.Raw(line) for path in paths for line in path.read_bytes().splitlines()))
    say("all folds read: " + plan.scored.format(gold=corpora() / plan.gold, made=made))


def shown(plan: Plan, others: list[Row], left_out: list[Row]) -> dict[str, list[Example]]:
    """What a fold learns from: the other documents, and the corpora beside them less what is left out."""
    hidden = {EXAMPLE[plan.cut](row).text for row in left_out}
    beside = {name: [one for one in TRAIN[name]() if one.text not in hidden] for name in plan.beside}
    return {plan.cut: [EXAMPLE[plan.cut](row) for row in others], **beside}


def trained(
    examples: dict[str, list[Example]], tasks: Tasks, steps: int, encoder: Path | None
) -> labels.Encoder:
    """An encoder that has learnt from some documents."""
    tasks = msgspec.structs.replace(tasks, transitions=transitions(examples, tasks))
    learner = Learner(tasks, steps)
    if encoder:
        learner.adopt(encoder)
    batches = stream({name: [*cut(some, tasks)] for name, some in examples.items()}, tasks)
    progress = Progress()
    while not learner.over():
        some = list(islice(batches, tasks.run.accumulate))
        progress.add(learner.learn(some), some)
        if learner.step % TOLD == 0:
            progress.tell(learner)
            progress = Progress()
    return Network(tasks.layout, pieces.tokenizer(), predictor(learner.reader, learner.device))


def cut(examples: list[Example], tasks: Tasks) -> Iterator[Window]:
    """The windows of some documents."""
    for one in examples:
        yield from windows(one, tasks)


def transitions(examples: dict[str, list[Example]], tasks: Tasks) -> dict[str, list[list[float]]]:
    """How tags of the layers of spans follow each other, as `training.transitions` counts them."""
    counted = {
        name: np.full((layer.size,) * 2, UNSEEN)
        for name, layer in tasks.layers.items()
        if layer.kind == "spans"
    }
    for one in (page(text, tasks) for some in examples.values() for text in some):
        for name in counted.keys() & one.targets.keys():
            count(one.targets[name][~one.inner], counted[name])
    return {name: np.round(log_odds(table), 2).tolist() for name, table in counted.items()}


if __name__ == "__main__":
    main()
