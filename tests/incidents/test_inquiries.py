"""What is told of a day long after, whose voice an office of the UN is, and totals of a year."""

from __future__ import annotations

from incident_reports import FIRST, read

from onrecord.incidents import happenings, link, match
from onrecord.incidents.match import seen
from onrecord.incidents.voices import side

INQUIRY = (
    "Russian missiles killed at least 14 people in an attack on the bus station of Marnovo in Ukraine's Kharkiv "
    "region on 3 March, a rights group said in a report.\n"
)


def test_an_inquiry_weeks_later_is_compared_with_what_was_told_of_that_day() -> None:
    (one,) = happenings.of(read("A", FIRST, "2022-03-03"))
    (other,) = happenings.of(read("B", INQUIRY, "2022-04-10"))
    assert match.candidates(seen(one, FIRST), seen(other, INQUIRY))


def test_an_office_of_the_un_is_no_party() -> None:
    assert (side("the UN human rights office"), side("a rights group")) == ("official", "society")
    assert side("the Islamic State group") == "armed"


def test_a_total_of_the_year_is_none_of_an_attack() -> None:
    text = (
        "Gunmen attacked a convoy near Marnovo on Thursday and killed four aid workers, the ministry said. "
        "Eleven aid workers have been killed in the country this year."
    )
    (found,) = link([read("A", text, "2022-03-04")])
    assert [claim.count.value.low for claim in found.claims] == [4]
