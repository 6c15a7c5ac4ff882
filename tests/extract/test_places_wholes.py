"""Names that are one with what stands beside them: capitals in their districts, streets, deltas, counties."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.model import Document
from onrecord.pipeline import prepare

Heard = tuple[tuple[str, float], ...]


def read(text: str, heard: Heard) -> list[tuple[str, str | None, str | None, str | None]]:
    """The words of the places of a text, each with its name, its country and its kind."""
    labels = [Label(text.index(one), text.index(one) + len(one), "PLACE", score) for one, score in heard]
    given = Labels(spans={"toponyms": tuple(sorted(labels, key=lambda one: one.start))})
    made = places.find(prepare(Document(id="d", text=text), given))
    return [(text[slice(*one.spans[0])], one.value.name, one.value.country, one.value.kind) for one in made]


def words(text: str, *heard: tuple[str, float]) -> list[str]:
    """The words of the places of a text."""
    return [one[0] for one in read(text, heard)]


@pytest.mark.parametrize("name", ["Washington, D.C.", "Washington D.C.", "Canberra, ACT"])
def test_a_capital_and_its_district_are_one_name(name: str) -> None:
    assert words(f"The talks in {name} ended.", (name, 0.5)) == [name]


def test_a_capital_and_the_region_around_it_are_two() -> None:
    made = words("The talks in Ottawa, Ontario, ended.", ("Ottawa", 0.9), ("Ontario", 0.9))
    assert made == ["Ottawa", "Ontario"]


def test_a_hyphen_makes_one_name_of_two_where_it_is_heard() -> None:
    text = "Officers in Miami-Dade found the boat."
    assert words(text, ("Miami-Dade", 0.5)) == ["Miami-Dade"]
    assert words("The Paris-London train stopped.", ("Paris", 0.9), ("London", 0.9)) == ["Paris", "London"]
    assert words("The Lebanon-Syria border is shut.", ("Lebanon-Syria", 0.5)) == ["Lebanon", "Syria"]


def test_a_street_is_no_town() -> None:
    made = read("He was shot in Jaffa Road, in Turku.", (("Jaffa Road", 0.9), ("Turku", 0.9)))
    assert made == [("Jaffa Road", "Jaffa Road", "FI", None), ("Turku", "Turku", "FI", "city")]
    assert read("He was shot in Jaffa Road.", (("Jaffa", 0.9),)) == [("Jaffa", "Jaffa", None, None)]
    assert words("He was shot in Jaffa Road.", ("Jaffa Road", 0.5)) == []


def test_a_headline_is_of_the_town_unless_the_street_is_heard() -> None:
    headline = "Baghdad Street Bombing Kills Twelve"
    assert words(headline, ("Baghdad", 0.9)) == ["Baghdad"]
    assert words(headline, ("Baghdad Street", 0.9)) == ["Baghdad Street"]


@pytest.mark.parametrize(
    ("text", "heard", "wanted"),
    [
        ("The boats left the Nile Delta at night.", "Nile Delta", ["Nile Delta"]),
        ("The boats left the Niger Delta at night.", "Niger Delta", ["Niger Delta"]),
        ("Trade with the Commonwealth of Independent States grew.", "Commonwealth", ["Commonwealth"]),
        ("Trade with the Commonwealth of Independent States grew.", "States", []),
    ],
)
def test_a_kind_of_land_or_of_league_is_not_its_namesake(text: str, heard: str, wanted: list[str]) -> None:
    made = read(text, ((heard, 0.9 if wanted else 0.5),))
    assert [one[0] for one in made] == wanted
    assert all(country is None for _, _, country, _ in made)


@pytest.mark.parametrize(
    "text",
    [
        "Crews from Camden and Nassau counties helped in Florida.",
        "Crews of two counties, Camden and Nassau, helped in Florida.",
        "Crews of the counties of Camden and Nassau helped in Florida.",
    ],
)
def test_names_listed_beside_counties_are_counties(text: str) -> None:
    made = read(text, (("Camden", 0.9), ("Nassau", 0.9), ("Florida", 0.9)))
    assert [(name, country) for _, name, country, _ in made] == [
        ("Camden County", "US"),
        ("Nassau County", "US"),
        ("Florida", "US"),
    ]


def test_names_listed_beside_states_are_states() -> None:
    made = read("Two states, Texas and Georgia, voted.", (("Texas", 0.9), ("Georgia", 0.9)))
    assert [(name, country) for _, name, country, _ in made] == [("Texas", "US"), ("Georgia", "US")]
