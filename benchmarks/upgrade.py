"""An older archive at size: how long does its upgrade take, against adding its reports.

python -m benchmarks.upgrade [--documents 5000] [--archive FILE] [--json]
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from pathlib import Path

import msgspec

from benchmarks import frame
from benchmarks.pages import filled
from onrecord.archive import Archive, opening

OLDER = """
DROP TABLE quoted; DROP TABLE voices; DROP TABLE reviews; DROP TABLE progress;
DROP INDEX incidents_day; DROP INDEX incidents_where;
CREATE INDEX incidents_day ON incidents (bare, coalesce(last, told) DESC, number DESC);
ALTER TABLE incidents DROP COLUMN hazard;
ALTER TABLE events DROP COLUMN part_of;
PRAGMA user_version = 3;
"""
"""What makes version 3 of version 4: migrations/4.sql backwards."""


class Upgraded(msgspec.Struct, frozen=True):
    """Seconds of the copy beside it, of the steps, of putting incidents together anew.

    `a_thousand_s` is all of it by 1,000 reports: the ratio.
    """

    documents: int
    megabytes: float
    copy_s: float
    steps_s: float
    incidents_s: float
    a_thousand_s: float


def aged(path: Path, into: Path) -> Path:
    """A copy of an archive as version 3 had it."""
    shutil.copy(path, into)
    connection = sqlite3.connect(into, isolation_level=None)
    connection.executescript(OLDER)
    connection.close()
    return into


def upgraded(path: Path, folder: Path) -> Upgraded:
    """Upgrade an archive that was made older, a step at a time."""
    old = aged(path, folder / "old.onrecord")
    connection = opening.connect(old, "rw")
    begin = time.perf_counter()
    opening.back_up(old, connection, opening.version_of(connection))
    copied = time.perf_counter()
    connection.close()
    opening.backup_of(old, opening.VERSION - 1).unlink()
    opened = time.perf_counter()
    with Archive(old) as archive:
        ready = time.perf_counter()
        archive.refresh()
        done = time.perf_counter()
        documents = archive.status().counts["documents"]
    copy, whole = copied - begin, ready - opened
    return Upgraded(
        documents, round(old.stat().st_size / 1e6, 1), round(copy, 2), round(whole - copy, 2),
        round(done - ready, 2), round(1000 * (whole + done - ready) / documents, 2),
    )  # fmt: skip


def main() -> None:
    """Measure, and say what was measured."""
    frame.run(
        __doc__,
        documents=5000,
        take="take this archive; it stays as it is",
        fill=filled,
        measure=upgraded,
        lines=lambda found: [
            f"{found.documents:,} reports, {found.megabytes:,} MB: copy {found.copy_s} s, "
            f"steps {found.steps_s} s, incidents {found.incidents_s} s; "
            f"a thousand reports {found.a_thousand_s} s"
        ],
    )


if __name__ == "__main__":
    main()
