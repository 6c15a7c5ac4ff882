"""The brief at size: how long does it take for a week, a month, a year, all there is.

python -m benchmarks.brief [--documents 5000] [--archive FILE] [--json]
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks import frame
from benchmarks.pages import filled
from onrecord.archive import Archive
from onrecord.export.brief import Period, brief

SPANS = {"a week": 7, "a month": 30, "a year": 365, "all": 100_000}
"""Days up to that of the latest report."""


class Made(msgspec.Struct, frozen=True):
    """A brief of some days: what is in it, seconds, bytes; milliseconds an incident is the ratio."""

    span: str
    reports: int
    incidents: int
    seconds: float
    bytes: int
    ms_an_incident: float


def made(path: Path) -> Iterator[Made]:
    """A brief of each span; one is made before the clock runs."""
    with Archive(path, readonly=True) as archive:
        last = archive.days().last
        if last is None:
            raise RuntimeError(f"{path}: no report has a day of publication")
        brief(archive, Period(last, last), made=last)
        for span, days in SPANS.items():
            begin = time.perf_counter()
            found = brief(archive, Period(before(last, days), last), made=last)
            seconds = time.perf_counter() - begin
            incidents = sum(found.incidents.values())
            yield Made(
                span, found.reports, incidents, round(seconds, 2), len(found.html.encode()),
                round(1000 * seconds / max(1, incidents), 2),
            )  # fmt: skip


def before(last: str, days: int) -> str:
    """The first of so many days that end with one."""
    return (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()


def main() -> None:
    """Measure, and say what was measured."""
    frame.run(
        __doc__,
        documents=5000,
        fill=filled,
        measure=lambda path, _: list(made(path)),
        lines=lambda found: (
            f"{one.span:8} {one.reports:7,} reports {one.incidents:7,} incidents {one.seconds:7.2f} s "
            f"{one.bytes / 1e6:6.2f} MB {one.ms_an_incident:6.2f} ms an incident"
            for one in found
        ),
    )


if __name__ == "__main__":
    main()
