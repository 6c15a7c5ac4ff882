"""Tolls in words that no rule has, where the encoder hears them."""

from __future__ import annotations

import pytest
from toll_hearing import SURELY, heard


def test_a_number_in_unknown_words_is_a_toll() -> None:
    text = "At least nine sweepers were spirited into the beyond, the mayor said."
    (toll,) = heard(text, "At least nine sweepers", "spirited into the beyond", "killed")
    assert (toll.category, toll.count.value.low, toll.count.value.high) == ("killed", 9, None)
    assert toll.cue.value == "spirited into the beyond"
    assert toll.subject is not None
    assert toll.subject.value == "sweepers"


def test_those_who_are_joined_are_one_toll() -> None:
    text = "The squall was the end of a bride, her father and four guests."
    (toll,) = heard(text, "a bride, her father and four guests", "the end of", "killed")
    assert (toll.count.value.low, toll.derivation) == (6, "1+1+4")


@pytest.mark.parametrize(
    ("counted", "score", "sure"),
    [
        ("nine sweepers", 0.3, SURELY),
        ("nine sweepers", SURELY, 0.1),
        ("a sweeper", 0.5, SURELY),
        ("sweepers", 0.7, SURELY),
    ],
)
def test_what_is_heard_faintly_is_none(counted: str, score: float, sure: float) -> None:
    text = f"Then {counted} were spirited into the beyond."
    assert not heard(text, counted, "spirited", "killed", score=score, sure=sure)


def test_things_are_not_counted() -> None:
    assert not heard("Then nine lorries were spirited away.", "nine lorries", "spirited away", "abducted")


def test_what_the_rules_read_stands() -> None:
    text = "Nine pickers were carried off by the fever."
    assert [one.category for one in heard(text, "Nine pickers", "carried off", "killed")] == ["abducted"]


def test_numbers_that_cannot_count_people_are_not_heard() -> None:
    assert not heard("Call 555-0142 about the spirited few.", "555-0142", "spirited", "killed")


def test_what_did_not_become_of_them_is_a_zero() -> None:
    text = "The nine sweepers were not spirited into the beyond."
    (toll,) = heard(text, "The nine sweepers", "spirited into the beyond", "killed")
    assert (toll.polarity, toll.count.value.low) == ("negated", 0)
    assert not heard(text, "The nine sweepers", "spirited into the beyond", "rescued")


def test_what_is_replaced_in_the_same_words_is_no_toll_of_its_own() -> None:
    text = "The dead now number 58, up from 41."
    assert [one.count.value.low for one in heard(text, "41", "dead", "killed")] == [58]


def test_the_words_that_say_it_may_stand_before() -> None:
    text = "Nine sweepers were spirited into the beyond. Four were under ten."
    tolls_read = heard(text, "Four", "spirited into the beyond", "killed")
    assert [(one.count.value.low, one.category) for one in tolls_read] == [(4, "killed")]


def test_how_it_is_told_is_read_by_the_rules() -> None:
    text = "Nine sweepers are feared to have been spirited into the beyond."
    (toll,) = heard(text, "Nine sweepers", "spirited into the beyond", "killed")
    assert toll.polarity == "unconfirmed"
