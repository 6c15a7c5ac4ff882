"""The labels of another encoder as what is to be learnt: new layers come without loss to the old ones.

A network that learns a new layer from texts that have no gold for the others drifts away from what it knew of
them. Here it is told at every piece of every window what a network that stays as it is says there (Li and
Hoiem, Learning without Forgetting, 2016; the softened scores are Hinton's), in place of gold.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.layout import Layer, Layout
from training import thaw
from training.batches import Batch
from training.layers import Tasks
from training.model import Reader, pretrained

HEAT = 2.0
"""What scores are divided by before they are compared: less likely labels count more."""


class Teacher:
    """A network that stays as it is, and what it says of windows."""

    def __init__(self, path: Path, device: str) -> None:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        layout = thaw.layout(saved)
        if layout is None:
            raise SystemExit(
                f"{path}: no layout in it; make one of a graph: python -m training.thaw GRAPH {path}"
            )
        self.layout: Layout = layout
        self.reader = reader(saved["reader"]).to(device)

    def says(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Its labels (B x N x L) and link vectors (B x N x V) of a batch."""
        with torch.no_grad():
            labels, vectors = self.reader(batch.ids, batch.shapes, batch.mask)
        return labels.float(), vectors.float()

    def losses(
        self, labels: Tensor, vectors: Tensor, said: tuple[Tensor, Tensor], batch: Batch, tasks: Tasks
    ) -> dict[str, Tensor]:
        """How far a network's outputs are from what it says of a batch, by layer and link, weighted."""
        wanted, ends = said
        there = batch.mask[:, 0, 0]
        found = {}
        for name, layer in self.layout.layers.items():
            says = labels[..., tasks.layout.slices[name]][there]
            found[name] = layer.weight * apart(layer, says, wanted[..., self.layout.slices[name]][there])
        for name, place in self.layout.vectors.items():
            link = name.rsplit(" ", 1)[0]
            says = vectors[..., tasks.layout.vectors[name]][there]
            far = functional.mse_loss(says, ends[..., place][there])
            found[link] = found.get(link, far.new_zeros(())) + tasks.links[link].weight * far
        return {name: tasks.run.hold * loss for name, loss in found.items()}


def reader(weights: dict[str, Tensor]) -> Reader:
    """A network with the weights of a checkpoint, to be read with."""
    found = pretrained(len(weights["labels.bias"]), len(weights["vectors.bias"]), 0.0)
    found.load_state_dict(found.state_dict() | weights)
    found.requires_grad_(False)
    found.eval()
    return found


def apart(layer: Layer, says: Tensor, wanted: Tensor) -> Tensor:
    """How far the scores of a layer (pieces x size) are from those wanted, on average over pieces."""
    if layer.kind == "number":
        return functional.smooth_l1_loss(says, wanted)
    if layer.kind == "marks":
        cold = torch.sigmoid(wanted / HEAT)
        entropy = functional.binary_cross_entropy_with_logits(wanted / HEAT, cold)
        return HEAT**2 * (functional.binary_cross_entropy_with_logits(says / HEAT, cold) - entropy)
    told, right = (torch.log_softmax(scores / HEAT, -1) for scores in (says, wanted))
    return HEAT**2 * functional.kl_div(told, right, reduction="batchmean", log_target=True)
