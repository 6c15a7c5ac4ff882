"""A whole copy of an archive, as it is at one moment, whoever writes meanwhile."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from .. import durable
from ..errors import ArchiveError
from . import opening
from .faults import told


def back_up(path: Path, dest: Path) -> tuple[int, int]:
    """Write a copy beside its place, look whether it is whole, and give it its name; its bytes and documents.

    An archive of an older onrecord is copied as it is. ArchiveError where `dest` is there already.
    """
    refuse_there(dest)
    opening.check(path)
    draft = dest.with_name(f".{dest.name}.{os.getpid()}")
    try:
        with told(path):
            source, _ = opening.readable(path)
        try:
            copy(source, draft, dest)
        finally:
            source.close()
        documents = whole(draft, path)
        durable.sync(draft)
        name(draft, dest)
        return dest.stat().st_size, documents
    except OSError as error:
        raise ArchiveError(
            f"{dest}: cannot be written ({error.strerror or error}): give another place"
        ) from error
    finally:
        for left in (draft, *(draft.with_name(draft.name + end) for end in ("-journal", "-wal", "-shm"))):
            durable.drop(left)


def refuse_there(dest: Path) -> None:
    """Raise for a file that would be written over, and for a folder."""
    if dest.is_dir():
        raise ArchiveError(f"{dest}: is a folder: give the name of a file in it")
    if os.path.lexists(dest):
        raise ArchiveError(f"{dest}: is there already, and is left as it is: give another name")


def copy(source: sqlite3.Connection, draft: Path, dest: Path) -> None:
    """Copy all pages in one step, which is one view of the archive."""
    durable.drop(draft)  # of a process of this number that was killed
    with told(dest):
        target = sqlite3.connect(draft, isolation_level=None)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
        finally:
            target.close()


def whole(draft: Path, path: Path) -> int:
    """How many documents a copy has; ArchiveError where the archive that it was made of is damaged."""
    connection = sqlite3.connect(f"{draft.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        with told(path):
            (found,) = connection.execute("PRAGMA quick_check (1)").fetchone()
            (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    finally:
        connection.close()
    if found != "ok":
        words = " ".join(found.split())
        raise ArchiveError(f"{path}: is damaged ({words}), no copy was made: `onrecord verify` tells more")
    return int(documents)


def name(draft: Path, dest: Path) -> None:
    """Give a copy its name, unless somebody else has taken it meanwhile."""
    try:
        os.link(draft, dest)
    except FileExistsError:
        refuse_there(dest)
    except OSError:  # a file system without links: a memory stick
        refuse_there(dest)
        draft.rename(dest)
    durable.sync(dest.parent)
