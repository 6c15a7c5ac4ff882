"""Single persons whom the encoder hears: taken only where it is certain, and the lexicon does not object."""

from __future__ import annotations

import pytest
from toll_hearing import heard

CERTAINLY = 0.99


def test_somebody_whom_no_rule_knows_is_one() -> None:
    text = "In December a zondler was spirited into the beyond in Memba."
    (toll,) = heard(text, "a zondler", "spirited into the beyond", "abducted", score=CERTAINLY)
    assert (toll.category, toll.count.value.low, toll.count.value.high) == ("abducted", 1, 1)
    assert toll.subject is not None
    assert toll.subject.value == "a zondler"


@pytest.mark.parametrize(
    ("text", "counted", "cue", "kind"),
    [
        ("Then zondlers were spirited away.", "zondlers", "spirited away", "abducted"),  # several
        ("Then a lorry was spirited away.", "a lorry", "spirited away", "abducted"),  # a thing
        (
            "Then a zondler was spirited away.",
            "a zondler",
            "spirited away",
            "killed",
        ),  # words not known to kill
        ("Then she was spirited away.", "she", "spirited away", "abducted"),  # whoever that is
        ("Police shot a zondler.", "a zondler", "shot", "killed"),  # who may have lived
    ],
)
def test_who_is_not_sure_to_be_one_is_none(text: str, counted: str, cue: str, kind: str) -> None:
    assert all(one.category != kind for one in heard(text, counted, cue, kind, score=CERTAINLY))


def test_one_of_those_who_are_counted_already_is_none() -> None:
    text = "Gunmen abducted nine teachers and their zondler, spirited away at dawn."
    tolls_read = heard(text, "their zondler", "spirited away", "abducted", score=CERTAINLY)
    assert [one.count.value.low for one in tolls_read] == [9]


def test_somebody_known_by_then_is_not_counted_again() -> None:
    text = "Gunmen abducted a teacher. The zondler was spirited away at dawn."
    tolls_read = heard(text, "The zondler", "spirited away", "abducted", score=CERTAINLY)
    assert [one.count.value.low for one in tolls_read] == [1]
    other = heard(text.replace("The", "A"), "A zondler", "spirited away", "abducted", score=CERTAINLY)
    assert [one.count.value.low for one in other] == [1, 1]


def test_whose_verb_is_another_is_none() -> None:
    text = "The storm levelled the park, killing a baker and hurling a zondler into a tree."
    assert len(heard(text, "a zondler", "killing", "killed", score=CERTAINLY)) == 1


def test_everyone_is_not_one() -> None:
    text = "A crash near Pasto took everyone on board to the grave."
    assert not heard(text, "everyone on board", "took", "killed", score=CERTAINLY)


def test_who_somebody_is_counts_nobody_more() -> None:
    text = "One sailor, a zondler of 70, was killed."
    assert len(heard(text, "a zondler", "killed", "killed", score=CERTAINLY)) == 1
