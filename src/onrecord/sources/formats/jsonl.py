"""JSON lines: one document a line, read one line at a time; a bad line costs itself alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

from ...config import Settings
from ...errors import RecordError, SourceError
from ...model import Document, Record, from_json
from .. import encodings
from ..ahead import Readable
from ..documents import document, too_long
from ..encodings import MARKS
from ..inputs import Format, How, Input, Outcome
from ..whole import failed

LONGEST_ESCAPE = 6
"""Bytes that JSON may take for one character of the basic plane: \\u2014."""
OTHER_FIELDS = 1_000_000
"""Bytes that a line may have besides its text."""
PIECE = 1 << 16


class Line(Struct, frozen=True):
    """What is taken from a line; its other keys are left alone."""

    text: str
    id: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


class Raw(NamedTuple):
    """A line of the file: its number from 1, its bytes (none where it is too long), its whole size."""

    number: int
    data: bytes
    size: int
    cut: bool


def longest_line(settings: Settings) -> int:
    """How many bytes of a line are ever held."""
    return settings.max_characters * LONGEST_ESCAPE + OTHER_FIELDS


def lines(stream: Readable, limit: int) -> Iterator[Raw]:
    """The lines of a stream, none held beyond the limit."""
    number = 0
    while data := stream.readline(limit):
        number += 1
        yield drained(stream, data, number, limit)


def drained(stream: Readable, data: bytes, number: int, limit: int) -> Raw:
    """A line, once the rest of one that is over the limit has been skipped."""
    size = len(data)
    if size < limit or data.endswith(b"\n"):
        return Raw(number, data, size, cut=False)
    piece = data
    while not piece.endswith(b"\n") and (piece := stream.readline(PIECE)):
        size += len(piece)
    return Raw(number, b"", size, cut=True) if size > limit else Raw(number, data, size, cut=False)


def record(raw: Raw) -> Record | None:
    """The record that a line of `onrecord read --json` is; None for any other line."""
    if b'"made_with"' not in raw.data or b'"document"' not in raw.data:
        return None
    try:
        keys = msgspec.json.decode(raw.data, type=dict[str, msgspec.Raw]).keys()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None  # `read` says what is wrong
    if not {"document", "made_with"} <= keys:
        return None
    try:
        return from_json(raw.data)
    except RecordError as error:
        raise SourceError(f"{error}: read the report anew") from error


def read(raw: Raw, settings: Settings, published: str | None = None) -> Document | None:
    """The document of a line, None for a blank one; `published` is for lines that do not say.

    >>> read(Raw(1, b'{"text": "Ten died.", "id": "a1"}', 33, False), Settings()).id
    'a1'
    """
    if raw.cut:
        raise SourceError(too_long(settings.max_characters, f"a line of {raw.size:,} bytes"))
    line = raw.data.removeprefix(MARKS[0][0]) if raw.number == 1 else raw.data
    if not line.strip():
        return None
    found = parsed(line)
    return document(
        found.text,
        max_characters=settings.max_characters,
        id=found.id,
        published=found.published if found.published is not None else published,
        url=found.url,
        title=found.title,
        publisher=found.publisher,
        language=found.language,
    )


def parsed(line: bytes) -> Line:
    """The fields of a line; SourceError says what is wrong with it."""
    try:
        return msgspec.json.decode(line, type=Line)
    except msgspec.ValidationError as error:
        raise SourceError(misfit(str(error))) from error
    except RecursionError as error:
        raise SourceError("is nested too deeply: give one object with a text") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        told = not_utf8(line) or f"is not valid JSON ({fault(line) or error}): mend or delete the line"
        raise SourceError(told) from error


def not_utf8(line: bytes) -> str | None:
    """Where a line is not UTF-8, and what to do; None where it is."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"is not UTF-8 at byte {error.start} of the line: save the file as UTF-8"
    return None


def misfit(reason: str) -> str:
    """What is wrong with a line that is JSON but no document."""
    what, _, where = reason.partition(" - at `$.")
    if where:
        return f"{where.rstrip('`')}: {what[0].lower()}{what[1:]}: mend the value or leave the key out"
    if "missing required field" in reason:
        return 'has no "text": give one object a line, such as {"text": "..."}'
    return f'{what[0].lower()}{what[1:]}: give one object a line, such as {{"text": "..."}}'


def fault(line: bytes) -> str:
    """Where JSON is broken in a line, in the words of Python's own parser."""
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return f"{error.msg} at column {error.colno}"
    except (UnicodeDecodeError, RecursionError):
        return ""
    return "half of a surrogate pair"


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object from end to end: the mark of a JSON lines file."""
    body = line.removeprefix(MARKS[0][0]).strip()
    return body.startswith(b"{") and is_json(body)


def is_json(body: bytes) -> bool:
    """Whether some bytes are JSON from end to end."""
    try:
        msgspec.json.decode(body, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each line that is not blank."""
    some = False
    for raw in lines(found.stream, longest_line(how.settings)):
        if raw.number == 1 and (wide := wide_mark(raw.data)):
            raise SourceError(wide)
        place = f"{found.place}:{raw.number}"
        try:
            made = (how.records and record(raw)) or read(raw, how.settings, how.published)
        except SourceError as error:
            some = True
            yield failed(place, "jsonl", error)
            continue
        if made is not None:
            some = True
            yield Outcome(place, made)
    if not some:
        raise SourceError("has no documents: give one object a line")


def wide_mark(data: bytes) -> str:
    """What to tell about JSON lines that are not in UTF-8, as RFC 8259 has it; nothing where they may be."""
    for mark, name in MARKS[1:]:
        if data.startswith(mark):
            return (
                f"is {name.upper()}, JSON lines must be UTF-8: convert it with iconv -f {name[:-3]} -t utf-8"
            )
    try:
        encodings.refuse_binary(data)
    except SourceError as error:
        return str(error)
    return ""


FORMAT = Format("jsonl", "JSON lines", outcomes, endings=(".jsonl", ".ndjson"), many=True)
