"""Reading with several processes: the same archive, in the same order; a lost process costs its document alone."""

from __future__ import annotations

import os
import signal
import time

import pytest

import onrecord
from onrecord import Failure, Settings, WorkerError
from onrecord.workers import Pool, Task


def documents(number):
    return [
        onrecord.document(f"{n} men died in Lisk on Friday, the mayor said.", id=f"n{n}")
        for n in range(2, 2 + number)
    ]


class Dying:
    """Reads nothing; some words end its process, hold it up, or end it the first time alone."""

    def __init__(self, settings):
        self.settings = settings

    def attempt(self, document):
        if document.text.startswith("5 men"):
            os.kill(os.getpid(), signal.SIGKILL)
        if document.text.startswith("4 men"):
            time.sleep(60)
        if document.title and not os.path.exists(document.title):
            open(document.title, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return Failure(document.id, "seen", "")


def broken(settings):
    raise SystemExit(3)


def test_the_records_are_those_of_one_process_in_the_same_order_and_the_processes_end():
    some = documents(7)
    reader = onrecord.Reader()
    with Pool(2, Settings()) as pool:
        tasks = [Task(one.id, one if at != 3 else None) for at, one in enumerate(some)]
        found = list(pool.read(tasks))
        processes = [worker.process.process for worker in pool.workers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)
    assert [name for name, _ in found] == [one.id for one in some]
    assert [made for _, made in found] == [
        reader.read(one) if at != 3 else None for at, one in enumerate(some)
    ]


UNIX = pytest.mark.skipif(os.name == "nt", reason="SIGKILL as Unix has it")
LOST = "ended the process that read it (SIGKILL, perhaps for want of memory)"


def lost(found):
    return {name: made.message for name, made in found.items() if made.stage == "read"}


@UNIX
def test_a_process_that_is_lost_and_one_that_takes_too_long_cost_their_document_alone():
    some = documents(6)
    with Pool(2, Settings(), maker=Dying, seconds=0.5) as pool:
        found = dict(pool.read(Task(one.id, one) for one in some))
    assert lost(found) == {"n5": LOST, "n4": "took over 0.5 seconds to read"}
    assert list(found) == [one.id for one in some]


@UNIX
def test_a_document_whose_process_is_killed_by_others_is_tried_again(tmp_path):
    some = [onrecord.document("Six men died.", id=name, title=str(tmp_path / name)) for name in "ab"]
    with Pool(1, Settings(), maker=Dying, tries=2) as pool:
        assert lost(dict(pool.read(Task(one.id, one) for one in some))) == {}
        (last,) = pool.read([Task("n5", documents(4)[-1])])
    assert last[1].message == LOST


def test_processes_that_cannot_begin_are_told_and_cost_no_document(capfd):
    with (
        Pool(1, Settings(), maker=broken) as pool,
        pytest.raises(WorkerError, match=r"3 processes .* ended before they began \(exit code 3\)"),
    ):
        list(pool.read([Task(0, documents(1)[0])]))


def test_what_is_left_in_the_middle_does_not_come_back():
    with Pool(1, Settings(), maker=Dying) as pool:
        reading = pool.read(Task(one.id, one) for one in documents(2) * 4)
        next(reading)
        reading.close()
        assert [name for name, _ in pool.read([Task("x", documents(1)[0])])] == ["x"]
