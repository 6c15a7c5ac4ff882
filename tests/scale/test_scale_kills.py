"""Whatever is killed in the middle of a run, the same command goes on, and the tables have the same bytes."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest
from invented_reader import Reader, digests, lines
from waiting import shards_done, started, until

from onrecord import scale

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes as Linux shows them")
DRIVER = """
from invented_reader import Reader
from onrecord import scale
if __name__ == "__main__":
    scale.run(["slow.jsonl"], "out", maker=Reader, workers=2, shard_size=4)
"""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """A folder with forty lines, and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("undisturbed")
    lines(folder / "slow.jsonl", {f"n{at}": f"{'I' * (at + 1)} men died slowly." for at in range(40)})
    with contextlib.chdir(folder):
        scale.run(["slow.jsonl"], "out", maker=Reader, shard_size=4)
    return folder, digests(folder / "out")


@pytest.fixture
def slow(tmp_path, monkeypatch, undisturbed) -> dict[str, str]:
    """A folder of its own with those lines."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(undisturbed[0] / "slow.jsonl", tmp_path)
    return undisturbed[1]


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    with contextlib.suppress(FileNotFoundError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def pairs() -> tuple[int, int] | None:
    """A process of ours that does shards, and the one that reads for it."""
    found = ((hand.pid, child) for hand in active_children() for child in children(hand.pid))
    return next(found, None)


def test_the_driver_is_killed_twice(slow, run):
    for many in (2, 5):
        driver = started(DRIVER)
        until(lambda many=many: shards_done("out") >= many)
        family = [pid for hand in children(driver.pid) for pid in (hand, *children(hand))]
        driver.kill()
        driver.wait()
        until(lambda family=family: not any(Path(f"/proc/{pid}").exists() for pid in family))
        assert not Path("out/manifest.json").exists()
    course = scale.Course()
    assert run(["slow.jsonl"], "out", watch=scale.Watch(course)).complete
    assert 5 <= course.before < 10
    assert digests("out") == slow


def test_processes_that_do_shards_and_those_that_read_are_killed(slow, run):
    class Killer(scale.Watch):
        killed = 0

        def finished(self, found):
            super().finished(found)
            if self.killed < 2:
                pair = until(pairs)
                os.kill(pair[self.killed], signal.SIGKILL)
                self.killed += 1

    made = run(["slow.jsonl"], "out", workers=2, watch=(killer := Killer(scale.Course())))
    assert made.complete
    assert killer.killed == 2
    assert (killer.course.documents, killer.course.done) == (40, 10)
    assert digests("out") == slow


def test_a_shard_whose_processes_are_all_lost_is_lacking_and_the_rest_is_done(slow, run):
    class Killer(scale.Watch):
        def step(self, step):
            super().step(step)
            if step.shard == 9:
                for one in active_children():
                    os.kill(one.pid, signal.SIGKILL)

        def refused(self, found):
            super().refused(found)
            told.append(found.why)

    told: list[str] = []
    made = run(["slow.jsonl"], "out", watch=Killer(scale.Course()))
    assert (made.complete, made.lacking, made.records) == (False, (9,), 36)
    assert told == ["3 processes that were at slow.jsonl have ended (SIGKILL, perhaps for want of memory)"]
    assert run(["slow.jsonl"], "out").complete
    assert digests("out") == slow


def test_an_interruption_leaves_whole_shards_and_nothing_half_written(slow, run):
    class Interrupter(scale.Watch):
        def finished(self, found):
            super().finished(found)
            if self.course.done == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(["slow.jsonl"], "out", workers=2, watch=Interrupter(scale.Course()))
    assert active_children() == []
    assert not Path("out/.tmp").exists()
    assert {name: sha for name, sha in digests("out").items() if "part-" in name}.items() <= slow.items()
    assert run(["slow.jsonl"], "out").complete
    assert digests("out") == slow
