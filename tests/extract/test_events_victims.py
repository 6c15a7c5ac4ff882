"""Whom a deed was done to: by name, by whom the dead are said to be, and who is not."""

from __future__ import annotations

import pytest

import onrecord
from onrecord import pipeline
from onrecord.encoder.labels import Fill, Labels
from onrecord.extract import events


def told(text: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The actors and recipients of each event by its trigger."""
    found = onrecord.read(text, published="2024-05-03")
    called = {one.id: one.name.value for one in found.parties}
    return {
        event.trigger.value: (
            tuple(called.get(one.value, one.value) for one in event.actors),
            tuple(called.get(one.value, one.value) for one in event.recipients),
        )
        for event in found.events
    }


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Castaneda's murder forced the union to change its plans.", "murder", (), ("Castaneda",)),
        ("President Moise's assassination on 7 July plunged Haiti into chaos.", "assassination", (), ("Moise",)),
        ("The journalist's abduction by gunmen in Herat shocked the town.", "abduction", ("gunmen",), ("journalist",)),
        ("The army's execution of six farmers was condemned.", "execution", ("army",), ("six farmers",)),
        ("The gang's murders terrified the town on Monday.", "murders", ("gang",), ()),
    ],
)  # fmt: skip
def test_whose_murder_it_was_is_its_victim_but_for_who_kills(
    text: str, trigger: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert told(text)[trigger] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The rebels attacked and killed Juan Perez on Monday.", "attacked", ("rebels",), ("Juan Perez",)),
        ("Militants ambushed and killed soldiers near Mopti.", "ambushed", ("Militants",), ("soldiers",)),
        ("Police shot and killed three robbers in Kalo on Friday.", "shot", ("Police",), ("three robbers",)),
        ("The villagers who were hiding in a church attacked soldiers.", "attacked", ("villagers",), ("soldiers",)),
        ("Gang members seized nurse Ana Orel in Kalo.", "seized", ("Gang members",), ("Ana Orel",)),
        ("The two nurses are being held by the guerrillas.", "held", ("guerrillas",), ("two nurses",)),
    ],
)  # fmt: skip
def test_verbs_whose_sides_the_tags_hide(
    text: str, trigger: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert told(text)[trigger] == (actors, recipients)


def test_nobody_takes_what_he_holds_responsible_or_holds_talks_with() -> None:
    assert "hold" not in told("The militants hold the mayor responsible for the raid.")
    assert set(told("The rebels held talks with the government.")) == {"held talks"}


def test_who_was_freed_was_kidnapped() -> None:
    text = "The embassy has confirmed the release of journalist Carlos Marcel, who was kidnapped by guerrillas in May."
    assert told(text)["kidnapped"] == (("guerrillas",), ("Carlos Marcel",))


def test_who_is_arrested_for_a_killing_did_it() -> None:
    text = "The president announced the arrest of 45 soldiers for killing six clergymen."
    assert told(text)["killing"] == (("45 soldiers",), ("six clergymen",))
    (killing,) = (event for event in onrecord.read(text).events if event.trigger.value == "killing")
    assert killing.status == "unknown"


def test_two_deeds_share_whom_they_were_done_to() -> None:
    found = told(
        "Unions condemned the kidnapping and assassination on 15 September of Eduardo Lopez, a student."
    )
    assert "Eduardo Lopez" in found["kidnapping"][1]
    assert "Eduardo Lopez" in found["assassination"][1]


def test_a_car_full_of_explosives_is_a_weapon() -> None:
    text = "A truck rigged with dynamite exploded outside a police building, killing at least 23 people."
    (event,) = onrecord.read(text).events
    assert (event.mode, [one.value for one in event.instruments]) == ("explosives", ["dynamite"])
    assert not onrecord.read("A boat laden with mangoes sank, killing two.").events


@pytest.mark.parametrize(
    "text",
    [
        "Two officers were killed when rebels attacked Kalo. "
        "The dead officers were identified as Captain Jose Chavo and Lieutenant Ramon Bolan.",
        "Two officers were shot dead in Kalo. The officers, Jose Chavo and Ramon Bolan, were 20 and 21.",
        "Jose Chavo and Ramon Bolan, two officers who were kidnapped by rebels in May, sent a letter.",
    ],
)
def test_those_a_deed_hit_by_their_names(text: str) -> None:
    hit = {who for _, recipients in told(text).values() for who in recipients}
    assert {"Jose Chavo", "Ramon Bolan"} <= hit
    assert not any("Chavo" in who for actors, _ in told(text).values() for who in actors)


def test_one_of_those_killed_was_killed() -> None:
    text = "Gunmen shot dead three women in Kalo on Friday. Maria Rossi, one of those killed, was a nurse."
    assert "Maria Rossi" in told(text)["shot dead"][1]


def given(text: str, *heard: tuple[str, str]) -> list[str]:
    """The recipients of a text's events where some words are heard as somebody killed, or a victim."""
    made = tuple(
        Fill(text.index(words), text.index(words) + len(words), role, 0.9, "ATTACK") for words, role in heard
    )
    found = events.find(pipeline.prepare(pipeline.document(text), Labels(fills=made)))
    return [one.value for event in found for one in event.recipients]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Gunmen attacked the town. Ana Orel's guards were there.", "Ana Orel"),
        ("Gunmen shot dead a woman. The victim was married to Major Jairo Otal.", "Jairo Otal"),
        ("Gunmen shot dead a woman. She was the wife of police commander Jairo Otal.", "Jairo Otal"),
        ("Rebels attacked the town. Minister Ana Orel has resigned.", "Ana Orel"),
    ],
)
def test_whose_the_victim_was_or_who_did_something_else_is_no_victim(text: str, heard: str) -> None:
    assert heard not in " ".join(given(text, (heard, "KILLED")))


def test_what_a_name_is_called_is_nobody_else() -> None:
    text = "Rebels attacked the town. Student Mario Pinto was at home."
    found = given(text, ("Student", "VICTIM"), ("Mario Pinto", "KILLED"))
    assert found == ["the town", "Mario Pinto"]


def test_a_toll_is_of_the_deed_that_hit_those_it_counts() -> None:
    record = onrecord.read(
        "Gunmen shot Ana Orel on Monday in Kalo.\n\nPolice saw no reason for the murder of Ana Orel, a lawyer."
    )
    assert {toll.event for toll in record.tolls} <= {event.id for event in record.events}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The gunman shot the driver dead.", "the driver"),
        ("The wounding of two nurses was condemned.", "two nurses"),
        ("Troops destroyed two of the bridges.", "two of the bridges"),
        ("One of the trucks had been looted.", "One of the trucks"),
    ],
)
def test_what_stands_inside_a_deed_or_is_some_of_many(text: str, who: str) -> None:
    (event,) = events.find(pipeline.prepare(pipeline.document(text)))
    assert [one.value for one in event.recipients] == [who]
