"""What a server has answered, as a crawl keeps it -> its status, type and content, unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from email.message import Message
from functools import partial
from io import BytesIO
from typing import NamedTuple

from ...errors import SourceError
from ..ahead import Ahead
from ..inputs import DEEPEST
from ..unpacking import Budget, unpacked
from .packed import GZIP, Decompressor, Gzip, Zstd, pieces

STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]*\n")
BLANK = re.compile(rb"\r?\n\r?\n")
CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,1000}\r\n")
ENCODINGS: dict[str, tuple[bytes, Callable[[], Decompressor]]] = {
    "gzip": (GZIP, Gzip),
    "x-gzip": (GZIP, Gzip),
    "deflate": (b"\x78", partial(Gzip, zlib.MAX_WBITS)),
    "zstd": (b"(\xb5/\xfd", Zstd),
}
"""How content is unpacked, and how it begins; many crawlers unpack it, and leave the head as it was."""


class Response(NamedTuple):
    """What a server has answered."""

    status: int
    type: str
    charset: str | None
    content: bytes
    packing: tuple[str, ...]


def response(block: bytes) -> Response:
    """The answer in a block of a record; SourceError where it is none."""
    status = STATUS.match(block)
    if status is None:
        raise SourceError("holds no HTTP answer, as it says: crawl the page again")
    blank = BLANK.search(block, status.end() - 2)
    lines = block[status.end() : blank.start() if blank else len(block)]
    head: dict[str, str] = {}
    for line in lines.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        head[name.strip().lower()] = value.strip()
    kind, charset = media(head.get("content-type", ""))
    content = block[blank.end() :] if blank else b""
    if "chunked" in head.get("transfer-encoding", "").lower():
        content = dechunked(content)
    return Response(int(status[1]), kind, charset, content, packing(head.get("content-encoding", "")))


def packing(said: str) -> tuple[str, ...]:
    """How a line of a head says that content is packed, the first packing first."""
    return tuple(one.strip().lower() for one in said.split(",") if one.strip())


def media(said: str) -> tuple[str, str | None]:
    """The type and the encoding that a line of a head tells.

    >>> media('text/html; charset="utf-8"')
    ('text/html', 'utf-8')
    """
    message = Message()
    message["content-type"] = said
    return (message.get_content_type() if said else ""), message.get_content_charset()


def dechunked(content: bytes) -> bytes:
    """Content without the lengths of its chunks (RFC 9112, 7.1); as it is, where there are none."""
    found: list[bytes] = []
    at = 0
    while chunk := CHUNK.match(content, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(found)
        found.append(content[chunk.end() : chunk.end() + size])
        at = chunk.end() + size + 2
    return content


def opened(found: Response, budget: Budget) -> Ahead:
    """The content of an answer, unpacked; SourceError where its packing is unknown."""
    return unpacked_from(
        Ahead(BytesIO(found.content)), found.packing, budget, "keep pages unpacked when crawling"
    )


def unpacked_from(stream: Ahead, packing: tuple[str, ...], budget: Budget, remedy: str) -> Ahead:
    """The unpacked content of a stream; SourceError with a remedy where its packing is unknown."""
    if len(packing) > DEEPEST:
        raise SourceError(f"is packed over {DEEPEST} times: {remedy}")
    for name in reversed(packing):
        if name == "identity":
            continue
        if name not in ENCODINGS:
            raise SourceError(f"is packed with {name}, which is not read: {remedy}")
        magic, fresh = ENCODINGS[name]
        if stream.head(len(magic)).startswith(magic):
            stream = unpacked(pieces(stream, fresh), budget, "its content")
    return stream
