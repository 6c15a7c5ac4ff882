"""Files that outlast a power cut: on the disk before they have their name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows syncs no folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place(draft: Path, final: Path) -> None:
    """Put a whole file into place, once it is on the disk: whoever looks sees the old one or all of it."""
    sync(draft)
    draft.replace(final)
    sync(final.parent)


def settle(paths: Iterable[Path]) -> None:
    """Wait until what was written to many files is on the disk: all at once where the system knows how."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        sync(path)


def drop(draft: Path) -> None:
    """Remove a draft; where nothing could be written, there is none to be removed."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)
