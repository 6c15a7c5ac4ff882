"""Deeds as agencies tell them: under somebody's words, with relative clauses, participles and truces."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Labels, Said
from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import Reader, document, find_field, prepare


def found(text: str, told: Labels | None = None) -> list[Event]:
    doc = find_field(prepare(Document(id="d", text=text), told or Labels()), "places")
    return list(events.find(doc))


def names(one: Event) -> tuple[list[str], list[str]]:
    return [party.value for party in one.actors], [party.value for party in one.recipients]


DEEDS = [
    ("The army said it had attacked rebels in Lisk.", "ASSAULT", ["it"], ["rebels"]),
    ("Two officials said shelling in Lisk killed nine people.", "ASSAULT", [], ["nine people"]),
    ("A blast hit a market near Turku that killed nine people.", "ASSAULT", [], ["nine people"]),
    ("Bandits killed 12 people and rustled cattle in Lisk.", "ASSAULT", ["Bandits"], ["12 people"]),
    ("Bandits killed between 10 and 12 people.", "ASSAULT", ["Bandits"], ["12 people"]),
    ("Police shot dead a man who had fled.", "ASSAULT", ["Police"], ["a man"]),
    ("Rebels hacked 14 villagers to death with machetes.", "ASSAULT", ["Rebels"], ["14 villagers"]),
    ("A Palestinian was shot dead in Lisk.", "ASSAULT", [], ["A Palestinian"]),
    ("Nine soldiers died in an ambush near Lisk.", "ASSAULT", [], ["Nine soldiers"]),
    ("Heavy fighting broke out in Lisk between the army and rebels.", "ASSAULT", ["the army", "rebels"], []),
    ("Three soldiers were killed in clashes with Boko Haram near Lisk.", "ASSAULT", ["Boko Haram near Lisk"], ["Three soldiers"]),
    ("Demonstrators hurled stones at police in Lisk.", "PROTEST", ["Demonstrators"], ["police"]),
    ("Rioters set fire to a police station in Lisk.", "ASSAULT", ["Rioters"], ["a police station"]),
    ("Kidnappers seized 16 worshippers from a church.", "ASSAULT", ["Kidnappers"], ["16 worshippers"]),
    ("Hamas freed two hostages on Monday.", "RETREAT", ["Hamas"], ["two hostages"]),
    ("The army and the rebels accused each other of firing first.", "ACCUSE", ["The army", "the rebels"], ["each other"]),
    ("The Defence Force retook the town from the rebels.", "ASSAULT", ["The Defence Force"], ["the town", "the rebels"]),
    ("The Free Lisk Army claimed the attack in Tarn.", "ASSAULT", ["The Free Lisk Army"], []),
    ("The attack, which was claimed by the Free Lisk Army, killed four people.", "ASSAULT", ["the Free Lisk Army"], ["four people"]),
    ("The army and the rebels signed a truce brokered by Norway.", "RETREAT", ["The army", "the rebels"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), DEEDS)
def test_who_did_what_to_whom(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    one = next(one for one in found(text) if one.type == kind)
    assert names(one) == (actors, recipients)


def test_a_participle_behind_a_comma_is_the_main_clauses() -> None:
    text = "Police fired tear gas at protesters rallying against a bill, arresting 63 people."
    arrest = next(one for one in found(text) if one.mode == "arrest")
    assert names(arrest) == (["Police"], ["63 people"])


def test_a_participle_before_its_noun_is_nobodys_deed_here() -> None:
    arrest = next(
        one
        for one in found("Supporters of jailed former prime minister Ada Orel blocked roads.")
        if one.mode == "arrest"
    )
    assert names(arrest)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman asked not to be named.",
        "The officer, who declined to be identified, wept.",
        "A ferry sank off the coast, killing 13 people.",
        "Flooding has injured 125 people.",
        "An explosion at a factory killed ten workers.",
    ],
)
def test_no_event(text: str) -> None:
    assert found(text) == []


def test_an_object_is_not_who_does_it_to_them() -> None:
    record = Reader().read(document("Police arrested six men and charged them with murder."))
    arrest, charge = record.events
    assert [one.value for one in charge.recipients] == [one.value for one in arrest.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The suspect asked to be named as a witness.", "REQUEST", ["The suspect"]),
        ("The army killed rebels in Turku planning an attack.", "ASSAULT", ["The army"]),
        ("Shooting wounded soldiers, the rebels left.", "ASSAULT", ["the rebels"]),
    ],
)
def test_what_looks_alike_is_told_apart(text: str, kind: str, actors: list[str]) -> None:
    one = next(one for one in found(text) if one.type == kind)
    assert names(one)[0] == actors


def test_who_only_tells_of_a_deed_took_no_part_in_it() -> None:
    text = "The Free Lisk Army bombed two farms, the council said."
    content, source, cue = ("The Free Lisk Army bombed two farms", "the council", "said")
    pieces = [((text.index(one), text.index(one) + len(one)),) for one in (content, source, cue)]
    doc = prepare(Document(id="d", text=text), Labels(said=(Said(*pieces, 0.9),)))
    find_field(doc, "attributions")
    (one,) = events.find(doc)
    assert "the council" not in names(one)[0]


def test_a_denial_reaches_over_what_the_claim_is_taken_for() -> None:
    text = "The army dismissed as baseless reports that its troops had killed two farmers."
    one = next(one for one in found(text) if one.trigger.value == "killed")
    assert one.status == "negated"
