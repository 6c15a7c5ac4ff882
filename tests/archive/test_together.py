"""Two additions and a reading room with reviewers at once lose nothing; the long run is `python -m benchmarks.together`."""

from __future__ import annotations

import os
import threading

import pytest

from benchmarks import together
from onrecord.archive import Archive, lock


@pytest.mark.skipif(os.name == "nt", reason="SIGINT as Unix has it")
def test_nothing_is_lost_and_nothing_done_twice(tmp_path):
    result = together.run(tmp_path, operations=200, seed=3)
    assert result.faults == []
    assert result.operations >= 190
    assert result.added + result.there >= 130
    assert result.there > 0
    assert sum(result.kept.values()) >= 20
    assert set(result.kept) >= {"correct", "accept", "reject"}


def test_what_is_lost_or_done_twice_would_be_told(tmp_path, invented):
    some = [one for one in invented if one.tolls][:2]
    with Archive(tmp_path / "a") as archive:
        for record in some:
            archive.add(record)
        first, second = (record.document.id for record in some)
        for value in (7, 8):
            archive.correct(first, "tolls", "t1", "count", value, by="Ada", reason=f"Ada {value}")
        archive.refresh()
    reviewer = together.Reviewer("Ada", "http://127.0.0.1:1", some, 0, "seed")
    reviewer.kept = [("correct", first, "Ada 7", 7), ("correct", first, "Ada 8", 8)]
    assert together.compared(tmp_path / "a", [reviewer], some, some) == []
    reviewer.kept = [("correct", first, "Ada 7", 7), ("accept", second, "x", None)]
    assert together.compared(tmp_path / "a", [reviewer], [*some, invented[20]], some) == [
        f"document {invented[20].document.id} is there 0 times",
        f"{('accept', second, 'x', None)} was kept and is not in the journal",
        f"{('correct', first, 'Ada 8', 8)} is in the journal and was never kept",
    ]


def test_writers_of_one_archive_take_turns(tmp_path, invented, monkeypatch):
    """The lock file, which stands before SQLite's own: never are two inside a transaction, or closing."""
    inside, most, guard = [0], [0], threading.Lock()
    usual = lock.Lock.taken

    def taken(self):
        got = usual(self)
        if got:
            with guard:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
        return got

    def leave(handle):
        with guard:
            inside[0] -= 1
        left(handle)

    left = lock.leave
    monkeypatch.setattr(lock.Lock, "taken", taken)
    monkeypatch.setattr(lock, "leave", leave)

    def add(some):
        with Archive(tmp_path / "a") as archive:
            for record in some:
                with archive.writing():
                    assert inside[0] == 1
                archive.add(record)

    threads = [threading.Thread(target=add, args=(invented[at::3],)) for at in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most[0], inside[0]) == (1, 0)
    with Archive(tmp_path / "a", readonly=True) as archive:
        assert archive.status().counts["documents"] == len(invented)
