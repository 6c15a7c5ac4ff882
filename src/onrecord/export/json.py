"""JSON lines: one record a line, every field present."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from ..model import Record, to_json
from ..sources.opening import escaped

CONTROLS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal might obey."""


def write(record: Record, stream: BinaryIO, *, to_terminal: bool = False) -> None:
    """Write a record as one line; for a terminal, with control characters as escapes that mean the same."""
    put(to_json(record), stream, to_terminal)


def line(value: Struct | list[Any], stream: BinaryIO, *, to_terminal: bool = False) -> None:
    """Write any value as one line, likewise; of names of files that are not UTF-8 the bytes' numbers."""
    try:
        made = msgspec.json.encode(value)
    except UnicodeEncodeError:
        made = msgspec.json.encode(shown(msgspec.to_builtins(value)))
    put(made, stream, to_terminal)


def shown(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A value of JSON with no text in it that JSON cannot hold."""
    if isinstance(value, dict):
        return {shown(key): shown(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [shown(one) for one in value]
    return escaped(value) if isinstance(value, str) else value


def put(data: bytes, stream: BinaryIO, to_terminal: bool) -> None:
    """Write a line of JSON."""
    if to_terminal:
        data = CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", data.decode()).encode()
    stream.write(data + b"\n")
    stream.flush()
