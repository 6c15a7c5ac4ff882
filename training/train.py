"""Train the encoder: `python -m training.train`; the same command goes on where the last one stopped.

Reads the corpora, writes checkpoints to `$ONRECORD_RUN` (default /tmp/encoder-run) every few minutes, the
figures on the dev files to `encoder.csv` there. The recipe is training/tasks.toml. CPU or GPU. Asked to end
(SIGTERM), it saves first.
"""

from __future__ import annotations

import argparse
import csv
import math
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
import torch

from training import measure
from training.batches import Batch, stream
from training.corpora import DEV, TRAIN
from training.layers import Tasks, load
from training.learner import RUN, SAVED, Learner, predictor
from training.variations import varied
from training.windows import Page, page, windows

TOLD = 25  # steps between lines of the log


def main() -> None:
    """Train to the last step of the recipe."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument(
        "--minutes",
        type=float,
        default=math.inf,
        help="end after these instead, all runs together, the rate falling with the time",
    )
    options.add_argument("--steps", type=int, help="instead of the recipe's number of steps")
    options.add_argument(
        "--without", nargs="*", default=[], metavar="CORPUS", help="leave out, for cross-validation on these"
    )
    options.add_argument("--variation", help="of training/variations.toml, for one of the runs of a mean")
    options.add_argument(
        "--encoder", type=Path, help="a checkpoint of another recipe whose encoder a new run begins with"
    )
    options.add_argument("--only", nargs="*", default=[], metavar="CORPUS", help="train on these alone")
    part = options.add_mutually_exclusive_group()
    for name, what in (("branch", "the branch"), ("upper", "the upper layers and the other heads")):
        part.add_argument(
            f"--{name}",
            action="store_const",
            const=name,
            default="",
            dest="part",
            help=f"train {what} alone: all else stays as it is",
        )
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    tasks = varied(load(), chosen.variation) if chosen.variation else load()
    tasks = without(only(tasks, chosen.only), chosen.without)
    RUN.mkdir(parents=True, exist_ok=True)
    learner = Learner(tasks, chosen.steps or tasks.run.steps, 60 * chosen.minutes, chosen.part)
    if chosen.encoder and not SAVED.exists():
        learner.adopt(chosen.encoder)
    learner.restore()
    say(f"from step {learner.step}; reading the corpora")
    corpora = {
        name: [one for example in TRAIN[name]() for one in windows(example, tasks)] for name in tasks.sampling
    }
    measured_on = DEV.keys() & set(chosen.only or DEV)
    dev = {name: [page(example, tasks) for example in DEV[name]()] for name in sorted(measured_on)}
    say(f"{sum(len(one.ids) for some in corpora.values() for one in some):,} pieces to train on")
    batches = stream(corpora, tasks, learner.step * tasks.run.accumulate)
    train(learner, batches, dev)


def only(tasks: Tasks, names: Sequence[str]) -> Tasks:
    """The recipe with some corpora alone, with all where none is named."""
    refuse_unknown(tasks, "--only", names)
    return without(tasks, [name for name in tasks.sampling if names and name not in names])


def refuse_unknown(tasks: Tasks, option: str, names: Sequence[str]) -> None:
    """End for a corpus that the recipe has not."""
    if unknown := set(names) - tasks.sampling.keys():
        raise SystemExit(
            f"{option}: no corpus {', '.join(sorted(unknown))}; there are {', '.join(tasks.sampling)}"
        )


def without(tasks: Tasks, names: Sequence[str]) -> Tasks:
    """The recipe less some corpora."""
    refuse_unknown(tasks, "--without", names)
    kept = {name: share for name, share in tasks.sampling.items() if name not in names}
    return msgspec.structs.replace(tasks, sampling=kept)


def say(line: str) -> None:
    """A line of the log, with the time."""
    print(time.strftime("%H:%M:%S"), line, flush=True)


class Ending:
    """Whether the process was asked to end."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self.ask)

    def ask(self, *_: object) -> None:
        """End after this step."""
        self.asked = True


def train(learner: Learner, batches: Iterator[Batch], dev: dict[str, list[Page]]) -> None:
    """Train until the last step, until time is up or until asked to end; save at the end and now and then."""
    run, ending, progress = learner.tasks.run, Ending(), Progress()
    saved = time.monotonic()
    while not (learner.over() or ending.asked):
        some = list(islice(batches, run.accumulate))
        progress.add(learner.learn(some), some)
        if learner.step % TOLD == 0:
            progress.tell(learner)
            progress = Progress()
        if time.monotonic() - saved > 60 * run.save_minutes:
            learner.save()
            saved = time.monotonic()
        if learner.step % run.dev_steps == 0:
            measured(learner, dev)
            progress = Progress()
    learner.save()
    say(f"stopped at step {learner.step} of {learner.steps}")


class Progress:
    """Losses and pieces since the last line of the log."""

    def __init__(self) -> None:
        self.lost: Counter[str] = Counter()
        self.pieces, self.steps, self.since = 0, 0, time.monotonic()

    def add(self, lost: dict[str, float], batches: list[Batch]) -> None:
        """Count a step."""
        self.lost.update(lost)
        self.pieces += sum(int(batch.mask.sum()) for batch in batches)
        self.steps += len(batches)

    def tell(self, learner: Learner) -> None:
        """The line of the log: speed and mean losses, weighted as they count."""
        speed = self.pieces / (time.monotonic() - self.since)
        parts = " ".join(f"{name} {loss / self.steps:.3f}" for name, loss in sorted(self.lost.items()))
        say(f"step {learner.step}/{learner.steps} {speed:.0f} pieces/s | {parts}")


def measured(learner: Learner, dev: dict[str, list[Page]]) -> None:
    """Figures on the first pieces of each dev corpus, to the CSV."""
    predict = predictor(learner.reader, learner.device)
    figures = measure.all_figures(dev, predict, learner.tasks, learner.tasks.run.dev_pieces)
    write(RUN / "encoder.csv", learner.step, figures)
    told = (f"{'/'.join(key)} {value:.3f}" for key, value in figures.items() if key[2] in measure.TOLD)
    say(f"dev at {learner.step}: " + ", ".join(told))


def write(path: Path, step: int, figures: measure.Figures) -> None:
    """Append figures to a CSV: step, corpus, layer, figure, value."""
    new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as out:
        lines = csv.writer(out)
        if new:
            lines.writerow(["step", "corpus", "layer", "figure", "value"])
        lines.writerows([step, *key, f"{value:.4f}"] for key, value in figures.items())


if __name__ == "__main__":
    main()
