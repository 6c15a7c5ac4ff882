"""Which edited exports can be read back, and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ...archive import Archive
from ...config import Settings
from ...errors import ExportError
from . import lines, sheets, standoff, tables, webannotation
from .placing import Found

FORMATS: dict[str, Callable[[Path, Archive, Settings], Iterator[Found]]] = {
    "jsonl": lines.read, "brat": standoff.read, "webannotation": webannotation.read, "csv": tables.read,
    "xlsx": sheets.read,
}  # fmt: skip
"""How each format is read back, by the name that `--format` has."""
SUFFIXES = {
    ".jsonl": "jsonl", ".ann": "brat", ".jsonld": "webannotation", ".csv": "csv",
    ".xlsx": "xlsx", ".xlsm": "xlsx",
}  # fmt: skip


def read(
    path: Path, archive: Archive, format_: str | None = None, settings: Settings | None = None
) -> Iterator[Found]:
    """What a file, or a folder of brat's, has; ExportError where its format cannot be told or read back.

    `settings` limit the parsing of workbooks.
    """
    name = format_ or ("brat" if path.is_dir() else SUFFIXES.get(path.suffix.lower()))
    if name is None:
        raise ExportError(f"{path}: what is it? Give --format {' or '.join(FORMATS)}")
    try:
        yield from FORMATS[name](path, archive, settings or Settings())
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: cannot be read ({error})") from error
