"""Which edited exports can be read back, and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ...archive import Archive
from ...errors import ExportError
from . import lines, standoff, tables, webannotation
from .placing import Found

FORMATS: dict[str, Callable[[Path, Archive], Iterator[Found]]] = {
    "jsonl": lines.read, "brat": standoff.read, "webannotation": webannotation.read, "csv": tables.read,
}  # fmt: skip
"""How each format is read back, by the name that `--format` has."""
SUFFIXES = {".jsonl": "jsonl", ".ann": "brat", ".jsonld": "webannotation", ".csv": "csv"}


def read(path: Path, archive: Archive, format_: str | None = None) -> Iterator[Found]:
    """What a file, or a folder of brat's, has; ExportError where its format cannot be told or read back."""
    name = format_ or ("brat" if path.is_dir() else SUFFIXES.get(path.suffix.lower()))
    if name is None:
        raise ExportError(f"{path}: what is it? Give --format {' or '.join(FORMATS)}")
    try:
        yield from FORMATS[name](path, archive)
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: cannot be read ({error})") from error
