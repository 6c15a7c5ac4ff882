"""Bare numbers that the encoder hears counted, and that are hours of the day."""

from __future__ import annotations

import pytest
from toll_hearing import heard


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("As of nine this morning they were spirited away.", "nine", "this morning"),
        ("They were spirited away on Monday at ten.", "ten", "Monday"),
        ("They were spirited away by seven.", "seven", "by seven"),
    ],
)
def test_an_hour_counts_nobody(text: str, number: str, time: str) -> None:
    assert heard(text, number, "spirited", "abducted", time=time) == []


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("The mayor knows of nine, spirited away on Monday.", "nine", "Monday"),
        ("They spirited away nine Monday.", "nine", "Monday"),
        ("Spirited away they stand at ten, spirited on Monday.", "ten", "Monday"),
    ],
)
def test_a_number_near_a_time_counts(text: str, number: str, time: str) -> None:
    assert len(heard(text, number, "spirited", "abducted", time=time)) == 1
