"""Parts that the encoder hears in a sentence that does not say what became of them."""

from __future__ import annotations

import pytest
from toll_hearing import heard

FREED = "Soldiers freed 28 migrants on Wednesday."


def test_what_became_of_a_part_is_told_of_the_whole_before() -> None:
    whole, part = heard(f"{FREED} Eight of them came from Quelimo.", "Eight of them", "", "killed")
    assert (part.category, part.count.value.low, part.part_of) == ("released", 8, whole.id)
    assert part.cue.value == "freed"


def test_a_number_before_a_verb_of_being_is_a_part() -> None:
    whole, part = heard(f"{FREED} Nobody was hurt. Nineteen are from Quelimo.", "Nineteen", "", "released")[
        ::2
    ]
    assert (part.category, part.part_of) == ("released", whole.id)


def test_the_likelier_of_two_wholes_is_meant() -> None:
    text = "Four herders died and nine were abducted near Quelimo. Three are from Sefu."
    *_, part = heard(text, "Three", "", "abducted")
    assert part.category == "abducted"


@pytest.mark.parametrize(
    ("text", "counted", "number"),
    [
        (f"{FREED} Thirty are from Quelimo.", "Thirty", 30),  # more than there were
        (f"{FREED} Eight drank tea.", "Eight", 8),  # not who they are
        ("No migrant was freed. Eight are from Quelimo.", "Eight", 8),
        ("Eight are from Quelimo.", "Eight", 8),  # of nobody
        (f"{FREED} It was hot. It rained. It snowed. Eight are from Quelimo.", "Eight", 8),  # too far
    ],
)
def test_what_is_no_part_is_no_toll(text: str, counted: str, number: int) -> None:
    assert number not in [one.count.value.low for one in heard(text, counted, "", "abducted", sure=0.3)]


def test_a_part_whose_fate_is_heard_too_has_its_whole() -> None:
    text = "Soldiers freed 28 migrants on Wednesday. Eight of them were let loose first."
    whole, part = heard(text, "Eight of them", "let loose", "released")
    assert (part.category, part.part_of) == ("released", whole.id)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("A strike killed 78 people in Quelimo. No civilians were in the hall.", "No civilians"),
    ],
)
def test_who_only_was_somewhere_is_no_part(text: str, counted: str) -> None:
    assert len(heard(text, counted, "", "killed")) == 1


def test_eighteen_of_these_are_a_part() -> None:
    whole, part = heard(f"{FREED} Eighteen of these came from Quelimo.", "Eighteen of these", "", "released")
    assert part.part_of == whole.id


def test_who_is_being_heard_is_no_part_of_the_injured() -> None:
    text = "Nine passengers were injured. Two drivers were being questioned in Quelimo."
    assert len(heard(text, "Two drivers", "", "injured")) == 1
