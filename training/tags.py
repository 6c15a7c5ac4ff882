"""Train the part-of-speech tagger: `python training/tags.py`, about ten minutes on one core, numpy only.

Reads UD English EWT and the open genres of GUM from `$ONRECORD_CORPORA/syntax` (default
`../shared/corpora`), fits a linear-chain conditional random field by AdaGrad with an L1 penalty, rounds
the weights to integers and writes `src/onrecord/language/tags.bin`. Deterministic for a seed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.language.tagger import features
from onrecord.language.tagger.model import pack

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("ONRECORD_CORPORA", ROOT.parent / "shared" / "corpora"))
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Sentence(NamedTuple):
    """A sentence of a treebank; `blanks` tells whether a blank follows each word."""

    words: list[str]
    tags: list[str]
    universal: list[str]
    blanks: list[bool]


def read(name: str) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file of the corpora."""
    with gzip.open(CORPORA / "syntax" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.strip():
                yield sentence(rows)
                rows = []
        if rows:
            yield sentence(rows)


def sentence(rows: list[list[str]]) -> Sentence:
    """The words of a sentence; inside a word of several parts ("don't") no blank follows a part."""
    joined: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False)
            joined[last] = "SpaceAfter=No" not in row[9]
    words = [row for row in rows if row[0].isdigit()]
    blanks = [joined.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in words]
    return Sentence([row[1] for row in words], [row[4] for row in words], [row[3] for row in words], blanks)


def seen(one: Sentence) -> list[list[str]]:
    """The features of every word of a sentence."""
    words = one.words
    caseless = features.shouts(words)
    lowers = [features.normal(word).lower() for word in words]
    found = []
    for at, word in enumerate(words):
        names = list(features.own(word, caseless))
        names += features.before(words[at - 1], caseless) if at else ["<^"]
        names += features.after(words[at + 1], caseless) if at + 1 < len(words) else [">$"]
        names += features.beyond(words[at - 2], "<") if at > 1 else ["<<^"]
        names += features.beyond(words[at + 2], ">") if at + 2 < len(words) else [">>$"]
        names += features.placed(words, lowers, one.blanks, at, caseless)
        found.append(names)
    return found


def raised(one: Sentence) -> Sentence:
    """A sentence in capitals."""
    return one._replace(words=[word.upper() for word in one.words])


class Batch(NamedTuple):
    """Sentences of one length: features (words x K, 0 = none), gold tags (sentences x length)."""

    rows: Ints
    gold: Ints


