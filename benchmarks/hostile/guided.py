"""atheris against the parsers that are ours: `python -m benchmarks.hostile.guided PARSER -runs=200000 -seed=7`.

libFuzzer chooses inputs by the branches of onrecord's own code that they reach; PARSER is one of those below, what
follows are libFuzzer's options. It ends with a fault, whose input it leaves in a file, or well. atheris is no part of
what tests are run with: install it by `pip install 'onrecord[benchmarks]'`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

import msgspec

from onrecord.errors import OnrecordError, SourceError
from onrecord.export.back import standoff, tables
from onrecord.model import from_json, iso_moment
from onrecord.sources import encodings, unpacking
from onrecord.sources.containers import responses
from onrecord.sources.formats import fragment
from onrecord.sources.web import robots, urls

from .holding import holds
from .targets import read_bytes

SEEN = ("onrecord.sources", "onrecord.export.back", "onrecord.archive", "onrecord.model", "onrecord.language")
"""The packages whose branches guide."""


def told(data: bytes, *, parse: Callable[[bytes], object], refused: tuple[type[Exception], ...]) -> None:
    """A parser gives something, or refuses with words."""
    try:
        parse(data)
    except refused as error:
        holds(str(error), "a refusal without words")


def text(data: bytes) -> str:
    """Bytes as a text of whatever characters."""
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xff" else "replace")


def opened(data: bytes) -> bytes:
    """The body of what a server says."""
    return responses.opened(responses.response(data), unpacking.Budget(lambda: 100, 200)).read(1000)


PARSERS: dict[str, Callable[[bytes], None]] = {
    **{name: partial(read_bytes, called=f"a.{name}") for name in ("txt", "jsonl", "csv", "rss", "eml", "docx", "epub", "warc", "zip", "tar")},
    "record": partial(told, parse=from_json, refused=(OnrecordError,)),
    "brat": partial(told, parse=lambda data: standoff.parsed(text(data)), refused=(ValueError,)),
    "spans": partial(told, parse=lambda data: tables.spans_of(text(data)), refused=(ValueError, msgspec.DecodeError)),
    "day": partial(told, parse=lambda data: iso_moment(text(data)), refused=(ValueError,)),
    "address": partial(told, parse=lambda data: urls.parse(text(data)), refused=(SourceError,)),
    "robots": partial(told, parse=lambda data: robots.read(text(data), "onrecord").forbids("/a"), refused=()),
    "answer": partial(told, parse=opened, refused=(SourceError,)),
    "encoding": partial(told, parse=lambda data: encodings.decode(data, html=True, told=None), refused=(SourceError,)),
    "fragment": partial(told, parse=lambda data: fragment.plain(text(data)), refused=()),
}  # fmt: skip
"""What is tried, by a name."""


def main() -> None:
    """Have atheris look for faults in a parser."""
    import atheris  # noqa: PLC0415 - it is no part of what tests are run with

    if len(sys.argv) < 2 or sys.argv[1] not in PARSERS:
        sys.exit(f"name a parser: {', '.join(PARSERS)}")
    for name in [name for name in sys.modules if name.startswith(SEEN)]:
        for one in vars(sys.modules[name]).values():
            if callable(one) and getattr(one, "__module__", "") == name and hasattr(one, "__code__"):
                atheris.instrument_func(one)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], PARSERS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
