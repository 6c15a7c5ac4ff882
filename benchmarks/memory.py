"""Does memory stay flat: short reports read one after another by one reader, looked at as it goes.

python -m benchmarks.memory [--documents 100000] [--minutes M] [--json]

Every report has names that no other has, as news does, so that whatever keeps what it has seen grows.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import fmean
from typing import TYPE_CHECKING

import msgspec

from benchmarks.resident import resident_mib
from benchmarks.speed import bind, positive

if TYPE_CHECKING:
    from onrecord.model import Document

LOOKS = 1000
"""Times that memory is looked at, evenly over the documents."""
LIMIT = 1.1
"""What the last tenth may hold of the first."""


class Result(msgspec.Struct, frozen=True):
    """What came of it: MiB resident, the average of each tenth of the documents; the vocabulary's strings."""

    documents: int
    words: int
    seconds: float
    tenths_mib: list[float]
    last_by_first: float
    strings: int


def main(arguments: list[str] | None = None) -> int:
    """Read, and print the figures; exit code 1 where memory has grown."""
    chosen = options().parse_args(arguments)
    bind(1)
    found = measure(chosen.documents, chosen.minutes)
    print(msgspec.json.encode(found).decode() if chosen.json else shown(found))
    return int(found.last_by_first > LIMIT)


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    made.add_argument("--documents", type=positive, default=100_000)
    made.add_argument("--minutes", type=float, default=float("inf"), help="stop after so many")
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def measure(documents: int, minutes: float = float("inf")) -> Result:
    """Read so many documents, fewer where the minutes are over."""
    from onrecord.language.tokens import tokenizer  # noqa: PLC0415
    from onrecord.model import Failure  # noqa: PLC0415 - after `bind`
    from onrecord.pipeline import Reader  # noqa: PLC0415

    reader, looks = Reader(), list[float]()
    began, read, words = time.monotonic(), 0, 0
    for one in islice(reports(documents), documents):
        made = reader.attempt(one)
        if isinstance(made, Failure):
            raise SystemExit(f"a report cannot be read: {made.stage}: {made.message}")
        read += 1
        words += len(one.text.split())
        if read % max(documents // LOOKS, 1) == 0:
            looks.append(resident_mib())
            if time.monotonic() - began > minutes * 60:
                break
    seconds = time.monotonic() - began
    parts = tenths(looks)
    ratio = round(parts[-1] / parts[0], 3)
    return Result(read, words, round(seconds), parts, ratio, len(tokenizer().vocab.strings))


def reports(documents: int) -> Iterator[Document]:
    """The first paragraph of invented reports: one statement of 25 words."""
    from benchmarks.invented import records  # noqa: PLC0415 - after `bind`
    from onrecord.pipeline import document  # noqa: PLC0415

    for one in records(documents):
        yield document(one.document.text.partition("\n\n")[0], published=one.document.published)


def tenths(looks: Iterable[float]) -> list[float]:
    """The averages of ten parts of some figures, of fewer where there are not ten.

    >>> tenths(range(20))
    [0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5, 16.5, 18.5]
    """
    found = list(looks)
    parts = min(10, len(found))
    cuts = [len(found) * at // parts for at in range(parts + 1)]
    return [round(fmean(found[cuts[at] : cuts[at + 1]]), 1) for at in range(parts)]


def shown(found: Result) -> str:
    """The figures as lines."""
    tenths_told = ", ".join(f"{one:,.0f}" for one in found.tenths_mib)
    return (
        f"{found.documents:,} documents, {found.words:,} words in {found.seconds:,.0f} s\n"
        f"MiB resident by tenths: {tenths_told}\n"
        f"last / first: {found.last_by_first:.3f} (at most {LIMIT})\n"
        f"strings of the vocabulary: {found.strings:,}"
    )


if __name__ == "__main__":
    sys.exit(main())
