"""Cross-validation of time expressions: `python -m training.crossval`; the same command goes on.

What ships has learnt from seven eighths of TBAQ. Here each fold of its documents (by a hash of the id) is
read by an encoder that began as MiniLM and learnt times from the other folds and WikiWars alone. Written to
`$ONRECORD_RUN`: fold-K.jsonl, whole, when a fold is through; after the last crossval.jsonl, which
scorers/times.py reads.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord import doc as on_doc
from onrecord.encoder import labels
from onrecord.encoder.decode import Predict
from onrecord.encoder.layout import Layout
from onrecord.extract import times
from onrecord.pipeline import document, prepare_doc, tokenised
from training import pieces
from training.batches import stream
from training.corpora import TRAIN, Example
from training.corpora.example import corpora, rows
from training.corpora.times import example
from training.folds import CORPORA, LAYER, Row, agree, parted, reduced, setting, whole
from training.layers import Tasks, load
from training.learner import RUN, Learner, predictor
from training.train import TOLD, Progress, say
from training.transitions import UNSEEN, count, log_odds
from training.windows import Window, page, windows

CUT, BESIDE = CORPORA
GOLD = f"time/{CORPORA[CUT]}.jsonl"
DAY = 10  # characters of an ISO date, as scorers/docs.py gives them


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
    options.add_argument("--steps", type=int, default=500, help="of training, for each fold")
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--threads", type=int, default=2)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    validate(reduced(load()), chosen.steps, chosen.folds)


def validate(tasks: Tasks, steps: int, folds: int) -> None:
    """Cross-validate with a recipe of one layer."""
    RUN.mkdir(parents=True, exist_ok=True)
    gold = list(rows(GOLD))
    agree(RUN / "crossval.json", setting(tasks, gold, steps, folds))
    paths = [RUN / f"fold-{number}.jsonl" for number in range(folds)]
    for number, path in enumerate(paths):
        if not path.exists():
            others, left_out = parted(gold, number, folds)
            say(f"fold {number}: {len(others)} documents to learn from, {len(left_out)} to read")
            encoder = trained(others, tasks, steps)
            whole(path, (record(row, encoder) for row in left_out))
    together = RUN / "crossval.jsonl"
    whole(together, (msgspec.Raw(line) for path in paths for line in path.read_bytes().splitlines()))
    say(f"all folds read: python ../shared/scorers/times.py {corpora() / GOLD} {together}")


def trained(gold: list[Row], tasks: Tasks, steps: int) -> labels.Encoder:
    """An encoder that has learnt from some documents of the corpus and from the one beside it."""
    examples = {CUT: [example(row) for row in gold], BESIDE: list(TRAIN[BESIDE]())}
    tasks = msgspec.structs.replace(tasks, transitions={LAYER: transitions(examples, tasks)})
    learner = Learner(tasks, steps)
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


def transitions(examples: dict[str, list[Example]], tasks: Tasks) -> list[list[float]]:
    """How tags follow each other in what is learnt from, as `training.transitions` counts them."""
    counted = np.full((tasks.layers[LAYER].size,) * 2, UNSEEN)
    for one in (page(text, tasks) for some in examples.values() for text in some):
        count(one.targets[LAYER][~one.inner], counted)
    rows: list[list[float]] = np.round(log_odds(counted), 2).tolist()
    return rows


def record(row: Row, encoder: labels.Encoder) -> Row:
    """What the finder says of a document with an encoder's labels, as a record of times alone."""
    doc = tokenised(document(row["text"], id=row["id"], published=row["dct"][:DAY]))
    on_doc.put(doc, "labels", labels.read(doc.text, encoder).labels((LAYER,)))
    prepare_doc(
        doc
    )  # after the labels: it reads with what ships, which has seen the corpus, where there are none
    return {"document": {"id": row["id"], "text": row["text"]}, "times": list(times.find(doc))}


if __name__ == "__main__":
    main()
