"""Even out activations before they are rounded to 8 bits (SmoothQuant, Xiao et al. 2023).

A graph in 8 bits scales all activations of a matrix product alike, so a few large dimensions leave the others
coarse. Dividing each dimension by its own scale and multiplying the weights by it changes nothing in 32 bits
and more than halves the squared error in 8. The two products of the feed-forward nets make five sixths of
that error; smoothing the others as well made it larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import torch
from torch import Tensor, nn

from training.corpora import TRAIN
from training.layers import Tasks
from training.model import Layer, Reader
from training.windows import Window, windows

SHARE = 0.75  # of the unevenness that weights take over; 0.5 was worse than none, 0.7 to 0.8 best
SMALL = 1e-3  # peaks below count as this
TRIED = ("polnear", "tbaq", "lgl", "ewt", "muc")
DOCUMENTS = 4  # of each corpus, in which the peaks are looked for


class Smoothed(nn.Module):
    """A linear map whose input is divided by scales (D) that its weights hold."""

    def __init__(self, linear: nn.Linear, scales: Tensor) -> None:
        super().__init__()
        self.linear = linear
        linear.weight.data *= scales
        self.inverse: Tensor
        self.register_buffer("inverse", 1 / scales)

    def forward(self, states: Tensor) -> Tensor:
        """... x D to what the linear map makes of it."""
        mapped: Tensor = self.linear(states * self.inverse)
        return mapped


def some(tasks: Tasks) -> Iterator[Window]:
    """The windows of a few documents of the corpora."""
    for name in TRIED:
        for example in islice(TRAIN[name](), DOCUMENTS):
            yield from windows(example, tasks)


def smooth(reader: Reader, seen: Iterable[Window]) -> None:
    """Smooth the feed-forward nets of a reader, by the peaks of their inputs in some windows."""
    layers = {name: module for name, module in reader.named_modules() if isinstance(module, Layer)}
    nets = {
        f"{name}.{part}": getattr(layer, part)
        for name, layer in layers.items()
        for part in ("wide", "narrow")
    }
    for name, highest in peaks(reader, nets, seen).items():
        layer, part = name.rsplit(".", 1)
        made = Smoothed(nets[name], scales(highest, nets[name].weight.detach().abs().amax(0)))
        setattr(layers[layer], part, made)


def scales(activations: Tensor, weights: Tensor) -> Tensor:
    """What each dimension is divided by, of the peaks (D) of activations and of weights; their mean is 1."""
    found = activations.clamp(min=SMALL) ** SHARE / weights.clamp(min=SMALL) ** (1 - SHARE)
    return found / found.log().mean().exp()


def peaks(reader: Reader, nets: dict[str, nn.Linear], seen: Iterable[Window]) -> dict[str, Tensor]:
    """The largest absolute value of each dimension (D) of the inputs of some maps."""
    highest = {name: torch.zeros(net.in_features) for name, net in nets.items()}

    def watch(name: str, states: Tensor) -> None:
        highest[name] = torch.maximum(highest[name], states.abs().flatten(0, -2).amax(0))

    hooks = [
        net.register_forward_pre_hook(lambda _, inputs, name=name: watch(name, inputs[0]))
        for name, net in nets.items()
    ]
    reader.eval()
    with torch.no_grad():
        for window in seen:
            reader(torch.from_numpy(window.ids).long()[None], torch.from_numpy(window.shapes).long()[None])
    for hook in hooks:
        hook.remove()
    return highest
