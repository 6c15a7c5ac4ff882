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
