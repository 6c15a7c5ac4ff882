"""Names as the encoder heard them: labels are made by hand, no graph is asked."""

from __future__ import annotations

from onrecord import pipeline
from onrecord.encoder.labels import Fill, Label, Labels
from onrecord.extract import parties
from onrecord.model import Party


def find(text: str, *heard: tuple[str, str, float], bands: tuple[str, ...] = ()) -> list[Party]:
    """The parties of a text with entities: words, label, chance; `bands` took part in an incident."""
    spans = [(text.index(words), text.index(words) + len(words)) for words, _, _ in heard]
    entities = tuple(Label(*span, label, score) for span, (_, label, score) in zip(spans, heard, strict=True))
    fills = tuple(
        Fill(text.index(words), text.index(words) + len(words), "ORGANISATION", 0.8, "ATTACK")
        for words in bands
    )
    doc = pipeline.prepare(pipeline.document(text), Labels({"entities": entities}, fills=fills))
    pipeline.find_field(doc, "attributions")
    return list(parties.find(doc))


def kinds(found: list[Party]) -> dict[str, str]:
    return {one.name.value: one.kind for one in found}


CAPITALS = "ADA OREL MET THE COUNCIL OF LISK ON MONDAY.\nTHE TALKS LASTED AN HOUR."


def test_names_in_capitals_are_those_that_were_heard() -> None:
    assert kinds(find(CAPITALS, ("ADA OREL", "PER", 0.7)))["ADA OREL"] == "person"
    assert "ADA OREL" not in kinds(find(CAPITALS))


def test_a_title_is_no_part_of_a_name_in_capitals() -> None:
    text = "PRESIDENT ADA OREL MET THE COUNCIL ON MONDAY.\nTHE TALKS LASTED AN HOUR."
    assert kinds(find(text, ("PRESIDENT ADA OREL", "PER", 0.9)))["ADA OREL"] == "person"


def test_a_state_is_a_state_in_capitals_too() -> None:
    text = "FRANCE REFUSED THE OFFER ON MONDAY.\nTHE TALKS LASTED AN HOUR."
    assert kinds(find(text, ("FRANCE", "LOC", 0.9)))["FRANCE"] == "state"


TENANTS = "Tenants met Thuong Tay at the gate. Rents had doubled since the spring, Thuong Tay said."


def test_a_name_of_no_known_kind_is_what_was_heard_for_sure() -> None:
    assert kinds(find(TENANTS, ("Thuong Tay", "PER", 0.95)))["Thuong Tay"] == "person"
    assert kinds(find(TENANTS, ("Thuong Tay", "ORG", 0.95)))["Thuong Tay"] == "organisation"


def test_what_was_heard_unsurely_tells_no_kind() -> None:
    text = "Tenants met Thuong at the gate. Thuong left."
    assert kinds(find(text, ("Thuong", "ORG", 0.6))).get("Thuong") != "organisation"


def test_a_band_that_took_part_is_an_organisation() -> None:
    text = "The Zarit Vela, which fights in the hills, freed him, Ada Orel said. The Zarit Vela said little."
    assert kinds(find(text, bands=("Zarit Vela",)))["Zarit Vela"] == "organisation"


def test_the_rules_keep_what_they_know() -> None:
    text = "Mr Thuong left. “We are late,” Mr Thuong said."
    assert kinds(find(text, ("Thuong", "ORG", 0.99)))["Thuong"] == "person"


def test_a_plural_that_was_hit_is_a_thing() -> None:
    text = "REBELS BURNED FARMS NEAR LISK ON MONDAY.\nTHE RAID LASTED AN HOUR."
    start = text.index("FARMS")
    fill = Fill(start, start + len("FARMS"), "TARGET", 0.9, "ARSON")
    doc = pipeline.prepare(pipeline.document(text), Labels(fills=(fill,)))
    for field in ("places", "attributions", "tolls", "events"):
        pipeline.find_field(doc, field)
    assert kinds(list(parties.find(doc)))["FARMS"] == "thing"
