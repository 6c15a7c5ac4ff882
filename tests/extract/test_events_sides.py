"""Who acts and on whom as the encoder heard it, beside what the rules read: sentences and labels of ours."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import prepare


def read(text: str, source: str = "", target: str = "", score: float = 0.9) -> list[Event]:
    """The events of a text with one source and one target heard."""
    labels = [
        Label(text.index(words), text.index(words) + len(words), side, score)
        for side, words in (("SOURCE", source), ("TARGET", target))
        if words
    ]
    given = Labels(spans={"actors": tuple(sorted(labels, key=lambda one: one.start))})
    return list(events.find(prepare(Document(id="d", text=text), given)))


def parties(one: Event) -> tuple[str, list[str], list[str]]:
    """The type and the words of both sides."""
    return one.type, [party.value for party in one.actors], [party.value for party in one.recipients]


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        (  # the extent is the one that was heard
            "The minister praised the council of elders in Lisk on Friday.",
            "The minister",
            "the council of elders in Lisk",
            ("SUPPORT", ["The minister"], ["the council of elders in Lisk"]),
        ),
        (  # a thing gives way
            "The government rejected the proposal that Moldova had sent.",
            "The government",
            "Moldova",
            ("REJECT", ["The government"], ["Moldova"]),
        ),
        (  # but not where force is used
            "Rebels attacked the bridge near the camp of the army.",
            "Rebels",
            "the army",
            ("ASSAULT", ["Rebels"], ["the bridge"]),
        ),
        (  # no mark and no relative pronoun at the end
            "The army’s bombardment of the town began on Monday.",
            "The army’s",
            "",
            ("ASSAULT", ["The army"], ["the town"]),
        ),
        (  # a verb without a subject of its own
            "The government, said a paper of the capital, has today, as expected, rejected the offer.",
            "The government",
            "",
            ("REJECT", ["The government"], ["the offer"]),
        ),
        ("Police arrested a judge.", "", "", ("COERCE", ["Police"], ["a judge"])),
    ],
)
def test_parties_as_heard(
    text: str, source: str, target: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert expected in [parties(one) for one in read(text, source, target)]


def test_a_word_of_help_may_stand_far_behind_its_verb() -> None:
    text = "The Orsk council handed over more than nine crates worth of medical equipment to the Lisk clinic."
    made = read(text, "The Orsk council", "the Lisk clinic")
    assert [parties(event)[0] for event in made] == ["AID"]


def test_money_behind_a_word_shows_that_it_is_a_verb() -> None:
    made = read("Karvia lent $9 million to Orsk.", "Karvia", "Orsk")
    assert [parties(event) for event in made] == [("AID", ["Karvia"], ["Orsk"])]


def test_the_noun_of_a_verb_may_stand_behind_another() -> None:
    made = read("Karvia lifted trade and travel restrictions on Orsk.", "Karvia", "Orsk")
    assert [parties(event) for event in made] == [("CONCEDE", ["Karvia"], ["Orsk"])]


def test_an_unlikely_side_is_left_out() -> None:
    text = "The government rejected the proposal that Moldova had sent."
    assert parties(read(text, "", "Moldova", score=0.3)[0])[2] == ["the proposal"]


def test_who_is_accused_is_not_who_accuses() -> None:
    text = "The army accused of killing the priest denied it."
    assert [one.type for one in read(text, "The army", "the priest")] == ["ASSAULT", "REJECT"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Moldova returned nine paintings to the government of Peru.", "RETREAT"),
        ("The player returned the ball to the coach.", None),
        ("The president returned to Lisk on Monday.", None),
        ("The government rejects and condemns the decision of the council.", "REJECT"),
        ("The Israeli military struck a target in the strip with artillery.", "ASSAULT"),
        ("Prime Minister Ane Lee Nak-yon held talks with the Vietnamese defence chief.", "CONSULT"),
        ("The government has established diplomatic ties with the Kingdom of Bhutan.", "COOPERATE"),
        ("The junta suspended publication of the newspaper.", "COERCE"),
        ("Rebels held forty villagers as human shields.", "ASSAULT"),
        ("The striker defended his title in Lisk.", None),
    ],
)
def test_more_words_of_public_life(text: str, type: str | None) -> None:
    made = [one.type for one in read(text)]
    assert made[:1] == ([type] if type else [])
