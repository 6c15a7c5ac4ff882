"""Names that the encoder hears as places: in full, without an entry of the gazetteer, or of a people."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.extract.places import unlisted
from onrecord.model import Document, Sourced, Where
from onrecord.pipeline import prepare


def found(text: str, *heard: str, score: float = 0.9) -> list[Sourced[Where]]:
    """The places of a text in which some names were heard, each where it stands first."""
    labels = [Label(text.index(one), text.index(one) + len(one), "PLACE", score) for one in heard]
    labels.sort(key=lambda one: one.start)
    given = Labels(spans={"toponyms": tuple(labels)})
    return list(places.find(prepare(Document(id="d", text=text), given)))


def words(text: str, made: list[Sourced[Where]]) -> list[str]:
    """The words that places were read from."""
    return [text[start:end] for one in made for start, end in one.spans]


def test_a_street_is_put_beside_its_town() -> None:
    text = "The shop stands in Vell Street, in Turku."
    street, town = found(text, "Vell Street", "Turku")
    assert (street.value.name, street.value.country, street.value.geonames_id) == ("Vell Street", "FI", None)
    assert (street.value.latitude, street.value.longitude) == (town.value.latitude, town.value.longitude)
    assert (street.value.precision_km, town.value.precision_km) == (100.0, 10.0)
    assert street.confidence == 0.9


def test_far_from_every_place_it_has_no_point() -> None:
    text = "The shop stands in Vell Street. " + "It rained all day. " * 20 + "A bus left for Turku."
    street, _ = found(text, "Vell Street", "Turku")
    assert (street.value.name, street.value.latitude, street.value.country) == ("Vell Street", None, None)


def test_one_name_is_one_place() -> None:
    text = "Vell Street was shut. " + "It rained. " * 50 + "In Vell Street, Turku, cars burned."
    starts = (0, text.rindex("Vell"), text.index("Turku"))
    labels = [Label(at, at + size, "PLACE", 0.9) for at, size in zip(starts, (11, 11, 5), strict=True)]
    given = Labels(spans={"toponyms": tuple(labels)})
    made = list(places.find(prepare(Document(id="d", text=text), given)))
    assert [(one.value.name, one.value.country) for one in made] == [
        ("Vell Street", "FI"),
        ("Vell Street", "FI"),
        ("Turku", "FI"),
    ]


@pytest.mark.parametrize(
    ("text", "heard", "expected", "name"),
    [
        ("Police in south Bamako said so.", "south Bamako", "south Bamako", "Bamako"),
        ("The Gulf of Tonkin is near Hanoi.", "Gulf of Tonkin", "Gulf of Tonkin", "Gulf of Tonkin"),
        ("Athens said it would talk.", "Athens", "Athens", "Athens"),
    ],
)
def test_as_far_as_it_was_heard(text: str, heard: str, expected: str, name: str) -> None:
    made = found(text, heard)
    assert words(text, made)[0] == expected
    assert made[0].value.name == name


@pytest.mark.parametrize("people", ["Russian", "Bosnian Serbs", "European", "Kurds"])
def test_peoples_are_no_places(people: str) -> None:
    assert found(f"The {people} came home.", people) == []
    assert unlisted.is_people(people)


def test_unlikely_ones_are_left_out() -> None:
    assert found("The shop stands in Vell Street.", "Vell Street", score=0.6) == []


def test_a_village_is_not_meant_by_the_name_of_a_part_of_the_world() -> None:
    text = "Envoys flew to the Middle East on Monday."
    (made,) = found(text, "Middle East")
    assert (made.value.name, made.value.kind) == ("Middle East", "region")


def test_many_names_take_time_in_proportion() -> None:
    text = "The shops stand in Vell Street, in Turku. " * 2_000
    labels = tuple(
        Label(at, at + 11, "PLACE", 0.9) for at in range(len(text)) if text.startswith("Vell Street", at)
    )
    doc = prepare(Document(id="d", text=text), Labels(spans={"toponyms": labels}))
    assert len(list(places.find(doc))) == 4_000


def test_what_is_a_towns_own_lies_there() -> None:
    text = "In Cairo's gated suburb of Vellanaty, boys train in red Turku shirts."
    at = text.index("Vellanaty")
    heard = Labels({"toponyms": (Label(3, 8, "PLACE", 0.9), Label(at, at + 9, "PLACE", 0.9))})
    found = list(places.find(prepare(Document(id="1", text=text), given=heard)))
    assert next(one.value.country for one in found if one.value.name == "Vellanaty") == "EG"
