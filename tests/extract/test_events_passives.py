"""Deeds whose own noun is the subject of a passive, and sides that stand behind their verb."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import prepare


def found(text: str, *labels: Label) -> list[Event]:
    doc = prepare(Document(id="d", text=text, published="2024-05-03"), Labels(spans={"actors": labels}))
    return list(events.find(doc))


def sides(one: Event) -> tuple[str, list[str], list[str]]:
    return one.type, [who.value for who in one.actors], [who.value for who in one.recipients]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sanctions were imposed on the junta by Canada.", ("SANCTION", ["Canada"], ["the junta"])),
        ("Rockets were fired at the airport on Monday.", ("ASSAULT", [], ["the airport"])),
        ("Grenades were thrown into a crowded bar.", ("ASSAULT", [], ["a crowded bar"])),
        ("Stones were thrown at police by youths.", ("PROTEST", ["youths"], ["police"])),
        ("A petrol bomb was thrown at the embassy.", ("PROTEST", [], ["the embassy"])),
        ("Ties were cut by the junta with the council.", ("SANCTION", ["the junta"], ["the council"])),
        ("The border was closed by the army.", ("COERCE", ["the army"], [])),
        ("An ultimatum was issued to the rebels by the army.", ("THREATEN", ["the army"], ["the rebels"])),
        ("A truce was declared by the rebels.", ("RETREAT", ["the rebels"], [])),
        ("Airstrikes were carried out on rebel camps by Chad.", ("ASSAULT", ["Chad"], ["rebel camps"])),
        ("A protest was held on Monday in Lagos.", ("PROTEST", [], [])),
    ],
)
def test_the_noun_of_a_deed_is_its_subject(text: str, told: tuple[str, list[str], list[str]]) -> None:
    assert told in [sides(one) for one in found(text)]


@pytest.mark.parametrize(
    "text",
    ["The ball was thrown at the keeper.", "A meeting was closed by the chairman.", "Salt was thrown at it."],
)
def test_not_every_noun_is_of_a_deed(text: str) -> None:
    assert not found(text)


def test_a_bomb_is_set_off_by_nobody_named() -> None:
    (one,) = found("A bomb was detonated near the mosque.")
    assert (one.type, one.mode, one.trigger.value) == ("ASSAULT", "explosives", "detonated")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army blamed the raid on rebels.", ["rebels"]),
        ("Police attributed the killings to a drug gang.", ["a drug gang"]),
        ("Residents attributed the bombing to bad luck.", []),
    ],
)
def test_on_whom_a_deed_is_blamed(text: str, who: list[str]) -> None:
    assert [[one.value for one in deed.actors] for deed in found(text) if deed.type == "ASSAULT"] == [who]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Iran accused the Iraqi government of economic mismanagement.", "the Iraqi government"),
        ("The rebels accused police of brutality.", "police"),
        ("The army accused the governor of the province of fraud.", "the governor of the province"),
        ("The court convicted the leader of the rebels.", "the leader of the rebels"),
    ],
)
def test_of_what_somebody_is_accused_is_not_of_them(text: str, whom: str) -> None:
    (one,) = found(text)
    assert [who.value for who in one.recipients] == [whom]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("French troops have begun leaving the town.", ("RETREAT", ["French troops"], ["the town"])),
        ("Members of the militia violated the ceasefire.", ("REJECT", ["Members of the militia"], ["the ceasefire"])),
        ("China and Russia call on Iran to free the men.", ("REQUEST", ["China", "Russia"], ["Iran"])),
        ("Canada sharply reduced military aid to the army.", ("SANCTION", ["Canada"], ["the army"])),
        ("Israeli military struck a village on Monday.", ("ASSAULT", ["Israeli military"], ["a village"])),
        ("The army is considering sending aid to help victims.", ("AID", ["The army"], [])),
        ("Police fired tear gas to break up protests against prices.", ("ASSAULT", ["Police"], [])),
        ("Kenya banned the league and the recently formed front.", ("COERCE", ["Kenya"], ["the league", "the recently formed front"])),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, told: tuple[str, list[str], list[str]]) -> None:
    assert told in [sides(one) for one in found(text)]


@pytest.mark.parametrize("text", ["The blast left two soldiers dead.", "The president left Paris on Monday."])
def test_not_all_that_leaves_is_a_retreat(text: str) -> None:
    assert not [one for one in found(text) if one.type == "RETREAT"]


def test_what_is_heard_ends_with_its_name() -> None:
    text = "Kenya imposed sanctions on former President Jan Orlen Dorosh."
    start = text.index("former")
    (one,) = found(text, Label(0, 5, "SOURCE", 0.9), Label(start, text.index(" Dorosh"), "TARGET", 0.9))
    assert [who.value for who in one.recipients] == ["former President Jan Orlen Dorosh"]


def test_rioters_who_burn_a_bus_plant_no_bomb() -> None:
    (one,) = found("Rioters torched a bus in the city centre.")
    assert (one.type, one.mode) == ("ASSAULT", "destroy")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The government provided the army with lorries and food.",
            ("AID", ["The government"], ["the army"]),
        ),
        ("Rebel fighters will lay down their weapons.", ("RETREAT", ["Rebel fighters"], [])),
        ("The council was sceptical of the plan.", ("ACCUSE", ["The council"], ["the plan"])),
        ("The government will not accept any more refugees.", ("AID", ["The government"], [])),
        ("The junta extended the state of emergency.", ("COERCE", ["The junta"], [])),
        ("The court issued an arrest warrant for the general.", ("ACCUSE", ["The court"], ["the general"])),
        ("The union called off a four-day strike.", ("CONCEDE", ["The union"], [])),
    ],
)
def test_what_stands_between_a_verb_and_its_noun(text: str, told: tuple[str, list[str], list[str]]) -> None:
    assert told in [sides(one) for one in found(text)]


def test_a_list_is_heard_to_its_end() -> None:
    text = "Rebels attacked the airport of Abha and the Mushait base."
    first, second = text.index("the airport"), text.index("the Mushait")
    labels = Label(first, second - 5, "TARGET", 0.9), Label(second, len(text) - 1, "TARGET", 0.5)
    (one,) = found(text, Label(0, 6, "SOURCE", 0.9), *labels)
    assert [who.value for who in one.recipients] == ["the airport of Abha", "the Mushait base"]


def test_who_a_party_is_is_no_second_one() -> None:
    text = "The militia will release Odin Lorca, a former mayor of the town."
    first, second = text.index("Odin"), text.index("a former")
    labels = Label(first, second - 2, "TARGET", 0.9), Label(second, second + 14, "TARGET", 0.5)
    (one,) = found(text, Label(0, 11, "SOURCE", 0.9), *labels)
    assert [who.value for who in one.recipients] == ["Odin Lorca"]


def test_to_whom_one_deed_is_done_the_next_is_not() -> None:
    text = "The council condemned the attack and called for an inquiry."
    start = text.index("the attack")
    labels = Label(0, 11, "SOURCE", 0.9), Label(start, start + 10, "TARGET", 0.9)
    assert sides(found(text, *labels)[-1]) == ("REQUEST", ["The council"], [])


@pytest.mark.parametrize(
    "text",
    [
        "The gunman was himself shot dead by police.",
        "The gunman had himself been shot dead by police.",
    ],
)
def test_a_pronoun_that_stresses_the_subject_belongs_to_the_verb(text: str) -> None:
    assert ("ASSAULT", ["police"], ["The gunman"]) in [sides(one) for one in found(text)]


def test_whoever_is_named_before_a_weapon_used_it() -> None:
    (one,) = found("A farmer was killed by a police bullet in Arlit.")
    assert [who.value for who in one.actors] == ["a police"]
