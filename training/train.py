"""Train the encoder: `python -m training.train`; the same command goes on where the last one stopped.

Reads the corpora, writes checkpoints to `$ONRECORD_RUN` (default /tmp/encoder-run) every few minutes, the
figures on the dev files to `encoder.csv` there. The recipe is training/tasks.toml. CPU or GPU.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training import measure
from training.arrays import Array, Ints
from training.batches import Batch, Corpora, stream
from training.corpora import DEV, TRAIN
from training.decode import Predict
from training.layers import Tasks, load
from training.losses import losses
from training.model import LAYERS, Reader, pretrained
from training.windows import Page, page, windows

RUN = Path(os.environ.get("ONRECORD_RUN", "/tmp/encoder-run"))  # noqa: S108 - a place for binaries, not a secret
SAVED = "checkpoint.pt"


def main() -> None:
    """Train to the last step of the recipe."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--minutes", type=float, default=math.inf, help="stop, saved, after so long")
    options.add_argument("--steps", type=int, help="instead of the recipe's number of steps")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    tasks = load()
    RUN.mkdir(parents=True, exist_ok=True)
    say("reading the corpora")
    corpora = {
        name: [one for example in read() for one in windows(example, tasks)] for name, read in TRAIN.items()
    }
    dev = {name: [page(example, tasks) for example in read()] for name, read in DEV.items()}
    say(f"{sum(len(one.ids) for some in corpora.values() for one in some):,} pieces to train on")
    Training(tasks, chosen.steps or tasks.run.steps).run(corpora, dev, 60 * chosen.minutes)


def say(line: str) -> None:
    """A line of the log, with the time."""
    print(time.strftime("%H:%M:%S"), line, flush=True)


class Training:
    """The reader, its optimiser and how far they have come."""

    def __init__(self, tasks: Tasks, steps: int) -> None:
        self.tasks, self.steps, self.step = tasks, steps, 0
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(tasks.run.seed)
        self.reader = fresh(tasks).to(self.device)
        self.optimiser = torch.optim.AdamW(
            groups(self.reader, tasks), weight_decay=tasks.run.decay, fused=True
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate)
        self.restore()
        self.stopped = False
        signal.signal(signal.SIGTERM, self.stop)

    def stop(self, *_: object) -> None:
        """Asked to end: after this step."""
        self.stopped = True

    def rate(self, step: int) -> float:
        """The share of the full learning rate: up in the warm-up, then down to nothing in a straight line."""
        warm = max(1, round(self.tasks.run.warmup * self.steps))
        return (step + 1) / warm if step < warm else max(0.0, (self.steps - step) / (self.steps - warm))

    def restore(self) -> None:
        """Go on from the checkpoint if there is one."""
        if (RUN / SAVED).exists():
            saved = torch.load(RUN / SAVED, map_location=self.device, weights_only=True)
            self.reader.load_state_dict(saved["reader"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step = saved["step"]
            self.schedule.last_epoch = self.step - 1
            self.schedule.step()
            say(f"going on from step {self.step}")

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "reader": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(state, RUN / f"{SAVED}.new")
        (RUN / f"{SAVED}.new").replace(RUN / SAVED)

    def run(self, corpora: Corpora, dev: dict[str, list[Page]], seconds: float) -> None:
        """Train until the last step or until time is up."""
        began = saved = said = time.monotonic()
        lost: Counter[str] = Counter()
        pieces, batches = 0, stream(corpora, self.tasks, self.step)
        while self.step < self.steps and time.monotonic() - began < seconds and not self.stopped:
            batch = next(batches)
            lost.update(self.learn(batch))
            pieces += int(batch.mask.sum())
            if (now := time.monotonic()) - saved > 60 * self.tasks.run.save_minutes:
                self.save()
                saved = now
            if self.step % 25 == 0:
                parts = " ".join(f"{name} {loss / 25:.3f}" for name, loss in sorted(lost.items()))
                say(f"step {self.step}/{self.steps} {pieces / (now - said):.0f} pieces/s | {parts}")
                lost.clear()
                pieces, said = 0, now
            if self.step % self.tasks.run.dev_steps == 0 and self.step < self.steps:
                self.measure(dev, self.tasks.run.dev_pieces)
                said = time.monotonic()
        self.save()
        say(f"stopped at step {self.step} of {self.steps}")

    def learn(self, batch: Batch) -> dict[str, float]:
        """One step on a batch; the losses."""
        self.reader.train()
        batch = moved(batch, self.device)
        labels, vectors = self.reader(batch.ids, batch.shapes, batch.mask)
        parts = losses(labels, vectors, batch, self.tasks)
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), self.tasks.run.clip)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        return {name: float(loss.detach()) for name, loss in parts.items()}

    def measure(self, dev: dict[str, list[Page]], most: int) -> None:
        """Figures on the first pieces of each dev corpus, to the CSV."""
        figures = measure.all_figures(dev, predictor(self.reader, self.device), self.tasks, most)
        write(RUN / "encoder.csv", self.step, figures)
        say(
            f"dev at {self.step}: "
            + " ".join(f"{'/'.join(key)} {value:.3f}" for key, value in figures.items())
        )


def fresh(tasks: Tasks) -> Reader:
    """A reader with MiniLM's weights and new heads for the recipe."""
    labels = max(place.stop for place in tasks.slices().values())
    return pretrained(labels, max(place.stop for place in tasks.vectors().values()))


def groups(reader: Reader, tasks: Tasks) -> list[dict[str, Any]]:
    """The parameters with their rates: heads fastest, the encoder from the top down; biases don't decay."""
    run = tasks.run
    found: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, weights in reader.named_parameters():
        if weights.requires_grad:
            depth = LAYERS - int(name.split(".")[2]) if ".layers." in name else LAYERS + 1
            rate = run.rate * run.layer_decay ** (depth - 1) if name.startswith("encoder.") else run.head_rate
            if "shapes" in name:
                rate = run.head_rate  # starts from nothing, as the heads do
            found.setdefault((rate, weights.ndim > 1 and "shapes" not in name), []).append(weights)
    return [
        {"params": some, "lr": rate} | ({} if decays else {"weight_decay": 0.0})
        for (rate, decays), some in found.items()
    ]


def moved(batch: Batch, device: str) -> Batch:
    """A batch on a device."""
    return Batch(
        batch.ids.to(device),
        batch.shapes.to(device),
        batch.mask.to(device),
        {name: table.to(device) for name, table in batch.targets.items()},
        batch.shares,
        {name: table.to(device) for name, table in batch.links.items()},
        batch.mentions.to(device),
    )


def predictor(reader: Reader, device: str) -> Predict:
    """One window's numbers to its labels and vectors, in numpy."""

    def predict(ids: Ints, shapes: Ints) -> tuple[Array, Array]:
        reader.eval()
        with torch.no_grad():
            tensors = (torch.from_numpy(one).long()[None].to(device) for one in (ids, shapes))
            labels, vectors = reader(*tensors)
        return labels[0].cpu().numpy(), vectors[0].cpu().numpy()

    return predict


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
