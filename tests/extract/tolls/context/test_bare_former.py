"""Former figures that stand bare behind "up from" and "down from"."""

from __future__ import annotations

import pytest

from onrecord.extract.tolls import find
from onrecord.pipeline import document, prepare


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Eleven soldiers had died in the ambush, up from six.", 6),
        ("Forty people were still missing on Friday, down from 62.", 62),
        ("Eleven people died as fuel prices rose 12 percent, up from six.", None),
        ("Two hundred people were displaced as the river reached five metres, up from three.", None),
    ],
)
def test_a_bare_former_figure(text: str, old: int | None) -> None:
    told = [toll.supersedes for toll in find(prepare(document(text)))]
    assert [count.best if count else None for count in told] == [old]
