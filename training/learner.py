"""The reader with its optimiser and how far they have come: one step, checkpoints, going on."""

from __future__ import annotations

import math
import os
import time
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import nn

from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.decode import Predict
from training import thaw
from training.batches import Batch
from training.layers import Tasks
from training.losses import losses
from training.model import LAYERS, Reader, Sizes, pretrained

RUN = Path(os.environ.get("ONRECORD_RUN", "/tmp/encoder-run"))  # noqa: S108 - binaries, no secret
UNITS = ("amx_bf16", "avx512_bf16")  # what a CPU computes 16 bits with
SAVED = RUN / "checkpoint.pt"


class Learner:
    """The reader, its optimiser, the number of steps taken and the seconds that they took."""

    def __init__(self, tasks: Tasks, steps: int, seconds: float = math.inf, part: str = "") -> None:
        self.tasks, self.steps, self.step = tasks, steps, 0
        self.seconds, self.before, self.began = seconds, 0.0, time.monotonic()
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.short = self.device == "cuda" or any(map(torch.cpu.get_capabilities().get, UNITS))
        torch.manual_seed(tasks.run.seed)
        self.reader = fresh(tasks).to(self.device)
        self.taught = taught(self.reader, part, tasks.branch.depth)
        if part:
            self.reader.requires_grad_(False)
            for module in self.taught:
                module.requires_grad_(True)
        self.optimiser = torch.optim.AdamW(
            groups(self.reader, tasks), weight_decay=tasks.run.decay, fused=True
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate)

    def rate(self, step: int) -> float:
        """The share of the full learning rate: up in the warm-up, then down to nothing in a straight line.

        With `seconds` the line ends after them, however many steps that makes.
        """
        warm = max(1, round(self.tasks.run.warmup * self.steps))
        if step < warm:
            return (step + 1) / warm
        if self.seconds < math.inf:
            return max(0.0, 1 - self.spent() / self.seconds)
        return max(0.0, (self.steps - step) / (self.steps - warm))

    def spent(self) -> float:
        """The seconds of all runs so far."""
        return self.before + time.monotonic() - self.began

    def over(self) -> bool:
        """Whether the last step is done or the time is up."""
        return self.spent() > self.seconds if self.seconds < math.inf else self.step >= self.steps

    def learn(self, batches: list[Batch]) -> dict[str, float]:
        """One step on the mean of some batches; the sums of their losses."""
        self.reader.eval()
        for module in self.taught:
            module.train()
        self.optimiser.zero_grad(set_to_none=True)
        lost: dict[str, float] = {}
        for batch in batches:
            parts = self.blamed(moved(batch, self.device))
            (torch.stack(list(parts.values())).sum() / len(batches)).backward()
            for name, loss in parts.items():
                lost[name] = lost.get(name, 0.0) + float(loss.detach())
        nn.utils.clip_grad_norm_(self.reader.parameters(), self.tasks.run.clip)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        return lost

    def blamed(self, batch: Batch) -> dict[str, torch.Tensor]:
        """The losses of a batch; in 16 bits where there are units for them, else a CPU is 8 times slower."""
        with torch.autocast(self.device, torch.bfloat16, enabled=self.short):
            labels, vectors = self.reader(batch.ids, batch.shapes, batch.mask)
        return losses(labels.float(), vectors.float(), batch, self.tasks)

    def save(self, path: Path = SAVED) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "reader": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "spent": self.spent(),
            "layout": msgspec.json.encode(self.tasks.layout).decode(),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def restore(self, path: Path = SAVED) -> None:
        """Go on from the checkpoint if there is one."""
        if path.exists():
            saved = torch.load(path, map_location=self.device, weights_only=True)
            if shapes(saved["reader"]) != shapes(self.reader.state_dict()):
                raise SystemExit(f"{path} is of another recipe: move it away, or begin with it by --encoder")
            self.reader.load_state_dict(saved["reader"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step = self.schedule.last_epoch = saved["step"]
            self.before = saved.get("spent", 0.0)
            for group, full in zip(self.optimiser.param_groups, self.schedule.base_lrs, strict=True):
                group["lr"] = full * self.rate(self.step)

    def adopt(self, path: Path) -> None:
        """Begin with the weights of another run: its encoder, and its heads of the layers that both have."""
        saved = torch.load(path, map_location=self.device, weights_only=True)
        layout, fresh = thaw.layout(saved), self.reader.state_dict()
        kept = {
            name: value
            for name, value in saved["reader"].items()
            if name.startswith(("encoder.", "branch.")) and name in fresh and value.shape == fresh[name].shape
        }
        if layout is not None:
            kept |= thaw.heads(saved["reader"], layout, self.tasks.layout, fresh)
        self.reader.load_state_dict(fresh | kept)
        if not any(name.startswith("branch.layers.") for name in kept):
            self.reader.sprout()


def fresh(tasks: Tasks) -> Reader:
    """A reader with MiniLM's weights and new heads for the recipe."""
    branched = sum(layer.size for layer in tasks.branched)
    labels = max(place.stop for place in tasks.layout.slices.values())
    vectors = max(place.stop for place in tasks.layout.vectors.values())
    return pretrained(Sizes(labels - branched, vectors, branched, tasks.branch.depth), tasks.run.dropout)


def taught(reader: Reader, part: str, depth: int) -> list[nn.Module]:
    """What learns: all, the branch alone, or the upper layers that the branch has in its own way, with heads.

    All else stays as it is, so that the two can be put on one graph.
    """
    if part == "branch" and reader.branch is not None:
        return [reader.branch]
    if part == "upper":
        return [*reader.encoder.layers[-depth:], reader.dropout, reader.labels, reader.vectors]
    return [reader]


def shapes(weights: dict[str, torch.Tensor]) -> dict[str, torch.Size]:
    """The shapes of weights by their names."""
    return {name: value.shape for name, value in weights.items()}


def restored(tasks: Tasks, path: Path = SAVED) -> Reader:
    """The reader of a checkpoint, to be read with."""
    reader = fresh(tasks)
    reader.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["reader"])
    reader.eval()
    return reader


def groups(reader: Reader, tasks: Tasks) -> list[dict[str, Any]]:
    """The parameters with their rates; matrices decay, biases and shapes (which say little) don't."""
    found: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, weights in reader.named_parameters():
        if weights.requires_grad:
            decays = weights.ndim > 1 and "shapes" not in name
            found.setdefault((full_rate(name, tasks), decays), []).append(weights)
    return [
        {"params": some, "lr": rate} | ({} if decays else {"weight_decay": 0.0})
        for (rate, decays), some in found.items()
    ]


def full_rate(name: str, tasks: Tasks) -> float:
    """The full learning rate of a parameter: new parts learn fastest, the encoder from the top down."""
    run = tasks.run
    if not name.startswith(("encoder.", "branch.layers.")) or "shapes" in name:
        return run.head_rate
    top = tasks.branch.depth if name.startswith("branch.") else LAYERS
    depth = top - 1 - int(name.split(".")[2]) if ".layers." in name else top
    return run.rate * run.layer_decay**depth


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
