"""Parties and triggers of sentences of ours that take more than the nearest words, and tags put right."""

from __future__ import annotations

import pytest

from onrecord.extract import events
from onrecord.extract.events import repairs
from onrecord.language.phrases import Words
from onrecord.model import Document, Event
from onrecord.pipeline import document, prepare


def found(text: str) -> list[Event]:
    return list(events.find(prepare(Document(id="d", text=text))))


def shown(one: Event) -> tuple[str, list[str], list[str]]:
    return one.type, [party.value for party in one.actors], [party.value for party in one.recipients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government gave the rebels forty tents.", ("AID", ["The government"], ["the rebels"])),
        ("The government sent doctors to the villagers.", ("AID", ["The government"], ["the villagers"])),
        ("Ten lorries were donated to the villagers by the government.", ("AID", ["the government"], ["the villagers"])),
        ("The fighters surrendered to the army.", ("RETREAT", ["The fighters"], ["the army"])),
        ("Police arrested some of the marchers.", ("COERCE", ["Police"], ["some of the marchers"])),
        ("The government agreed with the rebels on a date.", ("AGREE", ["The government"], ["the rebels"])),
        ("The government declared a state of emergency.", ("COERCE", ["The government"], [])),
        ("Rebels held a pilot hostage.", ("ASSAULT", ["Rebels"], ["a pilot"])),
        ("The mayor blamed the fire on the rebels.", ("ACCUSE", ["The mayor"], ["the rebels"])),
        ("Lorry drivers blocked the road.", ("PROTEST", ["Lorry drivers"], [])),
        ("Guards beat a journalist.", ("ASSAULT", ["Guards"], ["a journalist"])),
        ("Gunmen shot dead a judge.", ("ASSAULT", ["Gunmen"], ["a judge"])),
        ("The general threatened to jail anyone.", ("COERCE", ["The general"], ["anyone"])),
    ],
)  # fmt: skip
def test_parties(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in [shown(one) for one in found(text)]


@pytest.mark.parametrize(
    "text", ["The government gave the rebels a reason.", "The actor sent flowers to the villagers."]
)
def test_what_does_not_help_is_no_aid(text: str) -> None:
    assert "AID" not in [one.type for one in found(text)]


def test_a_comma_before_and_opens_a_clause_but_closes_a_list() -> None:
    clause = found("The minister expelled the envoy, and the president condemned the decision.")
    assert [shown(one)[1] for one in clause] == [["The minister"], ["the president"]]
    (listed,) = found("Police, soldiers, and rebels attacked the village.")
    assert shown(listed)[1] == ["Police", "soldiers", "rebels"]


def test_a_result_and_the_deed_of_its_clause_are_one_event() -> None:
    (one,) = found("Six soldiers were killed when rebels attacked their camp.")
    assert (one.trigger.value, [shown(one)[1]]) == ("attacked", [["rebels"]])
    assert len(found("Six soldiers were killed. Rebels attacked a camp.")) == 2


@pytest.mark.parametrize(
    ("text", "tags", "mended"),
    [
        ("guards beat a man", "NNS IN DT NN", "NNS VBD DT NN"),
        ("guards near a man", "NNS IN DT NN", "NNS IN DT NN"),
        ("guards saw the beat of drums", "NNS VBD DT NN IN NNS", "NNS VBD DT NN IN NNS"),
        ("should the junta expel envoys", "MD DT NN NN NNS", "MD DT NN VB NNS"),
        ("unless the rebels surrender , all die", "IN DT NNS NN , DT VBP", "IN DT NNS VBP , DT VBP"),
        ("he vowed to jail anyone", "PRP VBD IN NN NN", "PRP VBD TO VB NN"),
        ("he went to jail again", "PRP VBD IN NN RB", "PRP VBD IN NN RB"),
        ("sent forty tents", "VBD IN NNS", "VBD CD NNS"),
        ("the wounded left", "DT VBN VBD", "DT NNS VBD"),
        ("the wounded men left", "DT VBN NNS VBD", "DT VBN NNS VBD"),
        ("", "", ""),
    ],
)
def test_tags_are_put_right(text: str, tags: str, mended: str) -> None:
    lowers = text.split()
    read = Words(lowers, tags.split(), [not at for at in range(len(lowers))])
    assert repairs.repaired(read, frozenset()).tags == mended.split()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A man accused of killing two policemen was arrested.", "A man"),
        ("A driver blamed for injuring nine people was arrested.", "A driver"),
        ("The man said to be killing time was arrested.", "The man"),
    ],
)
def test_who_is_to_answer_for_a_deed_is_who_is_held(text: str, who: str) -> None:
    found = list(events.find(prepare(document(text))))
    (held,) = [one for one in found if one.mode == "arrest"]
    assert [one.value for one in held.recipients] == [who]
