"""JSON lines: one record a line, every field present."""

from __future__ import annotations

import re
from typing import BinaryIO

from ..model import Record, to_json

CONTROLS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal might obey."""


def write(record: Record, stream: BinaryIO, *, to_terminal: bool = False) -> None:
    """Write a record as one line; for a terminal, with control characters as escapes that mean the same."""
    line = to_json(record)
    if to_terminal:
        line = CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", line.decode()).encode()
    stream.write(line + b"\n")
    stream.flush()
