"""Whether events of sentences of ours happened: negations, auxiliaries, verbs and nouns around them."""

from __future__ import annotations

import pytest

from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import document, prepare


def first(text: str) -> Event:
    return next(events.find(prepare(Document(id="d", text=text))))


def last(text: str) -> Event:
    return [*events.find(prepare(Document(id="d", text=text)))][-1]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("No farmers were killed by the rebels.", "negated"),
        ("Two farmers were killed by the rebels.", "accomplished"),
        ("The rebels killed nobody.", "negated"),
        ("Neither the army nor the militia attacked the convoy.", "negated"),
        ("Both the army and the militia attacked the convoy.", "accomplished"),
        ("Police prevented gunmen from storming the bank.", "negated"),
        ("Police watched gunmen storming the bank.", "accomplished"),
        ("Should the junta shell the port, nobody will come.", "hypothetical"),
        ("Were the rebels to attack the port, nobody would come.", "hypothetical"),
        ("Had the rebels attacked the port, nobody would have come.", "hypothetical"),
        ("Did the rebels attack the port?", "unknown"),
        ("The rebels attacked the port.", "accomplished"),
        ("A farmer was almost killed by the rebels.", "negated"),
        ("The rebels came close to killing a farmer.", "negated"),
        ("The rebels killed almost 40 farmers.", "accomplished"),
        ("A farmer had nearly been killed by the rebels.", "negated"),
        ("Rebels all but destroyed the village of Orsk.", "accomplished"),
        ("The army is close to attacking the city.", "planned"),
        ("A plan by rebels to shell the port was found.", "planned"),
    ],
)
def test_status_of_a_verb(text: str, status: str) -> None:
    assert first(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army denied that it had shelled the camp.", "negated"),
        ("The army denied it had shelled the camp.", "negated"),
        ("The army denied having shelled the camp.", "negated"),
        ("The army did not deny that it had shelled the camp.", "unknown"),
        ("The army admitted that it had shelled the camp.", "accomplished"),
        ("The union called off the march in Lisk.", "negated"),
        ("The minister cancelled his visit to the camp.", "negated"),
        ("The minister ended his visit to the camp.", "accomplished"),
    ],
)
def test_status_that_another_verb_gives(text: str, status: str) -> None:
    assert last(text).status == status


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A plan by rebels to shell the port was found.", ["rebels"]),
        ("The army’s threat to shell the port was heard.", ["The army"]),
        ("Were the rebels to attack the port, nobody would come.", ["the rebels"]),
        ("The army denied having shelled the camp.", ["The army"]),
    ],
)
def test_who_has_the_intent(text: str, actors: list[str]) -> None:
    assert [one.value for one in last(text).actors] == actors


@pytest.mark.parametrize(
    "text",
    [
        "A man wanted for killing two guards was arrested.",
        "The trial of nine officers for torturing prisoners began.",
        "The arrest of 45 soldiers and two officers for killing six priests was announced.",
    ],
)
def test_what_somebody_is_to_answer_for_is_not_known(text: str) -> None:
    doc = prepare(document(text))
    assert [one.status for one in events.find(doc) if one.type == "ASSAULT"] == ["unknown"]
