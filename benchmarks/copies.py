"""Wire copies in made-up reports: documents a second, recall by kind of copy, precision.

python -m benchmarks.copies [--documents 10000] [--seed 1] [--json]

Reports are made by `wire.py`: 250 to 700 words, three of ten copies of another. Time is that of
`incidents.copies.groups`, from texts to groups, on one core.
"""

from __future__ import annotations

import argparse
import sys
import time

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.speed import bind, peak_mib, positive
from benchmarks.wire import Made, Wire, pairs, precision, recalls


class Result(msgspec.Struct, frozen=True):
    """What a run says: documents a second by the clock and of the processor, and what was found."""

    documents: int
    documents_a_second: float
    of_processor: float
    peak_mib: float
    recall: dict[str, float]
    precision: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    options.add_argument("--documents", type=positive, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json", action="store_true", help="print JSON")
    chosen = options.parse_args(arguments)
    bind(1)
    measured = measure(Wire(chosen.seed).sent(chosen.documents))
    if chosen.json:
        print(msgspec.json.encode(measured).decode())
    else:
        Console().print(table(measured))
    return 0


def measure(made: list[Made]) -> Result:
    """Group the reports, and compare with how they were made."""
    from onrecord.incidents import copies  # noqa: PLC0415 - numpy must see the number of threads first

    documents = [(one.id, one.text, None) for one in made]
    clock, processor = time.perf_counter(), time.process_time()
    groups = copies.groups(documents)
    took, worked = time.perf_counter() - clock, time.process_time() - processor
    found = pairs(groups)
    return Result(
        documents=len(made),
        documents_a_second=round(len(made) / took),
        of_processor=round(len(made) / worked),
        peak_mib=round(peak_mib()),
        recall={kind: round(share, 3) for kind, share in recalls(made, found).items()},
        precision=round(precision(made, found), 3),
    )


def table(found: Result) -> Table:
    """The figures as a table."""
    made = Table(f"{found.documents:,} documents", "", title_justify="left")
    for kind, share in found.recall.items():
        made.add_row(f"recall: {kind}", f"{share:.3f}")
    made.add_row("precision", f"{found.precision:.3f}")
    made.add_row("documents a second", f"{found.documents_a_second:,.0f}")
    made.add_row("of processor time", f"{found.of_processor:,.0f}")
    made.add_row("peak memory, MiB", f"{found.peak_mib:,.0f}")
    return made


if __name__ == "__main__":
    sys.exit(main())
