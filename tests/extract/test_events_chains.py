"""Several deeds of one subject in a row, and nouns of deeds that open a sentence before their verb."""

from __future__ import annotations

import pytest

import onrecord


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each event as its trigger, its actors and its recipients."""
    found = onrecord.read(text, published="2024-05-03")
    called = {one.id: one.name.value for one in found.parties}
    return [
        (
            event.trigger.value,
            tuple(called.get(one.value, one.value) for one in event.actors),
            tuple(called.get(one.value, one.value) for one in event.recipients),
        )
        for event in found.events
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Rebels attacked the town of Kalo, looted shops and burned the clinic.", "looted", "Rebels"),
        ("Rebels attacked the town of Kalo, looted shops and burned the clinic.", "burned", "Rebels"),
        ("Gunmen raided the village, killing four, burned houses and fled.", "burned", "Gunmen"),
        ("The rebels, who stormed the town, looted shops.", "looted", "rebels"),
        ("The men, police said, attacked the bank, shot a guard and fled.", "shot", "men"),
        ("Attackers stormed a bar, shot dead five customers and fled.", "shot dead", "Attackers"),
        ("Rioters torched a bus, looted a supermarket and hurled stones at police.", "hurled stones", "Rioters"),
    ],
)  # fmt: skip
def test_one_subject_does_them_all(text: str, trigger: str, actor: str) -> None:
    assert (trigger, (actor,)) in [(one, who) for one, who, _ in told(text)]


def test_a_second_verb_is_no_object_of_the_first() -> None:
    found = told("Gunmen killed six people and set fire to the school in Zamfara.")
    assert found == [
        ("killed", ("Gunmen",), ("six people",)),
        ("set fire to", ("Gunmen",), ("school",)),
    ]
    after = told("Gunmen stormed the village at dawn. They then burned houses and stole cattle.")
    assert ("stole", ("Gunmen",), ("cattle",)) in after


def test_looted_goods_that_were_found_are_no_deed() -> None:
    assert not told("Police recovered cash and looted goods.")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Fighting between the army and the Rapid Support Forces broke out in El Fasher.",
         ("army", "Rapid Support Forces")),
        ("Heavy clashes erupted between Hezbollah and Israeli troops near Aitaroun.",
         ("Hezbollah", "Israeli troops")),
        ("Fierce fighting raged between rebels and the army near Kilwa.", ("rebels", "army")),
    ],
)  # fmt: skip
def test_fighting_that_opens_a_sentence(text: str, sides: tuple[str, ...]) -> None:
    assert [who for _, who, _ in told(text)] == [sides]


def test_gunmen_are_no_name() -> None:
    assert told("Gunmen tried to assassinate the mayor of Herat on Sunday.") == [
        ("assassinate", ("Gunmen",), ("mayor of Herat",))
    ]
