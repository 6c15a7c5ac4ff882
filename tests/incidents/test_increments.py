"""Those who came later, old figures, and who rules: what a newer figure may and may not take the place of."""

from __future__ import annotations

import pytest
from incident_reports import read

from onrecord.incidents import Incident, link

SHIP = (
    "A dive boat sank off Marsa Alam in Egypt on Monday. The sinking of the boat killed four people, the governor of "
    "the Red Sea region said.\n"
)
FIRE = (
    "Three people were killed in a fire in a block of flats in Ostrava on Wednesday, the fire service said.\n"
)
GAZA = (
    "Five people were killed in an Israeli air strike on a house in Khan Younis in Gaza on Friday, {} said.\n"
)
MORE = "The death toll from Friday's air strike on a house in Khan Younis rose to 11, the health ministry in Gaza said.\n"


def linked(*texts: str) -> Incident:
    """The one incident of reports that come a day apart."""
    reports = [
        read(name, text, f"2024-11-2{5 + day}T15:00:00Z")
        for day, (name, text) in enumerate(zip("AB", texts, strict=False))
    ]
    (found,) = link(reports)
    return found


def killed(found: Incident) -> list[tuple[float | None, str]]:
    """The counts of the dead with their status."""
    return [(one.count.value.best, one.status) for one in found.claims if one.category == "killed"]


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        (SHIP, "Divers recovered three more bodies from the boat that sank off Marsa Alam on Monday, the governor said.\n", 3),
        (FIRE, "A fourth person has died after Wednesday's fire in a block of flats in Ostrava, the fire service said.\n", 1),
        (FIRE, "Two people who were injured in Wednesday's fire in a block of flats in Ostrava died, the fire service said.\n", 2),
    ],
)  # fmt: skip
def test_those_who_came_later_leave_the_count_standing(first: str, then: str, number: int) -> None:
    found = linked(first, then)
    (whole, status), later = killed(found)
    assert (status, later) == ("current", (number, "current"))
    assert {len(one.claims) for one in found.merged} == {1}
    assert whole is not None
    assert whole > number


@pytest.mark.parametrize(
    "then",
    [
        "Two people died in Wednesday's fire in a block of flats in Ostrava, the fire service said, correcting an earlier figure of three.\n",
        "Two people died in Wednesday's fire in a block of flats in Ostrava, the fire service said. It corrected an earlier toll of three.\n",
    ],
)  # fmt: skip
def test_the_figure_that_corrects_an_old_one_stands(then: str) -> None:
    assert (2, "current") in killed(linked(FIRE, then))
    assert (3, "current") not in killed(linked(FIRE, then))


@pytest.mark.parametrize("who", ["the Hamas-run health ministry", "the health ministry in Gaza"])
def test_a_ministry_of_those_who_rule_speaks_as_one(who: str) -> None:
    assert killed(linked(GAZA.format(who), MORE)) == [(5, "superseded"), (11, "current")]


@pytest.mark.parametrize(
    ("denial", "contradicted"),
    [
        ("no civilians were harmed", True),
        ("there were no casualties", True),
        ("no soldiers were harmed", False),
    ],
)
def test_that_nobody_was_hurt_denies_the_dead(denial: str, contradicted: bool) -> None:
    strike = "Air strikes on the village of Lisova in Ukraine's Kharkiv region killed six civilians on Monday, doctors said.\n"
    army = f"The army said of Monday's air strikes on the village of Lisova in the Kharkiv region that {denial}.\n"
    found = linked(strike, army)
    assert any(one.kind == "denial" for one in found.contradictions) == contradicted
