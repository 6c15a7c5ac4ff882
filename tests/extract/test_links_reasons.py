"""What people protest at is of another day and place than the protest, and its dead are none of the protest's."""

from __future__ import annotations

import pytest

import onrecord

DEAD = [
    ("Hundreds rallied in Lima on Monday over the deaths of three miners.", None),
    ("Shops stayed shut in Imphal on Wednesday in protest at the killing of two women.", None),
    ("About 200 people held a vigil on Friday for the six children who were killed in the fire.", None),
    ("Protests erupted in Basra on Saturday after police killed two men on Thursday.", "2024-05-02"),
    ("Residents of Jos marched on Sunday to protest the murder of nine farmers on Thursday.", "2024-05-02"),
    ("Three people were killed in Lagos on Monday in protests over fuel prices.", "2024-05-06"),
    ("Protests in Basra turned deadly on Saturday after police shot dead two demonstrators.", "2024-05-04"),
]


@pytest.mark.parametrize(("text", "day"), DEAD)
def test_the_dead_of_a_protest_are_of_their_own_day(text: str, day: str | None) -> None:
    read = onrecord.read(text, published="2024-05-08")
    (toll,) = (one for one in read.tolls if one.category == "killed")
    assert (toll.when and toll.when.value.timex) == day


def test_a_protest_has_not_the_dead_that_it_is_about() -> None:
    read = onrecord.read("Hundreds rallied in Lima over the deaths of three miners.", published="2024-05-08")
    assert [(one.event, one.where) for one in read.tolls] == [(None, None)]
    (protest,) = (one for one in read.events if one.type == "PROTEST")
    assert protest.where is not None


def test_a_protest_in_a_headline_is_no_reason_of_the_next_line() -> None:
    text = "Thousands protest in Lima\nTwo men died on Monday after police opened fire."
    read = onrecord.read(text, published="2024-05-08")
    (deed,) = (one for one in read.events if one.type == "ASSAULT")
    assert deed.when
    assert deed.when.value.timex == "2024-05-06"
