"""What each part of onrecord holds in memory: what the process grows by as it is loaded, one after another.

python -m benchmarks.components [--json]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

import msgspec

from benchmarks.resident import resident_mib
from benchmarks.speed import bind

READ = 200
"""Reports after which a reader has seen enough to be warm."""


class Part(msgspec.Struct, frozen=True):
    """A part, by how many MiB the process has grown, and what it then holds."""

    part: str
    mib: float
    together_mib: float


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the parts."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.components", description=__doc__)
    made.add_argument("--json", action="store_true", help="print JSON")
    chosen = made.parse_args(arguments)
    bind(1)
    found = list(parts())
    if chosen.json:
        print(msgspec.json.encode(found).decode())
        return 0
    for one in found:
        print(f"{one.part:40} {one.mib:>8,.0f} MiB {one.together_mib:>8,.0f} MiB")
    return 0


def parts() -> Iterator[Part]:
    """Each part in its turn."""
    before = 0.0
    for name, load in LOADS.items():
        load()
        now = resident_mib()
        yield Part(name, round(now - before, 1), round(now, 1))
        before = now


def code() -> None:
    """All modules that reading needs."""
    import onrecord.pipeline  # noqa: F401, PLC0415


def encoder() -> None:
    """The encoder's graph and word pieces."""
    from onrecord.encoder import graph  # noqa: PLC0415

    graph.shipped(1)


def tagger() -> None:
    """The weights of the tagger."""
    from onrecord.language.tagger import model  # noqa: PLC0415

    model.load()


def gazetteer() -> None:
    """The places, which are read where they are asked for."""
    from onrecord.gazetteer import lookup  # noqa: PLC0415

    lookup.load(None)


def tokenizer() -> None:
    """The tokenizer and its vocabulary."""
    from onrecord.language.tokens import tokenizer as made  # noqa: PLC0415

    made()


def lexicons() -> None:
    """What the finders load with their first report."""
    read(1)


def warm() -> None:
    """What is remembered of words and names."""
    read(READ)


def read(number: int) -> None:
    """Read so many reports."""
    from benchmarks.invented import records  # noqa: PLC0415
    from onrecord.pipeline import Reader  # noqa: PLC0415

    reader = Reader()
    for one in records(number):
        reader.read(one.document)


LOADS: dict[str, Callable[[], None]] = {
    "Python and the libraries": code,
    "the encoder": encoder,
    "the tagger": tagger,
    "the gazetteer": gazetteer,
    "the tokenizer": tokenizer,
    "lexicons, and one report": lexicons,
    f"{READ} reports": warm,
}

if __name__ == "__main__":
    sys.exit(main())
