"""The same run by actors of Ray, some of them killed: the same bytes. Left out, and told so, without Ray."""

from __future__ import annotations

import os
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from invented_reader import digests, lines
from waiting import shards_done, started, until

from onrecord import ScaleError, scale

pytestmark = [
    pytest.mark.skipif(
        find_spec("ray") is None,
        reason="RAY IS NOT INSTALLED: `onrecord run --engine ray` is not tested; pip install 'onrecord[ray]'",
    ),
    pytest.mark.filterwarnings("ignore"),  # Ray's own
]
DRIVER = """
from invented_reader import Reader
from onrecord import scale
if __name__ == "__main__":
    scale.run(["slow.jsonl"], "out", maker=Reader, engine="ray", workers=2, shard_size=4)
"""


@pytest.fixture
def slow(tmp_path, monkeypatch, run) -> dict[str, str]:
    """Forty lines, and what an undisturbed run of this machine's processes makes of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    lines(Path("slow.jsonl"), {f"n{at}": f"{'I' * (at + 1)} men died slowly." for at in range(40)})
    run(["slow.jsonl"], "undisturbed")
    return digests("undisturbed")


def actors() -> list[int]:
    """The processes of our actors: those of Ray that have gone to our folder; a dead one has none."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            ours = (path / "cwd").readlink() == Path.cwd()
            if ours and (path / "cmdline").read_bytes().startswith(b"ray::Station"):
                found.append(int(path.name))
        except OSError:
            continue
    return found


def test_actors_are_killed_twice_and_then_the_driver_and_the_same_command_makes_the_bytes_of_a_local_run(
    slow, run
):
    driver = started(DRIVER)
    for many in (1, 3):
        until(lambda many=many: shards_done("out") >= many)
        os.kill(until(actors)[0], signal.SIGKILL)
    until(lambda: shards_done("out") >= 5)
    driver.kill()
    driver.wait()
    assert not Path("out/manifest.json").exists()
    course = scale.Course()
    made = run(["slow.jsonl"], "out", engine="ray", workers=2, watch=scale.Watch(course))
    assert made.complete
    assert (5 <= course.before < 10, course.before + course.done) == (True, 10)
    assert digests("out") == slow
    until(lambda: not actors())


def test_actors_of_which_two_are_killed_make_the_bytes_of_an_undisturbed_local_run(slow, run):
    class Killer(scale.Watch):
        killed = 0

        def finished(self, found):
            super().finished(found)
            if self.killed < 2:
                os.kill(actors()[0], signal.SIGKILL)
                self.killed += 1

    made = run(["slow.jsonl"], "out", engine="ray", workers=2, watch=(killer := Killer(scale.Course())))
    assert made.complete
    assert killer.killed == 2
    assert digests("out") == slow
    assert actors() == []


def test_an_interrupted_run_of_ray_is_gone_on_with_by_processes_and_the_other_way_round(slow, run):
    class Interrupter(scale.Watch):
        def finished(self, found):
            super().finished(found)
            if self.course.done == 3:
                raise KeyboardInterrupt

    for engine in ("ray", "local"):
        with pytest.raises(KeyboardInterrupt):
            run(["slow.jsonl"], "out", engine=engine, watch=Interrupter(scale.Course()))
    course = scale.Course()
    assert run(["slow.jsonl"], "out", engine="ray", watch=scale.Watch(course)).complete
    assert course.before >= 6
    assert digests("out") == slow


def test_actors_write_to_a_store(slow, run):
    out = f"file://{Path.cwd()}/store/out"
    assert run(["slow.jsonl"], out, engine="ray", workers=2).complete
    assert digests("store/out") == slow


def test_a_cluster_that_is_not_there_is_told(slow, run):
    with pytest.raises(ScaleError, match=r"no Ray cluster answers at 127\.0\.0\.1:1 \(Connection refused\)"):
        run(["slow.jsonl"], "out", engine="ray", ray_address="127.0.0.1:1")
