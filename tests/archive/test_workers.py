"""Reading with several processes: the same archive, in the same order; a lost process costs its document alone."""

from __future__ import annotations

import os
import signal

import pytest

import onrecord
from onrecord import Failure, Settings
from onrecord.archive import workers
from onrecord.archive.workers import Pool, Task


def documents(number):
    return [
        onrecord.document(f"{n} men died in Lisk on Friday, the mayor said.", id=f"n{n}")
        for n in range(2, 2 + number)
    ]


def killing(pipe, settings):
    """A process that is killed by documents with a word in them."""
    attempt = onrecord.Reader.attempt

    def dying(self, document, refused=None):
        if document.text.startswith("5 men"):
            os.kill(os.getpid(), signal.SIGKILL)
        return attempt(self, document, refused)

    onrecord.Reader.attempt = dying
    workers.serve(pipe, settings)


def test_the_records_are_those_of_one_process_in_the_same_order_and_the_processes_end():
    some = documents(7)
    reader = onrecord.Reader()
    with Pool(2, Settings()) as pool:
        tasks = [Task(one.id, one if at != 3 else None) for at, one in enumerate(some)]
        found = list(pool.read(tasks))
        processes = [worker.process for worker in pool.workers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)
    assert [name for name, _ in found] == [one.id for one in some]
    assert [made for _, made in found] == [
        reader.read(one) if at != 3 else None for at, one in enumerate(some)
    ]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL as Unix has it")
def test_a_process_that_is_lost_costs_its_document_alone(monkeypatch):
    monkeypatch.setattr(workers.Worker, "serve", staticmethod(killing))
    some = documents(6)
    with Pool(2, Settings()) as pool:
        found = dict(pool.read(Task(one.id, one) for one in some))
    lost = {name: made for name, made in found.items() if isinstance(made, Failure)}
    assert lost == {
        "n5": Failure("", "read", "ended the process that read it (SIGKILL, perhaps for want of memory)")
    }
    assert list(found) == [one.id for one in some]
