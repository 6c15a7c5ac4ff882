"""The loss of a step: for each layer the mean over pieces asked, times its weight and share of the batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.encoder.layout import Layer
from training.batches import Batch
from training.layers import IGNORED, Tasks


def losses(labels: Tensor, vectors: Tensor, batch: Batch, tasks: Tasks) -> dict[str, Tensor]:
    """The weighted loss of each layer and link that the batch asks for."""
    found = {}
    slices, ends = tasks.layout.slices, tasks.layout.vectors
    for name, target in batch.targets.items():
        layer = tasks.layers[name]
        loss = layer_loss(layer, labels[..., slices[name]], target)
        if loss is not None:
            found[name] = layer.weight * batch.shares[name] * loss
    for kind, rows in batch.links.items():
        if len(rows):
            share = len(rows[:, 0].unique()) / len(batch.ids)
            loss = link_loss(
                vectors[..., ends[f"{kind} from"]], vectors[..., ends[f"{kind} to"]], rows, batch.mask
            )
            found[kind] = tasks.links[kind].weight * share * loss
    if len(batch.mentions):
        loss = mention_loss(
            vectors[..., ends["mention from"]], vectors[..., ends["mention to"]], batch.mentions
        )
        found["mention"] = (
            tasks.links["mention"].weight * len(batch.mentions[:, 0].unique()) / len(batch.ids) * loss
        )
    return found


def layer_loss(layer: Layer, scores: Tensor, target: Tensor) -> Tensor | None:
    """The loss of one layer, None where nothing is asked."""
    asked = ~target.isnan() if layer.kind == "number" else target != IGNORED
    if not asked.any():
        return None
    if layer.kind == "number":
        return functional.smooth_l1_loss(scores[..., 0][asked], target[asked])
    if layer.kind == "marks":
        loss = functional.binary_cross_entropy_with_logits(scores[asked], target[asked].float())
        return loss + layer.rivals * rivals_loss(scores, target) if layer.rivals else loss
    return functional.cross_entropy(scores[asked], target[asked])


def rivals_loss(scores: Tensor, target: Tensor) -> Tensor:
    """The loss of the marks of each piece that has some, which share all that is likely among them."""
    marked = (target > 0).any(-1)
    if not marked.any():
        return scores.new_zeros(())
    right = (target[marked] > 0).float()
    found = functional.log_softmax(scores[marked], -1)
    return -(right / right.sum(-1, keepdim=True) * found).sum(-1).mean()


def link_loss(sources: Tensor, goals: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    """From each first piece, the right one among all pieces of its window; piece 0 means none."""
    windows, begin, to = rows.T
    scores = sources @ goals.transpose(1, 2) * sources.shape[-1] ** -0.5
    scores = scores.masked_fill(~mask[:, 0], -torch.inf)
    return functional.cross_entropy(scores[windows, begin], to)


def mention_loss(sources: Tensor, goals: Tensor, mentions: Tensor) -> Tensor:
    """Every mention against none ([CLS]) and those before it: the chance of any that is of its chain."""
    total, half = sources.new_zeros(()), sources.shape[-1] // 2
    for number in mentions[:, 0].unique():
        _, first, last, chain = mentions[mentions[:, 0] == number].T
        begin, end = torch.cat([first.new_zeros(1), first]), torch.cat([first.new_zeros(1), last])
        query = torch.cat([sources[number, first, :half], sources[number, last, half:]], 1)
        key = torch.cat([goals[number, begin, :half], goals[number, end, half:]], 1)
        scores = (query @ key.T) * sources.shape[-1] ** -0.5
        before = torch.ones_like(scores, dtype=torch.bool).tril()
        right = before.clone()
        right[:, 1:] &= chain[:, None] == chain[None]
        right[:, 0] = ~right[:, 1:].any(1)
        scores = scores.masked_fill(~before, -torch.inf)
        good = scores.masked_fill(~right, -torch.inf).logsumexp(1)
        total = total + (scores.logsumexp(1) - good).sum()
    return total / len(mentions)
