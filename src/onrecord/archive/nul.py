"""U+0000, which no archive keeps: SQLite's functions stop there, and PostgreSQL's texts cannot have it."""

from __future__ import annotations

import msgspec

from ..errors import ArchiveError
from ..model import Record
from . import rows

ESCAPED = "\\u0000"


def refuse(record: Record) -> None:
    """Raise for a record with a NUL anywhere; most have none in their JSON, and are looked at no further."""
    for name in ("text", "title", "id"):
        if (at := (getattr(record.document, name) or "").find("\0")) >= 0:
            raise ArchiveError(
                f"the {name} of {record.document.id!r} has a NUL character at character {at}: remove it"
            )
    made = rows.without_text(record)
    if ESCAPED in made:
        refuse_in(msgspec.json.decode(made), f"the record of {record.document.id!r}")


def refuse_in(value: object, what: str) -> None:
    """Raise for a value of JSON with a NUL in it."""
    if (place := found(value)) is not None:
        raise ArchiveError(f"{what} has a NUL character in {place}: remove it")


def found(value: object, place: str = "") -> str | None:
    r"""Where the first NUL of a value is, None where there is none.

    >>> found({"reason": "as told", "new": {"value": ["a", "b\0"]}})
    'new.value[1]'
    """
    if isinstance(value, str):
        return place if "\0" in value else None
    some: list[tuple[str, object]] = []
    if isinstance(value, dict):
        some = [(f"{place}.{key}" if place else str(key), one) for key, one in value.items()]
    elif isinstance(value, list | tuple):
        some = [(f"{place}[{at}]", one) for at, one in enumerate(value)]
    return next((where for name, one in some if (where := found(one, name)) is not None), None)
