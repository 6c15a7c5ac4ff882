"""How a gate is fitted, and how easily it is to open.

Shapes: P pieces of a batch of windows, B windows, D dimensions of their states, C and H hidden units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.arrays import Array, Bools
from training.gated import Gate
from training.hearing import ANOTHER, COUNTED, CUE, Window

NEAR, FAR = 48, 32
"""Hidden units of a piece, and of the window around it."""
DROPOUT, DECAY, RATE, WARM = 0.2, 1.0, 2e-3, 100
EPOCHS, WINDOWS = 5, 32
"""How often all windows are read, and how many at a time; after fourteen times they are known by heart."""
OF_PIECES, PIECE, WINDOW = 4.0, 3.0, 4.0
"""What the loss of pieces counts beside that of windows; what a piece and a window count that are used."""
SEED, SAMPLE = 7, 20_000
MARGIN = 0.05
"""How far below the last window to be let through the gate opens: states are kept in 16 bits."""


class Batch(NamedTuple):
    """Windows one after the other: states (P x D), of which window each piece is (P), what is used (P)."""

    states: Tensor
    window: Tensor
    used: Tensor
    size: int


class Net(nn.Module):
    """`gated.Gate` in torch, its first map over states of mean 0 and deviation 1."""

    def __init__(self, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.into = nn.Linear(len(mean), NEAR + FAR)
        self.around = nn.Linear(FAR, NEAR, bias=False)
        self.out = nn.Linear(NEAR, 1)
        self.dropout = nn.Dropout(DROPOUT)
        with torch.no_grad():
            self.into.weight /= deviation
            self.into.bias -= self.into.weight @ mean

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The output of each piece (P), the highest of each window (B)."""
        found = self.into(batch.states)
        window = highest(found[:, NEAR:].relu(), batch)
        hidden = (found[:, :NEAR] + self.around(window)[batch.window]).relu()
        outputs = self.out(self.dropout(hidden))
        return outputs[:, 0], highest(outputs, batch)[:, 0]


def highest(values: Tensor, batch: Batch) -> Tensor:
    """Values of pieces (P x K) to the highest of each window (B x K)."""
    least = torch.full((batch.size, values.shape[1]), -torch.inf)
    return least.scatter_reduce(0, batch.window[:, None].expand_as(values), values, "amax")


def batch_of(windows: Sequence[Window]) -> Batch:
    """Some windows one after the other."""
    states = np.concatenate([one.states for one in windows]).astype(np.float32)
    at = np.repeat(np.arange(len(windows)), [len(one.used) for one in windows])
    used = np.concatenate([one.used for one in windows])
    return Batch(torch.from_numpy(states), torch.from_numpy(at), torch.from_numpy(used), len(windows))


def fit(windows: Sequence[Window], read: tuple[str, ...]) -> Gate:
    """A gate that opens where the reader uses something, which reads the states of some names."""
    torch.manual_seed(SEED)
    net = Net(*spread(windows))
    fitted(net, windows)
    near, far = net.into.weight.detach().split([NEAR, FAR])
    near_bias, far_bias = net.into.bias.detach().split([NEAR, FAR])
    return Gate(
        read,
        near.T.numpy(),
        near_bias.numpy(),
        far.T.numpy(),
        far_bias.numpy(),
        net.around.weight.detach().T.numpy(),
        net.out.weight.detach()[0].numpy(),
        net.out.bias.item(),
    )


def spread(windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """The means and the deviations (D) of the states of some pieces."""
    random = np.random.default_rng(SEED)
    some = [windows[at].states for at in random.permutation(len(windows))]
    enough = int(np.searchsorted(np.cumsum([len(one) for one in some]), SAMPLE)) + 1
    states = np.concatenate(some[:enough]).astype(np.float32)
    return torch.from_numpy(states.mean(0)), torch.from_numpy(states.std(0) + 1e-3)


def fitted(net: Net, windows: Sequence[Window]) -> None:
    """Fit a net, its rate rising for `WARM` steps and falling to nought at the last."""
    bound = [net.into.weight]
    free = [value for name, value in net.named_parameters() if name != "into.weight"]
    groups = [{"params": bound, "weight_decay": DECAY}, {"params": free, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    steps = EPOCHS * -(-len(windows) // WINDOWS)
    for step, batch in enumerate(batches(windows)):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / WARM) * (1 - step / steps)
        optimiser.zero_grad()
        outputs, tops = net(batch)
        loss(outputs, tops, batch).backward()
        optimiser.step()


def batches(windows: Sequence[Window]) -> Iterator[Batch]:
    """All windows `EPOCHS` times, each time in another order."""
    random = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        order = random.permutation(len(windows))
        for start in range(0, len(order), WINDOWS):
            yield batch_of([windows[at] for at in order[start : start + WINDOWS]])


def loss(outputs: Tensor, tops: Tensor, batch: Batch) -> Tensor:
    """Of pieces, whether each is counted, and of windows, whether anything in them is used.

    Cues are asked of no piece alone, nor is what another window is asked.
    """
    asked = (batch.used != ANOTHER) & (batch.used != CUE)
    gold = (batch.used[asked] == COUNTED).float()
    of_pieces = entropy(outputs[asked], gold, PIECE)
    window = highest((batch.used > 0).float()[:, None], batch)[:, 0]
    return OF_PIECES * of_pieces + entropy(tops, window, WINDOW)


def entropy(outputs: Tensor, gold: Tensor, counts: float) -> Tensor:
    """The mean loss of yes or no, a yes counting more."""
    return functional.binary_cross_entropy_with_logits(outputs, gold, pos_weight=torch.tensor(counts))


def safe(gate: Gate, windows: Sequence[Window], share: float) -> Gate:
    """A gate that opens as rarely as lets through windows with a share of all pieces that are rightly used.

    SystemExit where none is: such texts say nothing of how easily it is to open.
    """
    tops, pieces = tops_of(gate, windows), np.array([one.right.sum() for one in windows])
    if not pieces.any():
        raise SystemExit("nothing that the reader uses of the branch in any held-out text: take other texts")
    order = np.argsort(-tops, kind="stable")
    kept = np.cumsum(pieces[order])
    last = order[np.searchsorted(kept, share * kept[-1])]
    return gate._replace(out_bias=gate.out_bias - float(tops[last]) + MARGIN)


def tops_of(gate: Gate, windows: Sequence[Window]) -> Array:
    """The highest output in each window."""
    return np.array([gate.highest(one.states.astype(np.float32)) for one in windows])


def told(gate: Gate, windows: Sequence[Window]) -> str:
    """How many windows it lets through, how many hold something used, how many such pieces it keeps."""
    opened = tops_of(gate, windows) > 0
    used, right = (np.array([counts(one).sum() for one in windows]) for counts in (is_used, is_right))
    return (
        f"{opened.mean():.3f} of {len(windows)} windows let through, {(used > 0).mean():.3f} used; kept "
        f"{used[opened].sum()} of {used.sum()} used pieces, {right[opened].sum()} of {right.sum()} right ones"
    )


def is_used(window: Window) -> Bools:
    """The pieces (N) that the reader uses something of."""
    return np.asarray(window.used > 0)


def is_right(window: Window) -> Bools:
    """Those of them (N) that are not known to be wrong."""
    return window.right
