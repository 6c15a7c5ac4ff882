"""What was fetched from a web address -> an input like a file's, named and unpacked as its server says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from ...config import FormatName
from .. import registry
from ..ahead import Ahead
from ..containers import packed, responses
from ..formats import feed
from ..inputs import Input
from ..unpacking import Budget
from .fetching import Web
from .urls import Address, shown

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.apache.parquet": ".parquet",
    "application/warc": ".warc",
    "message/rfc822": ".eml",
}
"""What a file of some type is called (IANA media types); of other types name and content tell more."""
VAGUE = "text/plain"
"""What servers call all that they do not know; a name that promises more is believed."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})


@contextmanager
def opened(name: str, web: Web, format: FormatName | None) -> Iterator[tuple[Input, Address]]:  # noqa: A002
    """The input that is at a web address, and the address that it was found at."""
    address, answer = web.fetch(name)
    with answer.content as file:
        budget = Budget(lambda: answer.size, web.settings.unpack_ratio)
        kind, charset = responses.media(answer.head.get("content-type", ""))
        packing = responses.packing(answer.head.get("content-encoding", ""))
        stream = responses.unpacked_from(Ahead(file), packing, budget, "fetch it yourself and give the file")
        called = named(address, kind, stream.head(), unpacked=bool(packing))
        whole = None if packing else file
        yield Input(shown(name), called, stream, budget, file=whole, format=format, charset=charset), address


def named(address: Address, kind: str, head: bytes, *, unpacked: bool = False) -> str:
    """A file name that promises what a server says: "a.html" for a page at /a."""
    last = PurePosixPath(address.path).name or "index"
    inner = packed.inner(last)
    if unpacked and inner is not None and not head.startswith(packed.GZIP):
        last = inner  # a file that was packed already, and said to be packed for the way
    if kind in PAGES and feed.is_feed(head):
        kind = "application/rss+xml"
    ending = ENDINGS.get(kind)
    if ending is None or (kind == VAGUE and registry.promises(last)):
        return last
    same = registry.by_ending(last) is registry.by_ending(f"a{ending}")
    return last if same else f"{last}{ending}"
