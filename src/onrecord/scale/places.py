"""Where tables are written: a folder of a disk, or one of an object store, by the same few operations.

What is put there is either there as a whole or not: a disk renames, a store shows an object once all of it
has come. Keys are paths in the folder: "tolls/part-000001.parquet".
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

from .. import durable
from ..errors import ScaleError
from ..sources.opening import escaped
from . import stores


class Place(Protocol):
    """A folder for tables. `scratch` is one of this machine, for what is half-written, and for the lock."""

    name: str
    scratch: Path

    def make(self, folders: Iterable[str]) -> None:
        """Make it, and these folders in it."""

    def names(self) -> set[str]:
        """What lies in it, hidden files too."""

    def sizes(self, folders: Iterable[str]) -> dict[str, int]:
        """The bytes of each file in some of its folders."""

    def size(self, key: str) -> int | None:
        """The bytes of a file, None where there is none."""

    def opened(self, key: str) -> BinaryIO:
        """The bytes of a file; FileNotFoundError where there is none."""

    def put(self, draft: Path, key: str) -> None:
        """Put a whole file into place."""

    def remove(self, key: str) -> None:
        """Remove a file, where there is one."""


def of(out: str) -> Place:
    """The place of an output folder."""
    return Store(out) if stores.is_store(out) else Disk(out)


class Disk:
    """A folder of a disk: files are renamed into place once they are synced."""

    def __init__(self, out: str) -> None:
        self.scratch = Path(out)
        self.name = str(self.scratch)
        try:
            self.name.encode()
        except UnicodeEncodeError:
            raise ScaleError(
                f"{escaped(out)}: is no UTF-8, and Parquet tables cannot be written there: give another --out"
            ) from None

    def make(self, folders: Iterable[str]) -> None:
        """Make it, and these folders in it."""
        self.scratch.mkdir(parents=True, exist_ok=True)
        for folder in folders:
            (self.scratch / folder).mkdir(exist_ok=True)

    def names(self) -> set[str]:
        """What lies in it, hidden files too."""
        return set(os.listdir(self.scratch)) if self.scratch.exists() else set()

    def sizes(self, folders: Iterable[str]) -> dict[str, int]:
        """The bytes of each file in some of its folders."""
        return {
            f"{folder}/{entry.name}": entry.stat().st_size
            for folder in folders
            if (self.scratch / folder).is_dir()
            for entry in os.scandir(self.scratch / folder)
            if entry.is_file()
        }

    def size(self, key: str) -> int | None:
        """The bytes of a file, None where there is none."""
        path = self.scratch / key
        return path.stat().st_size if path.is_file() else None

    def opened(self, key: str) -> BinaryIO:
        """The bytes of a file; FileNotFoundError where there is none."""
        return (self.scratch / key).open("rb")

    def put(self, draft: Path, key: str) -> None:
        """Rename a whole file into place, once it is on the disk."""
        final = self.scratch / key
        final.parent.mkdir(exist_ok=True)
        durable.place(draft, final)

    def remove(self, key: str) -> None:
        """Remove a file, where there is one."""
        (self.scratch / key).unlink(missing_ok=True)


class Store:
    """A folder of an object store: files are written on this machine, and then sent there."""

    def __init__(self, out: str) -> None:
        self.where = stores.at(out)
        if not self.where.path.strip("/"):
            raise ScaleError(f"{out}: is all of a store: give a folder in it, like s3://bucket/tables")
        self.name = out.rstrip("/")
        self.scratch = scratch(self.name)

    def make(self, folders: Iterable[str]) -> None:
        """A store has no folders, but by the names of what is in them."""

    def names(self) -> set[str]:
        """What lies in it, hidden files too."""
        return stores.names(self.where)

    def sizes(self, folders: Iterable[str]) -> dict[str, int]:
        """The bytes of each file in some of its folders."""
        return {
            f"{folder}/{key}": size
            for folder in folders
            for key, size in stores.sizes(self.where.inside(folder)).items()
        }

    def size(self, key: str) -> int | None:
        """The bytes of a file, None where there is none."""
        info = self.where.system.get_file_info(self.where.inside(key).path)
        return int(info.size) if info.is_file else None

    def opened(self, key: str) -> BinaryIO:
        """The bytes of a file; FileNotFoundError where there is none."""
        return stores.opened_at(self.where.inside(key))

    def put(self, draft: Path, key: str) -> None:
        """Send a whole file; OSError where not all of it has come."""
        path = self.where.inside(key).path
        try:
            self.send(draft, path)
        except FileNotFoundError:  # HDFS has folders, as a disk has
            self.where.system.create_dir(path.rpartition("/")[0], recursive=True)
            self.send(draft, path)
        if self.size(key) != draft.stat().st_size:
            raise OSError(f"{key} was not sent as a whole")

    def send(self, draft: Path, path: str) -> None:
        """Send the bytes of a file."""
        with draft.open("rb") as source, self.where.system.open_output_stream(path) as into:
            shutil.copyfileobj(source, into, stores.PIECE)

    def remove(self, key: str) -> None:
        """Remove a file, where there is one."""
        if self.size(key) is not None:
            self.where.system.delete_file(self.where.inside(key).path)


def scratch(name: str) -> Path:
    """A folder of this user for an output folder, on this machine; ScaleError where it is another's."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    path = Path(tempfile.gettempdir()) / f"onrecord-{user}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        ours = not path.is_symlink() and (not user or path.stat().st_uid == user)
    except OSError as error:
        raise ScaleError(f"{path}: cannot be written ({error.strerror}): set TMPDIR to another") from error
    if not ours:
        raise ScaleError(f"{path}: is somebody else's: set TMPDIR to a folder of your own")
    return path
