"""What the words around a figure say of it: taken back, of one house or one place alone, told by an institution."""

from __future__ import annotations

import pytest

from onrecord.incidents import sentences, stated
from onrecord.incidents.cues import lying, partial, stays, withdraws
from onrecord.incidents.voices import institution, side
from onrecord.pipeline import Reader, document


@pytest.mark.parametrize(
    ("sentence", "number", "following", "expected"),
    [
        ("On our website the Courier wrote that four had died.", "four", "That was wrong.", True),
        ("We passed on 14 last night and it was a mistake.", "14", "", True),
        ('"We announced 61.', "61", "It was an error, and I take it back.", True),
        ("The mayor had said that nine were hurt.", "nine", "This figure was premature.", True),
        (
            "Villagers said that four had died.",
            "four",
            "That was wrong, the ministry said.",
            False,
        ),  # others'
        ("The figure of 42 issued earlier stands withdrawn.", "42", "", True),
        ("The figure of nine in our report of 9 April contained an error.", "nine", "", True),
        ("Our count of nine stands.", "nine", "", False),
        ("We announced 61.", "61", "It was a long night.", False),
        ("We buried 14 last night and it was cold.", "14", "", False),
    ],
)
def test_who_told_a_figure_may_take_it_back(
    sentence: str, number: str, following: str, *, expected: bool
) -> None:
    assert withdraws(sentence, sentence.index(number), len(number), following) is expected


@pytest.mark.parametrize(
    ("sentence", "facility", "expected"),
    [
        ("In our city six residents have died.", False, True),
        ("In our opinion six residents have died.", False, False),
        ("One person died in the shock room shortly after arrival.", True, True),
        ("One person died in the lane.", True, False),
        ("He has treated 34 wounded himself.", False, True),
        ("He was treated for burns, and blamed the ministry itself.", False, False),
        ("Thirty-one of the injured are still in her wards.", False, True),
        ("Its emergency room alone has seen 22 of them.", False, True),
    ],
)
def test_a_count_may_be_of_one_place(sentence: str, *, facility: bool, expected: bool) -> None:
    assert partial(sentence, "", facility=facility) is expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (" are lying in the burns unit.", True),
        (" lie in Lisk hospital, two on ventilators.", True),
        (" were hurt, and the village lies in the hospital's district.", False),
        (" were found lying in the lane.", False),
    ],
)
def test_who_lies_in_a_house_is_a_part(behind: str, *, expected: bool) -> None:
    assert lying(behind) is expected


@pytest.mark.parametrize(
    "publisher", ["Lisk General Hospital, Facebook post", "Hôpital de Vermont", "Clinic of Sefu"]
)
def test_a_house_speaks_for_itself(publisher: str) -> None:
    assert side(institution(publisher)) == "facility"


@pytest.mark.parametrize("publisher", ["Hospital Times, weekly", "The Lisk Post", None])
def test_a_paper_is_no_institution(publisher: str | None) -> None:
    assert institution(publisher) is None


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("The League, which had listed 57 dead, lowered its figure to 55 on Monday.", {57}),
        ("The League, which had listed 55 dead, raised its figure to 57 on Monday.", set()),
        ("Ten people died in the fire, not eleven as reported on Friday, the rescue service said.", {11}),
        ("Twelve people died in the fire, not eleven as reported on Friday, the rescue service said.", set()),
        ("Ten people died in the fire, not eleven hours after it began.", set()),
    ],
)
def test_a_higher_number_that_was_told_before_is_taken_back(text: str, withdrawn: set[int]) -> None:
    record = Reader().read(document(text))
    cut = sentences.sentences(text)
    found = [one for toll in record.tolls for one in stated.of(record, cut, toll)]
    assert {one.count.value.best for one in found if one.withdrawn} == withdrawn


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Six remain in the Lisk hospital, its director says.", True),
        ("Two are still in St Anne's hospital.", True),
        ("Six remain in hospital.", False),  # of which house nobody says
        ("Six remain in the village, which has a hospital.", False),
    ],
)
def test_who_has_not_left_a_house_is_a_part(sentence: str, *, expected: bool) -> None:
    assert stays(sentence) is expected
