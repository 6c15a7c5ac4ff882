"""Figures that a newer one replaces, where no rule reads the second number and the encoder does."""

from __future__ import annotations

import pytest

import onrecord

HEARD = [
    ("Officials had put the toll at 31 but revised it down to 26.", 26, 31),
    ("Officials first reported 15 deaths but later lowered the figure to 13.", 13, 15),
    ("The death toll stands at 88, compared with 71 on Thursday.", 88, 71),
    ("Deaths climbed to 43, from 27 a week earlier.", 43, 27),
    ("The toll rose to 66, up from Tuesday's toll of 54.", 66, 54),
    ("The death toll rose to 61, against 44 the day before.", 61, 44),
]


@pytest.mark.parametrize(("text", "new", "old"), HEARD)
def test_a_figure_that_is_heard_replaces_another(text: str, new: int, old: int) -> None:
    (found,) = onrecord.read(text).tolls
    assert found.supersedes is not None
    assert (found.count.value.low, found.supersedes.low) == (new, old)
