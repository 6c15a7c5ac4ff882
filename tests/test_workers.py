"""Reading with several processes: the same archive, in the same order; a lost process costs its document alone."""

from __future__ import annotations

import os
import signal
import sys
import time

import msgspec
import pytest

import onrecord
from onrecord import Failure, Settings, WorkerError, pipeline, workers
from onrecord.workers import Pool, Process, Task, readers, serve


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


SLOW = "took over 0.5 seconds to read: split it, or raise document_seconds"


def lost(found):
    return {name: made.message for name, made in found.items() if made.stage == "read"}


@UNIX
def test_a_process_that_is_lost_and_one_that_takes_too_long_cost_their_document_alone():
    some = documents(6)
    with Pool(2, Settings(), maker=Dying, seconds=0.5) as pool:
        found = dict(pool.read(Task(one.id, one) for one in some))
    assert lost(found) == {"n5": LOST, "n4": SLOW}
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


def greedy(settings):
    """The pipeline's reader; some words take all the memory that there is before anything else is done."""
    from onrecord import pipeline

    def eat(doc):
        return [bytearray(1 << 26) for _ in range(1 << 10)] if doc.text.startswith("5 men") else doc

    pipeline.STEPS = (("greed", eat), *pipeline.STEPS)
    return pipeline.Reader(settings)


@pytest.mark.skipif(sys.platform != "linux", reason="where memory can be limited")
def test_a_document_that_takes_too_much_memory_is_a_failure_and_the_rest_is_read_as_ever():
    some = documents(5)
    with Pool(1, Settings(document_megabytes=1500), maker=greedy) as pool:
        found = dict(pool.read(Task(one.id, one) for one in some))
        assert found.pop("n5") == Failure(
            "n5",
            "read",
            "needs over 1,500 megabytes of memory to read: split it, or raise document_megabytes",
        )
        assert pool.workers[0].process.process.is_alive()  # the same one reads on
    reader = onrecord.Reader()
    assert found == {one.id: reader.read(one) for one in some if one.id in found}
    assert len(found) == 4


def forgotten(settings):
    from onrecord import workers

    workers.PATIENCE = 0
    return Dying(settings)


@UNIX
def test_a_process_that_nobody_waits_for_ends_by_itself():
    process = Process(serve, Settings(), forgotten, 0.2, False)
    process.pipe.recv_bytes()
    process.pipe.send_bytes(msgspec.msgpack.encode(documents(3)[-1]))
    process.process.join(30)
    assert process.ending() == "SIGALRM"


def test_what_was_left_open_comes_along_where_it_is_asked_for():
    text = "Ten men died in Springfield, Ada Orel said."
    refused: list = []
    made = onrecord.Reader().attempt(onrecord.document(text), refused)
    assert refused
    for chosen in (Settings(), Settings(workers=0)):
        with readers(chosen, tell=True) as reading:
            ((_, found),) = reading.read([Task(0, onrecord.document(text))])
            assert found == made
            assert list(reading.refused) == refused


def test_one_process_takes_up_no_document_before_the_one_before_is_done():
    taken = []

    def coming():
        for one in documents(3):
            taken.append(one.id)
            yield Task(one.id, one)

    with readers(Settings()) as reading:
        assert [(name, len(taken)) for name, _ in reading.read(coming())] == [("n2", 1), ("n3", 2), ("n4", 3)]


def test_what_a_process_loads_takes_no_documents_time(monkeypatch):
    read = []
    monkeypatch.setattr(pipeline.Reader, "attempt", lambda _, document: read.append(document.text))
    assert isinstance(workers.usual(Settings()), pipeline.Reader)
    assert read == [workers.FIRST]
