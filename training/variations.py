"""The recipe varied: other seed, rates and shares for one of several runs whose weights are averaged."""

from __future__ import annotations

from pathlib import Path

import msgspec

from training.layers import Tasks

FILE = Path(__file__).with_name("variations.toml")


class Variation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs from the recipe; `sampling` names only the corpora whose shares do."""

    seed: int
    batch: int
    rate: float
    head_rate: float
    dropout: float = 0.1
    blind: float = 0.0
    sampling: dict[str, float] = {}


def load(path: Path = FILE) -> dict[str, Variation]:
    """The variations by name."""
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Variation])


def varied(tasks: Tasks, name: str) -> Tasks:
    """The recipe as one variation has it; the pool grows with the batch."""
    known = load()
    if name not in known:
        raise SystemExit(f"--variation: there is no {name!r}; there are {', '.join(known)}")
    chosen = known[name]
    if unknown := chosen.sampling.keys() - tasks.sampling.keys():
        raise SystemExit(f"{FILE}: {name}: no corpus {', '.join(sorted(unknown))}")
    run = msgspec.structs.replace(
        tasks.run,
        seed=chosen.seed,
        batch=chosen.batch,
        rate=chosen.rate,
        head_rate=chosen.head_rate,
        dropout=chosen.dropout,
        blind=chosen.blind,
        pool=max(tasks.run.pool, tasks.run.pool * chosen.batch // tasks.run.batch),
    )
    return msgspec.structs.replace(tasks, run=run, sampling=tasks.sampling | chosen.sampling)
