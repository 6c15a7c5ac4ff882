"""Words a second, beside spaCy's own components of the same class, in one run on one core.

python -m benchmarks.speed FILE.jsonl [--words N] [--threads 1] [--rounds 3] [--json]
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.clock import Round, count

if TYPE_CHECKING:
    from onrecord.model import Document

T = TypeVar("T")
POOLS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "RAYON_NUM_THREADS",  # of tokenizers
)
"""What says how many threads a library starts, read when it is imported."""
ELSE = "all else"


class Stage(msgspec.Struct, frozen=True):
    """What a stage takes of each word, and its share of the whole."""

    stage: str
    microseconds: float
    percent: float


class Half(msgspec.Struct, frozen=True):
    """Words a second of one of the two: of the middle round, by the clock and of the processor; of each."""

    words_a_second: float
    of_processor: float
    rounds: list[float]


class Result(msgspec.Struct, frozen=True):
    """What a run says; `ratio` is onrecord / spaCy, above 1 where onrecord is the faster."""

    documents: int
    words: int
    threads: int
    load: float
    onrecord: Half
    peak_mib: float
    stages: list[Stage]
    spacy: Half
    ratio: float
    ratio_of_processor: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    chosen = options().parse_args(arguments)
    bind(chosen.threads)
    found, failed = documents(chosen.file, chosen.words)
    for line in failed:
        print(line, file=sys.stderr)
    if not found:
        print(f"{chosen.file}: no documents to read", file=sys.stderr)
        return 1
    measured = measure(found, chosen.rounds, chosen.threads)
    if chosen.json:
        print(msgspec.json.encode(measured).decode())
    else:
        show(measured, Console())
    return int(bool(failed))


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    made.add_argument("file", metavar="FILE", help="documents, as `onrecord read` takes them")
    made.add_argument("--words", type=positive, help="only the first documents that make so many words")
    made.add_argument("--threads", type=positive, default=1, help="threads and cores, one as figures go")
    made.add_argument("--rounds", type=positive, default=3, help="parts to read; the middle speed counts")
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def positive(given: str) -> int:
    """A number of at least one.

    >>> positive("3")
    3
    """
    if (number := int(given)) < 1:
        raise argparse.ArgumentTypeError(f"{given} is less than 1")
    return number


def bind(threads: int) -> None:
    """Keep this process to some threads and cores; to be called before numpy is imported."""
    os.environ |= dict.fromkeys(POOLS, str(threads))
    if hasattr(os, "sched_setaffinity"):  # Linux alone
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


def documents(file: str, words: int | None) -> tuple[list[Document], list[str]]:
    """The documents of a file up to a number of words, and what was not read."""
    from onrecord import sources  # noqa: PLC0415 - imports numpy
    from onrecord.model import Document, Failure  # noqa: PLC0415

    found: list[Document] = []
    failed: list[str] = []
    for outcome in sources.read([file]):
        if isinstance(outcome.result, Failure):
            failed.append(f"{outcome.source}: {outcome.result.message}")
        elif isinstance(outcome.result, Document):
            found.append(outcome.result)
    return found[: enough([count(one.text) for one in found], words)], failed


def enough(counts: list[int], words: int | None) -> int:
    """How many of the first documents make a number of words.

    >>> enough([10, 10, 10], 15), enough([10, 10], None), enough([10], 99)
    (2, 2, 1)
    """
    if words is None:
        return len(counts)
    return min(len(counts), 1 + sum(total < words for total in accumulate(counts)))


def measure(found: list[Document], rounds: int, threads: int) -> Result:
    """Read part after part with the one and the other in turn; spaCy has a process of its own.

    Nothing is read twice: what has been looked up for a text would be at hand the second time.
    """
    from benchmarks import ours, theirs  # noqa: PLC0415 - import numpy

    mine, other = [], []
    reader = ours.load(threads)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        beside.submit(theirs.ready).result()
        for part in dealt(found, rounds):
            mine.append(ours.reading(reader, part))
            other.append(beside.submit(theirs.reading, [one.text for one in part]).result())
    return result(mine, other, len(found), peak_mib(), threads)


def dealt(found: Sequence[T], rounds: int) -> list[Sequence[T]]:
    """Parts of about the same mixture, fewer than wanted where there are not enough documents.

    >>> dealt("abcde", 2), dealt("a", 3)
    (['ace', 'bd'], ['a'])
    """
    parts = min(rounds, len(found))
    return [found[at::parts] for at in range(parts)]


def peak_mib() -> float:
    """The most memory that this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def result(mine: list[Round], other: list[Round], documents: int, peak: float, threads: int) -> Result:
    """The figures of the rounds."""
    onrecord, spacy = half(mine), half(other)
    return Result(
        documents=documents,
        words=sum(one.words for one in mine),
        threads=threads,
        load=round(os.getloadavg()[0], 1),
        onrecord=onrecord,
        peak_mib=round(peak),
        stages=stages(middle(mine)),
        spacy=spacy,
        ratio=round(onrecord.words_a_second / spacy.words_a_second, 3),
        ratio_of_processor=round(onrecord.of_processor / spacy.of_processor, 3),
    )


