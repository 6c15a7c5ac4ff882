"""JSON lines: one record a line, every field present."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from ..model import Record, to_json

CONTROLS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal might obey."""


def write(record: Record, stream: BinaryIO, *, to_terminal: bool = False) -> None:
    """Write a record as one line; for a terminal, with control characters as escapes that mean the same."""
    put(to_json(record), stream, to_terminal)


def line(value: Struct | list[Any], stream: BinaryIO, *, to_terminal: bool = False) -> None:
    """Write any value as one line, likewise."""
    put(msgspec.json.encode(value), stream, to_terminal)


def put(data: bytes, stream: BinaryIO, to_terminal: bool) -> None:
    """Write a line of JSON."""
    if to_terminal:
        data = CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", data.decode()).encode()
    stream.write(data + b"\n")
    stream.flush()
