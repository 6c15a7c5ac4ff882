"""One writer at a time: a lock file beside the archive, held for a transaction; the system frees it.

SQLite has locks of its own; ours stands before them because of its WAL-reset bug (3.7.0 to 3.51.2: two
connections that write and checkpoint at the same instant can damage the file).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import ArchiveError

PATIENCE = 10.0
"""Seconds that a writer waits for another."""
PAUSE = 0.005
"""Seconds between two looks."""


def beside(archive: Path) -> Path:
    """The lock file of an archive."""
    return archive.with_name(archive.name + ".lock")


if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> None:
        """Take the lock, or raise OSError where somebody has it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def leave(handle: int) -> None:
        """Give the lock back."""
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def take(handle: int) -> None:
        """Take the lock, or raise OSError where somebody has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def leave(handle: int) -> None:
        """Give the lock back."""
        fcntl.flock(handle, fcntl.LOCK_UN)


class Lock:
    """The lock of one archive, opened once and taken for each transaction."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        try:
            self.handle = os.open(beside(archive), os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise ArchiveError(
                f"{archive}: cannot be written here ({error.strerror}): copy it to a folder of your own"
            ) from error

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock; ArchiveError where another writer keeps it too long."""
        end = time.monotonic() + patience
        while not self.taken():
            if time.monotonic() > end:
                raise ArchiveError(
                    f"{self.archive}: another onrecord writes for over {patience:g} s: wait for it to end"
                )
            time.sleep(PAUSE)
        try:
            yield
        finally:
            leave(self.handle)

    def taken(self) -> bool:
        """Whether the lock could be taken."""
        try:
            take(self.handle)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Close the lock file; it stays where it is, so that nobody locks another of the same name."""
        os.close(self.handle)