def half(rounds: list[Round]) -> Half:
    """The words a second of some rounds."""
    return Half(
        words_a_second=round(middle(rounds).speed),
        of_processor=round(sorted(one.of_processor for one in rounds)[(len(rounds) - 1) // 2]),
        rounds=[round(one.speed) for one in rounds],
    )


def middle(rounds: list[Round]) -> Round:
    """The round of median speed, of two the slower."""
    return sorted(rounds, key=lambda one: one.speed)[(len(rounds) - 1) // 2]


def stages(one: Round) -> list[Stage]:
    """Where the time of a round goes; what no stage took (freeing memory, mostly) comes last.

    >>> [(row.stage, row.percent) for row in stages(Round(10, 2.0, 2.0, {"tokens": 0.5, "times": 1.0}))]
    [('tokens', 25.0), ('times', 50.0), ('all else', 25.0)]
    """
    spent = one.spent | {ELSE: one.seconds - sum(one.spent.values())}
    return [
        Stage(name, round(1e6 * seconds / one.words, 2), round(100 * seconds / one.seconds, 1))
        for name, seconds in spent.items()
    ]


def show(found: Result, console: Console) -> None:
    """Print the figures as tables."""
    title = (
        f"{found.documents:,} documents, {found.words:,} words, threads: {found.threads}, load: {found.load}"
    )
    console.print(title, highlight=False)
    console.print(stage_table(found.stages))
    console.print(speed_table(found))
    console.print(f"peak memory of onrecord: {found.peak_mib:,.0f} MiB", highlight=False)


def stage_table(rows: list[Stage]) -> Table:
    """Where onrecord's time goes."""
    table = Table("onrecord: stage")
    for name in ("µs a word", "%"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(row.stage, f"{row.microseconds:.2f}", f"{row.percent:.1f}")
    table.add_section()
    table.add_row("together", f"{sum(row.microseconds for row in rows):.2f}", "100.0")
    return table


def speed_table(found: Result) -> Table:
    """The two beside each other."""
    table = Table("words a second")
    for name in ("by the clock", "of processor time", "rounds"):
        table.add_column(name, justify="right")
    for name, one in (("onrecord", found.onrecord), ("spaCy", found.spacy)):
        rounds = ", ".join(f"{speed:,.0f}" for speed in one.rounds)
        table.add_row(name, f"{one.words_a_second:,.0f}", f"{one.of_processor:,.0f}", rounds)
    table.add_section()
    table.add_row("onrecord / spaCy", f"{found.ratio:.2f}", f"{found.ratio_of_processor:.2f}", "")
    return table


if __name__ == "__main__":
    sys.exit(main())
