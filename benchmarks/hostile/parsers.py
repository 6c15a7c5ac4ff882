"""The parsers that are ours, by name: each takes any bytes, and raises where something does not hold."""

from __future__ import annotations

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

from . import files, imports
from .holding import holds
from .targets import read_bytes


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


def seeds(name: str) -> bytes:
    """A good input of a parser, to begin with."""
    return GOOD[name]() if name in GOOD else files.LIGHT[f"a.{name}"]


GOOD: dict[str, Callable[[], bytes]] = {
    "record": lambda: imports.good("jsonl", "records").split(b"\n")[0],
    "brat": lambda: (
        b'#1\tOnrecord document\t"d0"\nT1\tkilled 0 3;4 5\tTen\n#2\tOnrecord T1\ttolls t1 count\n'
        b'A1\tpolarity T1 asserted\n#3\tAnnotatorNotes T1\t{"best":14}\nR1\tCue Arg1:T1 Arg2:T2\n'
    ),
    "spans": lambda: b"[[0,3],[4,5]]",
    "day": lambda: b"2022-11-26T10:00:00.5+02:00",
    "address": lambda: b"https://name:word@sub.a.example:8080/b/../c%20d?e=f#g",
    "robots": lambda: (
        b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 3\nUser-agent: onrecord\nDisallow:\n"
    ),
    "answer": files.HTTP.encode,
    "encoding": lambda: b"<?xml version='1.0' encoding='koi8-r'?><meta charset=utf-8>\xd0\x9e\xff",
    "fragment": lambda: b"<p class='a'>Ten <b>died</b> &amp; two<br>&#8217;</p><script>1</script><!-- c -->",
}
