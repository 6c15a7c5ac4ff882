"""Inputs that are held as a whole: one document each, as most are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..config import Settings
from ..errors import SourceError
from ..model import Document, Failure
from . import encodings
from .documents import too_long
from .inputs import Input, Outcome

if TYPE_CHECKING:
    from .ahead import Ahead

LONGEST_CHARACTER = 4
"""Bytes that one character may take, in UTF-8, UTF-16 and UTF-32."""


def text_bytes(stream: Ahead, settings: Settings) -> bytes:
    """All bytes of a text; SourceError where they are no text, or more than a document may have."""
    limit = longest(settings)
    data = stream.read(limit + 1)
    encodings.refuse_binary(data)
    if len(data) > limit:
        raise SourceError(too_long(settings.max_characters, f"over {limit:,} bytes"))
    return data


def longest(settings: Settings) -> int:
    """The most bytes that a text may have."""
    return settings.max_characters * LONGEST_CHARACTER + LONGEST_CHARACTER


def file_bytes(stream: Ahead, settings: Settings) -> bytes:
    """All bytes of a file that is read as a whole; SourceError where it is empty or too large."""
    limit = settings.file_megabytes << 20
    data = stream.read(limit + 1)
    if not data:
        raise SourceError("is empty: fetch or save it again")
    if len(data) > limit:
        raise SourceError(too_large(settings))
    return data


def too_large(settings: Settings) -> str:
    """What to tell about a file over the limit, and the way out."""
    return (
        f"has over {settings.file_megabytes} megabytes: split it, "
        "or raise file_megabytes (docs/cli.md, Settings)"
    )


def one(found: Input, made: Document, note: str = "") -> Iterator[Outcome]:
    """The outcome of an input that is one document."""
    yield Outcome(found.place, made, note=note)


def failed(place: str, stage: str, error: SourceError) -> Outcome:
    """The outcome of an input that gives no document."""
    return Outcome(place, Failure(place, stage, str(error)))