def encode(sentences: list[Sentence], rows: dict[str, int], tags: dict[str, int], size: int) -> list[Batch]:
    """Batches of sentences of equal length, at most about `size` words each."""
    groups: dict[int, list[Sentence]] = {}
    for one in sentences:
        groups.setdefault(len(one.words), []).append(one)
    batches = []
    for length, group in sorted(groups.items()):
        step = max(1, size // length)
        for start in range(0, len(group), step):
            some = group[start : start + step]
            listed = [[rows[name] for name in names if name in rows] for one in some for names in seen(one)]
            width = max(map(len, listed))
            table = np.zeros((len(listed), width), np.int32)
            for row, values in zip(table, listed, strict=True):
                row[: len(values)] = values
            gold = np.array([[tags[tag] for tag in one.tags] for one in some], np.int32)
            batches.append(Batch(table, gold))
    return batches


class Field:
    """A linear-chain conditional random field: weights of features and of pairs of tags."""

    def __init__(self, size: int, tags: int, rate: float, penalty: float) -> None:
        self.weights = np.zeros((size, tags), np.float32)
        self.squares = np.full((size, tags), 1e-1, np.float32)
        self.pairs = np.zeros((tags + 1, tags), np.float32)  # the last row: from the start
        self.pair_squares = np.full((tags + 1, tags), 1e-1, np.float32)
        self.rate, self.penalty = rate, penalty

    def emissions(self, batch: Batch) -> Floats:
        """Scores of tags by the features alone: sentences x length x tags."""
        scores = np.zeros((len(batch.rows), self.weights.shape[1]), np.float32)
        for column in batch.rows.T:
            scores += self.weights[column]
        return scores.reshape(*batch.gold.shape, -1)

    def learn(self, batch: Batch) -> float:
        """One step of AdaGrad on a batch; the mean loss of a word, in nats."""
        scores = self.emissions(batch)
        single, pairs, likelihood = marginals(scores, self.pairs)
        count, length = batch.gold.shape
        gold = np.zeros_like(single)
        np.put_along_axis(gold, batch.gold[:, :, None], 1, axis=2)
        difference = single - gold
        pairs[-1] -= gold[:, 0].sum(0)
        for at in range(1, length):
            np.subtract.at(pairs, (batch.gold[:, at - 1], batch.gold[:, at]), 1)
        self.step_pairs(pairs)
        self.step_weights(batch.rows, difference.reshape(count * length, -1))
        path = float((scores * gold).sum()) + self.path(batch.gold)
        return float((likelihood - path) / (count * length))

    def path(self, gold: Ints) -> float:
        """The score of the pairs of tags of the gold sequences."""
        first, rest = self.pairs[-1][gold[:, 0]], self.pairs[gold[:, :-1], gold[:, 1:]]
        return float(first.sum()) + float(rest.sum())

    def step_pairs(self, gradient: Floats) -> None:
        """Move the weights of pairs against their gradient."""
        self.pair_squares += gradient * gradient
        self.pairs -= self.rate * gradient / np.sqrt(self.pair_squares)

    def step_weights(self, rows: Ints, difference: Floats) -> None:
        """Move the weights of the features that occur, and draw them towards zero."""
        flat = rows.ravel()
        order = np.argsort(flat, kind="stable")
        ordered = flat[order]
        starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        touched = ordered[starts]
        gradient = np.add.reduceat(difference[order // rows.shape[1]], starts, axis=0)
        squares = self.squares[touched] + gradient * gradient
        step = self.rate / np.sqrt(squares)
        moved = self.weights[touched] - step * gradient
        moved = np.sign(moved) * np.maximum(np.abs(moved) - step * self.penalty, 0)
        self.squares[touched] = squares
        self.weights[touched] = moved
        self.weights[0] = 0


def marginals(scores: Floats, pairs: Floats) -> tuple[Floats, Floats, float]:
    """Probabilities of tags and of pairs of tags (summed), and the log of the sum over all paths."""
    count, length, size = scores.shape
    peak = scores.max(2, keepdims=True)
    local = np.exp(scores - peak)
    links = np.exp(pairs[:-1])
    forward = np.empty_like(local)
    scale = np.empty((count, length), np.float32)
    forward[:, 0] = local[:, 0] * np.exp(pairs[-1])
    for at in range(length):
        if at:
            forward[:, at] = (forward[:, at - 1] @ links) * local[:, at]
        scale[:, at] = forward[:, at].sum(1)
        forward[:, at] /= scale[:, at, None]
    total = float(np.log(scale).sum() + peak.sum())
    single = forward.copy()
    expected = np.zeros_like(pairs)
    backward = np.ones((count, size), np.float32)
    for at in range(length - 1, 0, -1):
        reached = local[:, at] * backward / scale[:, at, None]
        expected[:-1] += (forward[:, at - 1].T @ reached) * links
        backward = reached @ links.T
        single[:, at - 1] = forward[:, at - 1] * backward
    expected[-1] = single[:, 0].sum(0)
    return single, expected, total


def best(scores: NDArray[np.generic], pairs: NDArray[np.generic]) -> Ints:
    """The best tags of sentences of one length by Viterbi."""
    count, length, _ = scores.shape
    back = np.zeros(scores.shape, np.int32)
    total = scores[:, 0] + pairs[-1]
    for at in range(1, length):
        ways = total[:, :, None] + pairs[:-1]
        back[:, at] = ways.argmax(1)
        total = np.take_along_axis(ways, back[:, at][:, None, :], 1)[:, 0] + scores[:, at]
    tags = np.empty((count, length), np.int32)
    tags[:, -1] = total.argmax(1)
    for at in range(length - 1, 0, -1):
        tags[:, at - 1] = back[np.arange(count), at, tags[:, at]]
    return tags


def accuracy(field: Field, batches: list[Batch]) -> float:
    """The share of words with the gold tag."""
    right = sum(int((best(field.emissions(batch), field.pairs) == batch.gold).sum()) for batch in batches)
    return float(right / sum(batch.gold.size for batch in batches))


SEED = 7
CAPITALS = 0.1  # share of the sentences that are also shown in capitals
RATE, PENALTY, EPOCHS = 0.1, 0.04, 8  # by the dev sets: 0.1 lost a point, 0.01 trebled the file
SCALE = 64  # integer steps in one unit of weight
SMALLEST = 4  # weights below this many steps are left out
OUT = ROOT / "src" / "onrecord" / "language" / "tags.bin"
LOG = ROOT / "training" / "tags.csv"


def main() -> None:
    """Train, round, write the model and the log of figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    epochs = options.parse_args().epochs
    shuffle = random.Random(SEED)  # noqa: S311 - no secret
    train = [*read("ewt-train"), *read("gum_cc-train")]
    train += [raised(one) for one in train if shuffle.random() < CAPITALS]
    names = feature_names(train)
    rows = {name: row + 1 for row, name in enumerate(names)}
    tags = {tag: index for index, tag in enumerate(sorted({tag for one in train for tag in one.tags}))}
    batches = encode(train, rows, tags, 2000)
    dev = {name: encode(known(name, tags), rows, tags, 4000) for name in ("ewt-dev", "gum_cc-dev")}
    field = Field(len(rows) + 1, len(tags), RATE, PENALTY)
    with LOG.open("w", encoding="utf-8") as log:
        log.write("epoch,loss,seconds,ewt-dev,gum_cc-dev\n")
        for epoch in range(epochs):
            started = time.perf_counter()
            shuffle.shuffle(batches)
            loss = sum(field.learn(batch) * batch.gold.size for batch in batches)
            loss /= sum(batch.gold.size for batch in batches)
            figures = [f"{accuracy(field, some):.4f}" for some in dev.values()]
            line = f"{epoch},{loss:.4f},{time.perf_counter() - started:.0f},{','.join(figures)}"
            log.write(line + "\n")
            print(line, flush=True)
        write(field, names, list(tags))
        figures = [f"{accuracy(field, some):.4f}" for some in dev.values()]
        log.write(f"rounded,,,{','.join(figures)}\n")
        print(f"rounded: {figures}, {OUT.stat().st_size} bytes")


def feature_names(train: list[Sentence]) -> list[str]:
    """The features seen twice or more, and every word, in order."""
    count: Counter[str] = Counter()
    for one in train:
        for names in seen(one):
            count.update(names)
    return sorted(name for name, times in count.items() if times > 1 or name.startswith("l="))


def known(name: str, tags: dict[str, int]) -> list[Sentence]:
    """The sentences of a file whose tags were all seen in training."""
    return [one for one in read(name) if all(tag in tags for tag in one.tags)]


def write(field: Field, names: list[str], tags: list[str]) -> None:
    """Round the weights to integers, in the field too, and write the ones that are left."""
    single = np.rint(field.weights * SCALE).clip(-(2**15), 2**15 - 1).astype(np.int16)
    single[np.abs(single) < SMALLEST] = 0
    pairs = np.rint(field.pairs * SCALE).astype(np.int32)
    field.weights, field.pairs = single.astype(np.float32), pairs.astype(np.float32)
    kept = np.flatnonzero(single[1:].any(1))
    OUT.write_bytes(pack(tags, [names[row] for row in kept], single[1:][kept], pairs))


if __name__ == "__main__":
    main()
