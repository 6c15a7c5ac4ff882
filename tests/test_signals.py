"""Handlers of signals are swapped and put back, in the main thread alone, as they were."""

from __future__ import annotations

import signal
import sys
import threading

import pytest

from onrecord import signals

ENDING = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture(autouse=True)
def as_before():
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("before", [signal.SIG_DFL, signal.SIG_IGN, lambda *_: None])
def test_what_was_there_is_put_back(before):
    came = []
    for number in ENDING:
        signal.signal(number, before)
    with signals.swapped(signals.kept(*ENDING), lambda number, frame: came.append(number)):
        for number in ENDING:
            signal.raise_signal(number)
    assert came == list(ENDING)
    assert [signal.getsignal(number) for number in ENDING] == [before, before]


def test_it_is_put_back_where_the_work_fails():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ValueError, match="of the work"), signals.swapped(signals.kept(signal.SIGTERM), print):
        raise ValueError("of the work")
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_handler_may_put_back_what_was_there():
    kept = signals.kept(*ENDING)
    with signals.swapped(kept, lambda *_: signals.put_back(kept)):
        signal.raise_signal(signal.SIGTERM)
        assert signals.kept(*ENDING) == kept


def test_a_handler_that_python_did_not_set_stays(monkeypatch):
    monkeypatch.setattr(signal, "getsignal", lambda number: None)
    monkeypatch.setattr(signal, "signal", lambda number, handler: pytest.fail("it was set"))
    with signals.swapped(signals.kept(*ENDING), print):
        assert signals.kept(*ENDING) == {}


def test_in_another_thread_nothing_is_set():
    found = []

    def work():
        with signals.swapped(signals.kept(*ENDING), print):
            found.extend(signal.getsignal(number) for number in ENDING)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [signal.getsignal(number) for number in ENDING]
    assert print not in found


class Loud:
    """What a signal reaches while it is finalised."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        signal.raise_signal(self.number)


def wait_after(held: list[Loud]) -> None:
    """Let go of what is held, and wait for what comes of that."""
    held.clear()
    threading.Event().wait(60)


def test_an_end_that_a_finaliser_swallows_is_asked_for_again(capsys):
    def end(number, frame):
        raise SystemExit(number)

    with (
        pytest.raises(SystemExit) as ended,
        signals.swapped(signals.kept(signal.SIGTERM), end),
        signals.unswallowed({SystemExit: signal.SIGTERM}),
    ):
        wait_after([Loud(signal.SIGTERM)])
    assert ended.value.code == signal.SIGTERM
    assert capsys.readouterr().err == ""


def test_what_else_a_finaliser_raises_is_told_as_before(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: told.append(found.exc_type))

    class Broken:
        def __del__(self) -> None:
            raise ValueError("of its own")

    with signals.unswallowed({SystemExit: signal.SIGTERM}):
        Broken()
    assert told == [ValueError]
    assert sys.unraisablehook.__name__ == "<lambda>"
