"""Who acts, where a day or a place opens the sentence, and where a deed itself is said to have killed."""

from __future__ import annotations

import pytest

import onrecord


def actors(text: str) -> list[str]:
    """The names of those who act in the one event of a text."""
    made = onrecord.read(text, published="2024-05-03")
    called = {party.id: party.name.value for party in made.parties}
    (event,) = made.events
    return [called[one.value] for one in event.actors]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On Tuesday rebels ambushed an army patrol near Kaya.", "rebels"),
        ("On Sunday troops arrested six men in Kano.", "troops"),
        ("In Kherson Russian forces shelled a market.", "Russian forces"),
        ("In Kano State police arrested ten men.", "police"),
        ("In January rebels attacked the town.", "rebels"),
    ],
)
def test_a_day_or_a_place_at_the_front_is_not_who_acts(text: str, who: str) -> None:
    assert actors(text) == [who]


@pytest.mark.parametrize(
    "text",
    ["Monday's shelling of Donetsk killed four people.", "The shelling of Donetsk killed four people."],
)
def test_a_deed_does_itself(text: str) -> None:
    assert actors(text) == []
