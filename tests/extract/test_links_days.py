"""Deaths on another day than the deed, days on end, and places of what somebody is only accused of."""

from __future__ import annotations

import pytest

import onrecord

DEATHS = [
    ("A man wounded in Monday's strike died on Thursday, the hospital said.", "2024-05-02"),
    ("Three people injured in a bus crash near Pune on Friday died in hospital on Sunday.", "2024-04-28"),
    ("A policeman shot on Saturday died of his wounds on Monday.", "2024-04-29"),
    ("A man wounded in Monday's strike died in hospital.", "2024-04-29"),
]


@pytest.mark.parametrize(("text", "day"), DEATHS)
def test_a_death_has_its_own_day(text: str, day: str) -> None:
    (toll,) = onrecord.read(text, published="2024-05-03").tolls
    assert (toll.when and toll.when.value.timex) == day


def test_the_deed_keeps_its_day() -> None:
    read = onrecord.read("A man wounded in Monday's strike died on Thursday.", published="2024-05-03")
    assert [one.when.value.timex for one in read.events if one.when] == ["2024-04-29"]


def test_two_days_on_end_are_one_time() -> None:
    read = onrecord.read("Clashes in Khartoum on Tuesday and Wednesday killed 30.", published="2024-05-03")
    assert {one.when.value.edtf for one in (*read.events, *read.tolls) if one.when} == {
        "2024-04-30/2024-05-01"
    }


ARRESTS = [
    ("Two suspects plotting attacks in Madrid were arrested in Lyon on Tuesday.", "Lyon"),
    ("Police in Milan arrested a man suspected of planning attacks in Paris.", "Milan"),
    ("Police in Lagos on Tuesday arrested three men accused of killing a priest in Kaduna.", "Lagos"),
]


@pytest.mark.parametrize(("text", "place"), ARRESTS)
def test_an_arrest_is_not_where_the_deed_was_planned(text: str, place: str) -> None:
    read = onrecord.read(text, published="2024-05-03")
    arrest = next(one for one in read.events if one.mode == "arrest")
    detained = next(one for one in read.tolls if one.category == "detained")
    assert {one.where.value.name for one in (arrest, detained) if one.where} == {place}


def test_a_protest_has_its_day_and_what_it_is_about_another() -> None:
    read = onrecord.read(
        "Protesters marched in Lagos on Wednesday over the killing of a student by police.",
        published="2024-05-03",
    )
    days = {one.type: one.when and one.when.value.timex for one in read.events}
    assert days == {"PROTEST": "2024-05-01", "ASSAULT": None}


PAIRS = [
    ("Strikes on Gaza on Friday and Saturday killed 40 people.", ["2024-04-26", "2024-04-27"]),
    ("Between Friday and Sunday, landslides killed 30 people.", ["2024-04-26", "2024-04-28"]),
    ("Clashes on Thursday and Friday killed nine people.", ["2024-05-02", "2024-05-03"]),
    ("The summit will be held on Friday and Saturday in Nairobi.", ["2024-05-03", "2024-05-04"]),
]


@pytest.mark.parametrize(("text", "days"), PAIRS)
def test_two_weekdays_follow_on_each_other(text: str, days: list[str]) -> None:
    assert [one.value.timex for one in onrecord.read(text, published="2024-05-03").times] == days
