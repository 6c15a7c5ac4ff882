"""Kill work at random moments, many times; then see whether anything was lost.

python -m benchmarks.kills [--kills 1000] [--seed 7] [--only add]

After each kill (SIGKILL, of the process alone or with all that it has started) what is left is whole; the
same command goes on, and what stands in the end is what undisturbed work makes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from benchmarks.kills.archives import Add, BackUp, Copy, Correct, Forget, Migrate
from benchmarks.kills.others import Build, Run
from benchmarks.kills.trial import Trial, Work
from benchmarks.kills.watching import Watch

SHARES: dict[str, tuple[float, Callable[[Path], Work]]] = {
    "add": (0.2, lambda folder: Add(120)),
    "watch": (0.05, lambda folder: Watch(40)),
    "correct": (0.2, lambda folder: Correct(60, folder)),
    "migrate": (0.15, lambda folder: Migrate(60, folder)),
    "gazetteer build": (0.1, lambda folder: Build(400)),
    "run": (0.1, lambda folder: Run(120)),
    "forget": (0.1, lambda folder: Forget(60, folder)),
    "backup": (0.05, lambda folder: BackUp(60, folder)),
    "copy": (0.05, lambda folder: Copy(60, folder)),
}
"""How much of the kills each work gets."""


def main() -> None:
    """Run, and print what came of it; exit code 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=SHARES)
    chosen = parser.parse_args()
    lost = False
    with tempfile.TemporaryDirectory() as folder:
        for name, (share, make) in SHARES.items():
            if chosen.only in (None, name):
                many = chosen.kills if chosen.only else round(chosen.kills * share)
                result = Trial(make(Path(folder)), Path(folder) / "work", chosen.seed).run(many)
                print(msgspec.json.encode(result).decode(), flush=True)
                lost = lost or bool(result.faults)
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
