"""A time that owns a deed is no part of who did it: "Sunday's police raid"."""

from __future__ import annotations

import pytest

import onrecord

TIMED = [
    ("Sunday's police raid killed two men.", "police"),
    ("Tuesday's rebel attack on Bunia killed nine.", "rebel"),
    ("Wednesday's Israeli air strike on Tyre killed six people.", "Israeli"),
    ("Yesterday's militia raid on Kaya killed six people.", "militia"),
    ("Last week's army raid on Jenin killed three men.", "army"),
]


@pytest.mark.parametrize(("text", "actor"), TIMED)
def test_who_did_it_stands_behind_the_time(text: str, actor: str) -> None:
    read = onrecord.read(text, published="2024-05-08")
    names = {party.id: party.name.value for party in read.parties}
    (deed,) = (one for one in read.events if one.type == "ASSAULT")
    assert [names.get(one.value) for one in deed.actors] == [actor]


def test_whom_a_passer_by_is_told_of() -> None:
    read = onrecord.read("A passer-by was shot dead in Leeds on Sunday.", published="2024-05-08")
    names = {party.id: party.name.value for party in read.parties}
    (deed,) = read.events
    assert [names[one.value] for one in deed.recipients] == ["passer-by"]
