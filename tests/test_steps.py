"""What counts work in tests sees what grows by its square, and is the same each time."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from steps import growth, steps

from onrecord.archive.corrections import overlap
from onrecord.model import iso_day


def dated(times: int) -> Callable[[], object]:
    return lambda: [iso_day("2022-11-26") for _ in range(times)]


def test_what_grows_by_its_square_is_seen():
    assert 3.9 < growth(dated, 40) < 4.1
    assert 15 < growth(lambda size: dated(size * size), 10) < 17


def test_turns_of_a_loop_of_ours_are_counted():
    def overlapping(size: int) -> Callable[[], object]:
        return lambda: overlap(((0, 1),) * size, ((5, 6),) * size)

    assert growth(overlapping, 20) > 12


def test_it_is_the_same_each_time_and_whoever_watched_goes_on():
    before = sys.gettrace()
    assert len({steps(dated(30)) for _ in range(3)}) == 1
    assert sys.gettrace() is before


def test_what_runs_nothing_of_ours_is_no_measurement():
    with pytest.raises(AssertionError, match="nothing of onrecord's was run"):
        growth(lambda size: lambda: sum(range(size)), 40)
