"""What a server answers -> its head and its content, in memory or on disk, no more than there may be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from ...errors import SourceError
from ..containers.responses import media
from ..unpacking import PIECE

if TYPE_CHECKING:
    from http.client import HTTPResponse  # `connecting` alone has anything to do with it

HELD = 8 << 20
"""Bytes that are held in memory; more are in a file without a name, as long as they are read."""
REMEDIES = {
    400: "check the address",
    401: "save the page in a browser and give the file",
    403: "save the page in a browser and give the file",
    404: "check the address",
    410: "look for a copy of it in a web archive",
    429: "try again later, or raise url_pause",
    451: "look for a copy of it in a web archive",
}


class Answer(NamedTuple):
    """What a server has answered; the content is that of a page (200) alone, packed as it came."""

    status: int
    head: dict[str, str]
    content: BinaryIO
    size: int


class Limit(NamedTuple):
    """How many bytes an answer may have; a longer one is cut, or refused."""

    size: int
    cut: bool = False


def kept(response: HTTPResponse, limit: Limit) -> Answer:
    """An answer with its content, which is held or on disk, the connection no longer needed."""
    head = {name.lower(): value for name, value in reversed(response.getheaders())}
    if response.status != 200:
        return Answer(response.status, head, BytesIO(), 0)
    if not limit.cut:
        refuse_pictures(head.get("content-type", ""))
    refuse_large(response.length or 0, limit)
    content = cast(BinaryIO, tempfile.SpooledTemporaryFile(HELD))  # noqa: SIM115 - whoever reads it closes it
    try:
        size = copied(response, content, limit)
        with room():
            content.seek(0)  # writes what is still held of a file
    except BaseException:
        with suppress(OSError):  # a disk that is full does not take the rest at the end either
            content.close()
        raise
    return Answer(response.status, head, content, size)


def copied(response: HTTPResponse, content: BinaryIO, limit: Limit) -> int:
    """Copy the content of an answer, and count its bytes; SourceError where they are too many, or cut off."""
    size = 0
    while piece := response.read(PIECE):
        size += len(piece)
        refuse_large(size, limit)
        with room():
            content.write(piece[: max(0, limit.size - size + len(piece))])
        if size >= limit.size and limit.cut:
            return limit.size
    if response.length:
        raise SourceError("ends in the middle: fetch it again")
    return size


@contextmanager
def room() -> Iterator[None]:
    """Keep some bytes; SourceError where the disk has no room for them."""
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"finds no room in {tempfile.gettempdir()} ({error.strerror}): make some"
        ) from error


def refuse_large(size: int, limit: Limit) -> None:
    """Raise for more bytes than there may be."""
    if size > limit.size and not limit.cut:
        raise SourceError(f"has over {limit.size >> 20} megabytes: fetch it yourself, or raise url_megabytes")


def refuse_pictures(said: str) -> None:
    """Raise for what has no text in it, by its type."""
    kind, _ = media(said)
    if kind.partition("/")[0] in ("image", "audio", "video", "font"):
        raise SourceError(f"is no report but {kind}: give the address of the report's page")


def status(number: int) -> str:
    """What to tell of an answer that is no page."""
    name = HTTPStatus(number).phrase if number in set(HTTPStatus) else "no known answer"
    remedy = REMEDIES.get(number, "try again later" if number >= 500 else "check the address in a browser")
    return f"is not to be had (HTTP {number}, {name}): {remedy}"
