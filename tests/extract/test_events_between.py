"""Events between two sides that the encoder hears, where no gate knows who they are or what is given."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import prepare


def found(text: str, source: str, target: str, score: float = 0.9) -> list[Event]:
    """The events of a text in which a source and a target were heard."""
    heard = [
        Label(text.index(words), text.index(words) + len(words), side, score)
        for side, words in (("SOURCE", source), ("TARGET", target))
    ]
    labels = Labels(spans={"actors": tuple(sorted(heard, key=lambda one: one.start))})
    return list(events.find(prepare(Document(id="d", text=text), labels)))


def told(made: list[Event]) -> list[tuple[str, list[str], list[str]]]:
    """The type of each event, its actors and its recipients."""
    return [
        (one.type, [who.value for who in one.actors], [who.value for who in one.recipients]) for one in made
    ]


@pytest.mark.parametrize(
    ("text", "source", "target", "wanted"),
    [
        ("DHS returned eleven paintings to the Lisk Gallery.", "DHS", "the Lisk Gallery", "RETREAT"),
        ("Norway provided midwife training to Orla clinics.", "Norway", "Orla clinics", "AID"),
        ("Norway has imposed sanctions on a maker of drones.", "Norway", "a maker of drones", "SANCTION"),
    ],
)
def test_both_sides_heard_make_an_event_of_a_deed_of_public_life(
    text: str, source: str, target: str, wanted: str
) -> None:
    assert told(found(text, source, target)) == [(wanted, [source], [target])]
    assert told(found(text, source, target, score=0.6)) == []


def test_who_suffers_stands_first_in_the_passive() -> None:
    made = found("The trawlers were released by Norway.", "Norway", "The trawlers")
    assert told(made) == [("RETREAT", ["Norway"], ["The trawlers"])]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Dark clouds threatened the garden party of the envoy.", "Dark clouds", "the garden party"),
        ("Norway deployed three strikers against Malta.", "Norway", "Malta"),
        ("Norway gave the rebels a reason.", "Norway", "the rebels"),
        ("Cheap imports threaten the tile makers.", "Cheap imports", "the tile makers"),
    ],
)
def test_who_is_not_of_public_life_makes_none(text: str, source: str, target: str) -> None:
    assert told(found(text, source, target)) == []


def test_what_a_gate_has_taken_is_not_told_twice() -> None:
    text = "Norway sent aid to Malta and provided midwife training to Malta."
    assert told(found(text, "Norway", "Malta")) == [("AID", ["Norway"], ["Malta"])]


def test_a_verb_has_the_first_meaning_that_is_believed() -> None:
    town = found("Soldiers have captured the bridge at Lisk.", "Soldiers", "the bridge")
    man = found("Soldiers have captured the bandit leader.", "Soldiers", "the bandit leader")
    assert [(one.type, one.mode) for one in (*town, *man)] == [("COERCE", "seize"), ("COERCE", "arrest")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry, thus, rejects and condemns the plan of Malta, which was made in May.",
        "The government rejects the plan of Malta, which was made in May.",
    ],
)
def test_a_verb_between_its_subject_and_its_object_is_no_noun(text: str) -> None:
    made = events.find(prepare(Document(id="d", text=text), Labels()))
    assert "REJECT" in [one.type for one in made]


def test_a_noun_behind_a_preposition_is_no_verb() -> None:
    text = "In the raids the army lost ten men."
    assert [one.type for one in events.find(prepare(Document(id="d", text=text), Labels()))] != ["REJECT"]
