"""Who counted a figure that nobody is quoted with."""

from __future__ import annotations

import pytest
from incident_reports import read

from onrecord.incidents import happenings
from onrecord.incidents.counters import counter


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("Red Crescent volunteers have now counted 31 bodies.", "31", "Red Crescent volunteers"),
        ("The miners' union, which went from house to house, puts the number of dead at 84.", "84", "The miners' union"),
        ("The prefecture's latest toll stands at 19.", "19", "The prefecture"),
        ("LISK (North Wire) - The town's mayor lowered the figure to 12 on Friday.", "12", "The town's mayor"),
        ("Relatives held up a list of nine who have not been seen.", "nine", "Relatives"),
        ("The number of injured has been put at 20.", "20", None),
        ("Two of them counted 30 shots.", "30", None),
        ("Nine people were killed.", "Nine", None),
    ],
)  # fmt: skip
def test_counter(sentence: str, number: str, expected: str | None) -> None:
    found = counter(sentence, sentence.index(number))
    assert (sentence[slice(*found)] if found else None) == expected


def test_a_figure_is_whose_count_it_is() -> None:
    text = "Nineteen soldiers were killed, the rebels said on Thursday. The army's own figure is five dead.\n"
    (found,) = happenings.of(read("A", text, "2026-03-06T10:00:00Z"))
    last = found.stated[-1]
    assert (last.source and last.source.value, last.speaker) == ("The army", "army")
    assert last.source is not None
    assert text[slice(*last.source.spans[0])] == "The army"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The ministry put the toll of the attack at 31, the Red Crescent at 27.",
            ["ministry", "red crescent"],
        ),
        (
            "The army chief put rebel dead at over 100, but a security source spoke of 30.",
            ["army chief", "security source"],
        ),
        (
            "The toll was 31 according to the Red Crescent and 27 according to the ministry.",
            ["red crescent", "ministry"],
        ),
        (
            "The number of dead ranges from 15, according to police, to 40, according to residents.",
            ["police", "residents"],
        ),
        ("The ministry put the dead at 31, the number of wounded at 27.", ["ministry", "ministry"]),
    ],
)
def test_two_counts_of_one_sentence_are_of_two(text: str, speakers: list[str]) -> None:
    (found,) = happenings.of(read("A", text, "2026-03-06T10:00:00Z"))
    assert [stated.speaker for stated in found.stated] == speakers


def test_who_counts_beside_a_hospital_counts_no_part() -> None:
    text = "The governor's office spoke of nine dead while the hospital counted 14."
    (found,) = happenings.of(read("A", text, "2026-03-06T10:00:00Z"))
    assert [(stated.speaker, stated.partial) for stated in found.stated] == [
        ("governor office", False),
        ("hospital", True),
    ]
