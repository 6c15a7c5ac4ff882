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


def test_a_figure_that_had_been_given_on_a_day_before_a_correction_is_taken_back() -> None:
    then = (
        "The toll of Wednesday's fire in a block of flats in Ostrava has been revised to two, the fire service said. "
        "The fire service had on Wednesday given a figure of three.\n"
    )
    found = killed(linked(FIRE, then))
    assert found == [(3, "withdrawn"), (2, "current"), (3, "withdrawn")]


def test_a_number_that_more_than_doubles_an_earlier_figure_stands() -> None:
    then = (
        "Seven people died in Wednesday's fire in a block of flats in Ostrava, the fire service said, more than "
        "doubling an earlier figure.\n"
    )
    assert killed(linked(FIRE, then)) == [(3, "superseded"), (7, "current")]


def test_the_last_of_the_missing_is_of_those_who_were() -> None:
    first = "A landslide buried a camp in Malusak in the Philippines on Monday, and 21 people are missing, the mayor of Malusak said.\n"
    then = "Only one person, a three-year-old boy, is still missing after Monday's landslide in Malusak in the Philippines, the mayor of Malusak said.\n"
    found = linked(first, then)
    (missing,) = [one for one in found.merged if one.category == "missing"]
    assert (missing.range_affirmed.low, missing.range_affirmed.high) == (1, 1)


def test_the_gunman_is_told_beside_his_victims() -> None:
    text = (
        "Three people were killed when a man opened fire at a market in Ostrava on Wednesday, police said. Officers "
        "shot and killed the gunman.\n"
    )
    assert sorted(killed(linked(text))) == [(1, "current"), (3, "current")]


def test_the_total_of_a_season_is_not_the_incidents() -> None:
    text = (
        "Eleven people were killed by a landslide in Malusak on Luzon on Wednesday, the mayor said. Across Luzon, the "
        "monsoon has claimed 41 lives since June, the disaster council said.\n"
    )
    assert killed(linked(text)) == [(11, "current")]


@pytest.mark.parametrize("whom", ["gunman", "suspect", "attacker"])
def test_who_did_it_is_one_count_in_two_reports(whom: str) -> None:
    first = (
        "Three people were killed when a man opened fire at a market in Ostrava on Wednesday, police said. Officers "
        "shot and killed the gunman, the mayor of Ostrava said.\n"
    )
    then = (
        "Mourners came to the market in Ostrava where three people were killed by a man who opened fire on "
        f"Wednesday. The {whom} was shot dead by police.\n"
    )
    found = linked(first, then)
    assert sorted(killed(found)) == [(1, "current"), (1, "current"), (3, "current"), (3, "current")]
    assert sorted(len(one.claims) for one in found.merged) == [2, 2]
