"""Records with half of a surrogate pair in one of their texts, as only a program in Python can make them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

HALF = "x\ud800"


def spoilt(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """A value again and again, each time with another of its texts spoilt, and the path to that one."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            if path == "$" and name == "document":  # a document refuses it itself
                continue
            for where, made in spoilt(getattr(value, name), f"{path}.{name}"):
                yield where, replace(value, **{name: made})
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            for where, made in spoilt(one, f"{path}[{at}]"):
                yield where, (*value[:at], made, *value[at + 1 :])
    elif isinstance(value, str):
        yield path, HALF
