"""Whose people a side counts, and which smaller count is a part of what somebody else counts."""

from __future__ import annotations

import pytest
from incident_reports import read

from onrecord.incidents import happenings, link
from onrecord.incidents.cues import partitive
from onrecord.incidents.voices import states_in


@pytest.mark.parametrize(
    ("text", "publisher", "nation"),
    [
        ("Azerbaijan raised its own figure to 77 dead.", "North Wire", "azerbaijan"),
        ("Eight soldiers were lightly injured in Jenin.", "Israeli army spokesman", "israel"),
        ("Eight enemy soldiers were killed near Orel.", "Israeli army spokesman", None),
        ("Eight soldiers were killed near Orel.", "North Wire", None),
    ],
)
def test_a_side_counts_its_own(text: str, publisher: str, nation: str | None) -> None:
    (found,) = happenings.of(read("A", text, "2026-03-06T10:00:00Z", publisher))
    assert [stated.nation for stated in found.stated] == [nation]


def test_people_are_of_a_state_in_the_plural() -> None:
    assert states_in("four Israelis") == {"israel"}
    assert states_in("four crews") == frozenset()


def test_who_were_among_the_dead_are_a_part() -> None:
    assert partitive("Two Filipino seafarers were among the dead")
    assert not partitive("Two Filipino seafarers were killed among the ruins")


def test_fewer_whom_a_report_counts_itself_behind_others_are_some_of_them() -> None:
    text = (
        "Soldiers killed at least 223 civilians, 56 of them children, in two villages on Sunday, the rights group Lisk Watch said. "
        "They killed 44 people in Marnovo, 20 children among them."
    )
    (found,) = link([read("A", text, "2026-03-06T10:00:00Z")])
    assert not found.contradictions
