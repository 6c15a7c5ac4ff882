"""Who said what, beside others, in one run: onrecord, textacy's direct_quotations, quotation marks alone.

python -m benchmarks.quotes GOLD.jsonl SCORER.py [--words N] [--json]

GOLD: text with `attributions`, as in ../shared/corpora/attribution. SCORER: ../shared/scorers/attribution.py.
textacy (`pip install -e ".[benchmarks]"`) needs syntax and gets it from the encoder (benchmarks/parsed.py).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.scoring import scored
from benchmarks.speed import bind, enough

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = dict[str, Any]
T = TypeVar("T")
SHOWN = {
    "direct content": "f1",
    "direct content+source": "f1",
    "found direct": "share",
    "found mixed": "share",
    "found indirect": "share",
    "pair content+source": "f1",
}
"""The figures of the scorer that are shown, with their parts."""


class Way(msgspec.Struct, frozen=True):
    """What one way reached: figures by the scorer; words a second, with and without preparations."""

    name: str
    figures: dict[str, float]
    words_a_second: float
    alone: float
    refused: int = 0


class Timed:
    """Seconds spent on preparing and on finding, and the documents that a way refused."""

    def __init__(self) -> None:
        self.prepared = self.found = 0.0
        self.refused = 0


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    chosen = options().parse_args(arguments)
    bind(1)
    rows = [json.loads(line) for line in chosen.gold.read_bytes().splitlines()]
    rows = rows[: enough([len(row["text"].split()) for row in rows], chosen.words)]
    found = [measured(name, rows, read, chosen.scorer) for name, read in ways().items()]
    if chosen.json:
        print(msgspec.json.encode(found).decode())
    else:
        Console().print(table(found))
    return 0


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description=__doc__)
    made.add_argument("gold", type=Path)
    made.add_argument("scorer", type=Path)
    made.add_argument("--words", type=int, help="only the first documents that make so many words")
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def ways() -> dict[str, Callable[[Row, Timed], Iterable[Row]]]:
    """Each way of reading: a row of gold to attributions as a record has them."""
    return {
        "onrecord": ours(),
        "textacy direct_quotations": partial(theirs, triples()),
        "quotation marks, nearest name": by_marks,
    }


def by_marks(row: Row, timed: Timed) -> Iterable[Row]:
    """What stands in quotation marks, with the nearest name."""
    from benchmarks import marks  # noqa: PLC0415 - numpy must see the number of threads first

    found = clocked(timed, lambda: list(marks.find(row["text"])))
    return [said([content], [source] if source else [], []) for content, source in found]


def ours() -> Callable[[Row, Timed], Iterable[Row]]:
    """The reading of onrecord, whole records made."""
    from onrecord.model import to_json  # noqa: PLC0415
    from onrecord.pipeline import Reader, document  # noqa: PLC0415

    reader = Reader()
    reader.read(document("Ada Orel said it was late."))

    def read(row: Row, timed: Timed) -> Iterable[Row]:
        made: Row = json.loads(clocked(timed, lambda: to_json(reader.read(document(row["text"])))))
        attributions: list[Row] = made["attributions"]
        return attributions

    return read


def triples() -> Any:  # noqa: ANN401 - textacy has no types
    """The module of textacy that finds quotations."""
    try:
        from textacy.extract import triples as module  # noqa: PLC0415
    except ImportError as error:
        raise SystemExit('textacy is missing: pip install -e ".[benchmarks]"') from error
    return module


def theirs(module: Any, row: Row, timed: Timed) -> Iterable[Row]:  # noqa: ANN401
    """The direct quotations of textacy; none of a document that it refuses."""
    from benchmarks import parsed  # noqa: PLC0415

    verbs: Iterable[str] = module.constants.REPORTING_VERBS["en"]
    began = time.perf_counter()
    doc = parsed.parse(row["text"], verbs)
    timed.prepared += time.perf_counter() - began
    try:
        return clocked(timed, lambda: [triple(doc, one) for one in module.direct_quotations(doc)])
    except ValueError:  # an odd number of marks
        timed.refused += 1
        return []


def triple(doc: Doc, found: Any) -> Row:  # noqa: ANN401
    """A triple of textacy as an attribution."""
    speaker, cue = (
        [(token.idx, token.idx + len(token)) for token in part] for part in (found.speaker, found.cue)
    )
    return said([(found.content.start_char, found.content.end_char)], speaker, cue)


def said(content: list[tuple[int, int]], source: list[tuple[int, int]], cue: list[tuple[int, int]]) -> Row:
    """An attribution with what the scorer reads of it."""
    return {
        "said_in": None,
        "content": {"spans": content},
        "source": {"spans": source} if source else None,
        "cue": {"spans": cue} if cue else None,
    }


def clocked(timed: Timed, work: Callable[[], T]) -> T:
    """What some work gives; its time is put down."""
    began = time.perf_counter()
    try:
        return work()
    finally:
        timed.found += time.perf_counter() - began


def measured(name: str, rows: list[Row], read: Callable[[Row, Timed], Iterable[Row]], scorer: Path) -> Way:
    """One way over all rows."""
    timed = Timed()
    made = [
        {"document": {"id": row["id"], "text": row["text"]}, "attributions": list(read(row, timed))}
        for row in rows
    ]
    words = sum(len(row["text"].split()) for row in rows)
    seconds = timed.found + timed.prepared
    figures = dict(shown(scored(scorer, rows, made, "--outermost")))
    return Way(name, figures, round(words / seconds), round(words / timed.found), timed.refused)


def shown(figures: dict[str, dict[str, float]]) -> Iterator[tuple[str, float]]:
    """The figures that the table has."""
    for name, part in SHOWN.items():
        yield name, figures[name][part]


def table(found: list[Way]) -> Table:
    """The ways side by side."""
    made = Table("", *(way.name for way in found))
    for name, part in SHOWN.items():
        made.add_row(f"{name}, {part}", *(f"{way.figures[name]:.1f}" for way in found))
    made.add_row("words a second", *(f"{way.words_a_second:,.0f}" for way in found))
    made.add_row("  preparations aside", *(f"{way.alone:,.0f}" for way in found))
    made.add_row("documents refused", *(str(way.refused) for way in found))
    return made


if __name__ == "__main__":
    sys.exit(main())
