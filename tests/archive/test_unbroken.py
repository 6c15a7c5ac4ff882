"""Signals that ask for an end wait until what is at work is done."""

from __future__ import annotations

import signal
import threading

import pytest

from onrecord.archive.unbroken import SIGNALS, unbroken


@pytest.fixture(params=SIGNALS)
def number(request):
    kept = signal.getsignal(request.param)
    yield request.param
    signal.signal(request.param, kept)


def test_the_work_is_done_before_the_signal_has_its_way(number):
    done = []

    def end(*_):
        done.append("ended")
        raise KeyboardInterrupt

    def work():
        with unbroken():
            signal.raise_signal(number)
            done.append("worked")

    signal.signal(number, end)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["worked", "ended"]
    assert signal.getsignal(number) is end


def test_a_signal_that_is_ignored_stays_so(number):
    signal.signal(number, signal.SIG_IGN)
    with unbroken():
        signal.raise_signal(number)
    assert signal.getsignal(number) is signal.SIG_IGN


def test_errors_of_the_work_are_raised_and_handlers_are_back(number):
    before = signal.getsignal(number)
    with pytest.raises(ValueError, match="of the work"), unbroken():
        raise ValueError("of the work")
    assert signal.getsignal(number) is before


def test_other_threads_may_work_so_too():
    done = []

    def work():
        with unbroken():
            done.append("worked")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["worked"]
