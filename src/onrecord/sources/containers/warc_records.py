"""The records of a WARC file (ISO 28500); after a damaged one the next good one is found."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import SourceError
from ..ahead import Again, Ahead
from ..unpacking import PIECE

START = b"WARC/"
LINE = 1 << 16
"""Bytes of a line of a head that are read."""
LENGTH = re.compile("[0-9]{1,15}")
LINES = 1000
"""Lines that a head may have."""
DIGESTS = frozenset({"sha1", "sha256", "sha512", "md5"})
AGAIN = "fetch it again; the rest is read"


class Record(NamedTuple):
    """A record: its head by names in lower case, its block (its first bytes where it is cut)."""

    head: dict[str, str]
    block: bytes
    cut: bool


def records(part: Ahead, limit: int) -> Iterator[Record | SourceError]:
    """Each record of a stream, or what is wrong where one should be; no block is held beyond the limit."""
    again = Again()
    while True:
        try:
            if (made := record(part, limit, again)) is None:
                return
            yield made
        except SourceError as error:
            yield error
            if not resumed(part):
                return


def record(part: Ahead, limit: int, again: Again) -> Record | None:
    """The next record, None at the end; SourceError where it is damaged, its block to be searched again."""
    line = part.readline(LINE)
    while line and not line.strip():
        line = part.readline(LINE)
    if not line:
        return None
    if not line.startswith(START):
        raise SourceError(f"does not begin with WARC/1.1 or 1.0, as a record does: {AGAIN}")
    head = headers(part)
    if not LENGTH.fullmatch(head.get("content-length", "")) or "warc-type" not in head:
        raise SourceError(f"has a damaged head (no WARC-Type, or no Content-Length): {AGAIN}")
    length = int(head["content-length"])
    block = part.read(min(length, limit))
    fault = rest(part, length, block, head.get("warc-block-digest", ""))
    if not fault and (closing := part.readline(LINE).strip()):
        block += closing
        fault = "is not as long as it says"
    if fault:
        again.give(part, block)
        raise SourceError(f"{fault}: {AGAIN}")
    part.head(1)  # the end of a gzip member has its checksum
    return Record(head, block, cut=length > limit)


def rest(part: Ahead, length: int, block: bytes, digest: str) -> str:
    """Read what is left of a block; what is wrong with it, if anything."""
    algorithm, _, said = digest.partition(":")
    known = algorithm.lower() in DIGESTS
    summed = hashlib.new(algorithm.lower() if known else "md5", block, usedforsecurity=False)
    left = length - len(block)
    while left and (piece := part.read(min(left, PIECE))):
        left -= len(piece)
        summed.update(piece)
    if left:
        return f"ends {left:,} bytes too early"
    if known and not same(said, summed.digest()):
        return f"is damaged (its {algorithm} is not as it says)"
    return ""


def headers(part: Ahead) -> dict[str, str]:
    """The lines of a head up to the blank one, by names in lower case; an indented one goes on."""
    found: dict[str, str] = {}
    name = ""
    for _ in range(LINES):
        line = part.readline(LINE)
        if not line:
            raise SourceError(f"ends in its head: {AGAIN}")
        if not line.strip():
            return found
        words = line.decode("utf-8", "replace")
        if words[0] not in " \t":
            name, _, words = words.partition(":")
            name = name.strip().lower()
        found[name] = f"{found.get(name, '')} {words.strip()}".strip()
    raise SourceError(f"has a head of over {LINES} lines: {AGAIN}")


def same(said: str, summed: bytes) -> bool:
    """Whether a digest is as it is said to be, in base 32 or base 16."""
    return said.upper().rstrip("=") in (base64.b32encode(summed).decode().rstrip("="), summed.hex().upper())


def resumed(part: Ahead) -> bool:
    """Whether another record is still to come; it is what is read next."""
    try:
        while line := part.readline(LINE):
            if line.startswith(START):
                part.give_back(line)
                return True
    except SourceError:
        return False  # a damaged member has been told; what comes after it is for `members`
    return False
