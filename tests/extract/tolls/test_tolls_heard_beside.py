"""Who stands beside the words that the encoder hears, and is not meant by them."""

from __future__ import annotations

import pytest
from toll_hearing import heard


@pytest.mark.parametrize(
    ("text", "counted", "cue"),
    [
        ("Some 20 rebels zondled a bus on the road.", "20 rebels", "zondled"),
        ("Several men in a van fired at a colonel, who died at once.", "Several men", "died"),
        ("The father of two zondlers was spirited away.", "two zondlers", "spirited away"),
        ("The wives of nine officers were spirited away.", "nine officers", "spirited away"),
        ("Only 12 of the zondlers did it.", "12 of the zondlers", "did it"),
        ("A death for which one colonel and six soldiers have been charged.", "six soldiers", "death"),
    ],
)
def test_who_does_it_or_owns_or_is_charged_is_not_counted(text: str, counted: str, cue: str) -> None:
    assert [one for one in heard(text, counted, cue, "killed") if one.count.confidence] == []


@pytest.mark.parametrize(
    ("text", "counted", "cue"),
    [
        ("Some 20 rebels met their ends on the road.", "20 rebels", "met their ends"),
        ("A crew of 12 zondlers was spirited away.", "12 zondlers", "spirited away"),
        ("In the night 20 rebels zondled for good.", "20 rebels", "zondled for good"),
    ],
)
def test_who_comes_to_it_is_counted(text: str, counted: str, cue: str) -> None:
    (toll,) = heard(text, counted, cue, "killed")
    assert toll.category == "killed"


def test_a_part_in_a_killing_leaves_no_doubt_of_it() -> None:
    text = "Officers allegedly involved in the killing of nine farmers were suspended."
    tolls = heard(text, "nine farmers", "killing", "killed")
    assert [(one.count.value.low, one.polarity) for one in tolls] == [(9, "asserted")]


def test_who_was_almost_killed_lives() -> None:
    assert (
        heard("A zondler was almost killed also.", "A zondler", "was almost killed", "killed", score=0.99)
        == []
    )


def test_what_somebody_is_counts_nobody_else() -> None:
    text = "A boy was one of the wounded."
    assert [one.count.spans for one in heard(text, "one of the wounded", "wounded", "injured")] == [((0, 5),)]
