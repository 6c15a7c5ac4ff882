"""What became of people is told behind the deed or the mishap, whose day and place it has."""

from __future__ import annotations

import pytest

import onrecord


def set_at(one: onrecord.Toll | onrecord.Event) -> tuple[str | None, str | None]:
    """The day and the place of a statement."""
    return one.when and one.when.value.first, one.where and one.where.value.name


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Kidal on Monday. Six people were killed.",
        "Gunmen attacked a village near Kidal on Monday. Six people were killed. Ten others were wounded.",
        "Gunmen attacked a village near Kidal on Monday. Six people were killed in the attack.",
        "A car bomb exploded outside a hotel near Kidal on Monday. Six people died.",
    ],
)
def test_an_outcome_is_its_deeds(text: str) -> None:
    made = onrecord.read(text, published="2024-05-03")
    (event,) = made.events
    assert event.tolls == tuple(toll.id for toll in made.tolls)
    assert {toll.event for toll in made.tolls} == {event.id}
    assert {set_at(one) for one in (event, *made.tolls)} == {("2024-04-29", "Kidal")}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Kidal on Monday. Six people were killed elsewhere.",
        "Rebels shelled Kherson on Monday. In Odesa, six people were killed.",
        "Rebels raided Kidal on Monday and soldiers raided Gao. Six people died.",
        "The minister spoke in Kidal on Monday. Six people died.",
    ],
)
def test_what_points_elsewhere_or_has_no_one_deed_before_it_is_left(text: str) -> None:
    made = onrecord.read(text, published="2024-05-03")
    (toll,) = made.tolls
    assert toll.when is None
    assert toll.event not in {event.id for event in made.events if event.actors}


@pytest.mark.parametrize(
    "text",
    [
        "A landslide buried a mill in Kidal on Monday. Officials said 40 people had died and 12 were missing.",
        "A bus fell into a ravine near Kidal on Monday. Twelve people were killed. Twenty were injured.",
        "A fire broke out in a mill in Kidal on Monday. Eleven workers were killed.",
        "An earthquake struck Kidal on Monday. More than 300 people were killed.",
    ],
)
def test_after_a_mishap_there_is_no_deed_and_its_day_and_place_are_those_of_the_toll(text: str) -> None:
    made = onrecord.read(text, published="2024-05-03")
    assert not made.events
    assert {set_at(toll) for toll in made.tolls} == {("2024-04-29", "Kidal")}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers came under fire in Kidal on Monday. Six people were killed.",
        "A fire broke out in a mill. Gunmen had attacked it. Six people were killed.",
        "A bus crashed near Kidal. Six people were killed by gunmen.",
    ],
)
def test_somebody_armed_beside_a_mishap_leaves_the_deed(text: str) -> None:
    assert onrecord.read(text).events


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The minister defended last week's bombing in Lviv before parliament today.", "2024-04-22"),
        ("Police on Friday arrested two men over Monday's deadly attack on a mosque.", "2024-04-29"),
    ],
)
def test_a_deed_is_of_the_day_that_has_it(text: str, day: str) -> None:
    _, deed = onrecord.read(text, published="2024-05-03").events
    assert deed.when is not None
    assert deed.when.value.first == day


def test_an_outcome_told_over_and_over_is_settled_once() -> None:
    text = (
        "Gunmen raided Kidal on Monday. Six people were killed. Six people were killed in the raid. "
        "Two were wounded. Six people were killed. The six people killed were named. Two were wounded."
    )
    made = onrecord.read(text, published="2024-05-03")
    (event,) = made.events
    assert {toll.event for toll in made.tolls} == {event.id}
    assert sorted(event.tolls) == sorted(toll.id for toll in made.tolls)


def test_sentences_that_tell_of_nothing_may_stand_between() -> None:
    text = (
        "Gunmen attacked a village near Kidal on Monday. The town lies in the north. Six people were killed."
    )
    made = onrecord.read(text, published="2024-05-03")
    assert {set_at(one) for one in (*made.events, *made.tolls)} == {("2024-04-29", "Kidal")}
    assert [toll.event for toll in made.tolls] == [made.events[0].id]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a base near Kidal on Monday. Nine people were killed in a road accident.",
        "Rebels attacked a base near Kidal on Monday. The rains have begun. Two boys were killed by lightning.",
    ],
)
def test_who_dies_in_a_mishap_dies_in_no_deed(text: str) -> None:
    made = onrecord.read(text, published="2024-05-03")
    assert [(toll.category, toll.event) for toll in made.tolls] == [("killed", None)]
    assert [event.tolls for event in made.events] == [()]


def test_those_who_are_killed_are_killed_once() -> None:
    text = "The death of six priests shook Cali. Police had no lead. The murder of the priests was condemned."
    made = onrecord.read(text)
    (toll,) = made.tolls
    assert toll.event in {event.id for event in made.events if event.type == "ASSAULT"}
