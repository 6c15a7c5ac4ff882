"""A power cut loses no correction and tears nothing; the long run is `python -m benchmarks.power`."""

from __future__ import annotations

from random import Random

import pytest

apsw = pytest.importorskip("apsw", reason="apsw, of the extra dev, is not installed")

from benchmarks import power  # noqa: E402 - needs apsw

pytestmark = pytest.mark.one_file


def test_after_a_power_cut_the_archive_is_whole_and_has_every_correction(tmp_path):
    result = power.run(tmp_path, cuts=40, seed=3, documents=40)
    assert result.faults == []
    assert result.lost > 0  # additions are not waited for
    assert result.syncs > 10


def test_corrections_that_are_not_synced_are_lost_which_is_seen(tmp_path):
    result = power.run(tmp_path, cuts=40, seed=3, documents=40, careless=True)
    assert any("was synced and told of" in one for one in result.faults)


def test_of_what_was_not_synced_any_part_is_lost():
    disk = power.Disk({"a": b"old"})
    disk.take(power.Did("write", "a", 0, b"new" * 400))
    seen = {bytes(disk.cut(Random(seed))["a"]) for seed in range(60)}
    assert {b"old", b"new" * 400} <= seen
    assert len(seen) > 2
    disk.take(power.Did("sync", "a"))
    disk.take(power.Did("truncate", "a", 1))
    assert {bytes(disk.cut(Random(seed))["a"]) for seed in range(60)} == {b"new" * 400, b"n"}
