"""An older archive at size: how long does its upgrade take, against adding its reports.

python -m benchmarks.upgrade [--documents 5000] [--archive FILE] [--json]
"""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from benchmarks import frame
from benchmarks.kills.ages import aged
from benchmarks.pages import filled
from onrecord.archive import Archive, opening

OLD = 3
"""The version that the archive is made as: the one before the queue of reviewers."""


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


def upgraded(path: Path, folder: Path) -> Upgraded:
    """Upgrade an archive that was made older, a step at a time."""
    old = aged(path, folder / "old.onrecord", OLD)
    connection = opening.connect(old, "rw")
    begin = time.perf_counter()
    opening.back_up(old, connection, opening.version_of(connection))
    copied = time.perf_counter()
    connection.close()
    opening.backup_of(old, OLD).unlink()
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
