"""Attacks every target with so many inputs: `python -m benchmarks.hostile --inputs 1000000`.

A fault is printed with its target and its seed; `--target NAME --seed N --inputs 1` has it again. Exit code 1
where there is one.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from random import Random
from typing import NamedTuple

from .holding import Target
from .targets import TARGETS

SLOW = 20.0
"""Seconds of processors that no input of these sizes may take."""
STUCK = 120.0
"""Seconds of a clock that none may take, also where other work goes on."""


class Result(NamedTuple):
    """What came of a target."""

    name: str
    inputs: int
    faults: int
    seconds: float
    slowest: float


def attack(target: Target, inputs: int, seed: int, ends: float) -> Result:
    """Attack a target with so many inputs, or as many as there is time for."""
    began, faults, slowest, done = time.monotonic(), 0, 0.0, 0
    while done < inputs and time.monotonic() < ends:
        one, used = time.monotonic(), spent()
        try:
            target.attack(Random(f"{target.name} {seed + done}"))  # noqa: S311 - to be had again
        except Exception:  # noqa: BLE001 - whatever it is, it is a fault
            faults += 1
            if faults <= 3:
                print(f"{target.name}: seed {seed + done}\n{traceback.format_exc(limit=-4)}", file=sys.stderr)
        took = time.monotonic() - one
        if took > STUCK or (took > SLOW and spent() - used > SLOW):
            faults += 1
            print(f"{target.name}: seed {seed + done} took {took:.1f} s", file=sys.stderr)
        slowest, done = max(slowest, took), done + 1
    return Result(target.name, done, faults, time.monotonic() - began, slowest)


def spent() -> float:
    """Seconds of processors that this process has taken, and those that it started and that have ended."""
    return sum(os.times()[:4])


def main() -> int:
    """Attack, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--target", action="append", help="all whose name begins so; may be given again")
    asked.add_argument("--minutes", type=float, default=600)
    asked.add_argument("--json")
    given = asked.parse_args()
    chosen = [one for one in TARGETS if one.name.startswith(tuple(given.target or [""]))]
    shares = sum(one.share for one in chosen)
    ends = time.monotonic() + 60 * given.minutes
    results = []
    for one in chosen:
        results.append(attack(one, max(1, given.inputs * one.share // shares), given.seed, ends))
        done = results[-1]
        print(
            f"{done.inputs:9,}  {done.faults:4} faults  {done.seconds:7.1f} s  slowest {done.slowest:.3f} s  {done.name}",
            flush=True,
        )
    print(f"{sum(one.inputs for one in results):9,}  {sum(one.faults for one in results):4} faults")
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump([one._asdict() for one in results], file, indent=1)
    return 1 if any(one.faults for one in results) else 0


if __name__ == "__main__":
    sys.exit(main())
