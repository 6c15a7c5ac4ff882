"""The gazetteer: names of all spellings lead to places, and a bad file says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.layout import Row, pack
from onrecord.gazetteer.lookup import Gazetteer, load
from onrecord.gazetteer.names import folded


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ivano-Frankivs’k", "ivano frankivsk"),
        ("St. John's", "st johns"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
        ("  New\n York ", "new york"),
        ("Český Krumlov", "cesky krumlov"),
        ("", ""),
        ("...", ""),
    ],
)
def test_a_name_is_folded(name: str, key: str) -> None:
    assert folded(name) == key


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Kiev", ("Kyiv", "UA", "city")),
        ("KYIV", ("Kyiv", "UA", "city")),
        ("Rangoon", ("Yangon", "MM", "city")),
        ("Burma", ("Myanmar", "MM", "country")),
        ("U.K.", ("United Kingdom", "GB", "country")),
        ("Minn.", ("Minnesota", "US", "region")),
        ("Krasnodar", ("Krasnodar Krai", "RU", "region")),
        ("Ramsey County", ("Ramsey County", "US", "district")),
        ("Mideast", ("Middle East", "", "area")),
        ("Black Sea", ("Black Sea", "", "water")),
    ],
)
def test_a_name_leads_to_its_place(name: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in [(place.name, place.country, place.kind) for place in load().named(name)]


@pytest.mark.parametrize("name", ["", "Nowhereville upon Nothing", "☃", "x" * 10_000, "\ud800"])
def test_no_place_has_such_a_name(name: str) -> None:
    assert load().named(name) == ()


def test_a_city_knows_its_region_and_country() -> None:
    (place,) = (place for place in load().named("Timbuktu") if place.kind == "city")
    assert (place.country, place.region_code[:3], place.own) == ("ML", "ML.", True)
    assert abs(place.latitude - 16.77) < 0.1
    assert place.population > 10_000


def test_the_same_places_make_the_same_bytes_and_come_back(tmp_path: Path) -> None:
    land = Row(7, "Orland", 10.5, -20.25, 5000, "XO", 0, -1, "country", 90)
    town = Row(8, "Lisk", -1.5, 2.0, 300, "", 0, -1, "city", 3)
    keys = {"orland": [(0, True)], "lisk": [(1, True)], "liska": [(1, False)]}
    made = pack([land, town], keys)
    assert made == pack([land, town], dict(reversed(keys.items())))
    (tmp_path / "places.bin").write_bytes(made)
    small = Gazetteer(tmp_path / "places.bin")
    assert [(p.name, p.latitude, p.country, p.own) for p in small.named("Liska")] == [
        ("Lisk", -1.5, "XO", False)
    ]
    assert small.named("Orland")[0].longitude == -20.25
    assert small.named("Lis") == ()


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"full\.bin is missing: make it by: onrecord gazetteer build"):
        Gazetteer(tmp_path / "full.bin")


def test_one_bit_is_enough(tmp_path: Path) -> None:
    made = bytearray(
        pack([Row(7, "Orland", 10.5, -20.25, 5000, "XO", 0, -1, "country", 90)], {"orland": [(0, True)]})
    )
    for at in range(len(made) - 1, 8, -7):
        made[at] ^= 1
        (tmp_path / "places.bin").write_bytes(made)
        with pytest.raises(GazetteerError, match=r"is damaged.*onrecord gazetteer build"):
            Gazetteer(tmp_path / "places.bin")
        made[at] ^= 1


@pytest.mark.parametrize("content", [b"", b"short", b"ONRECGZ2" + b"\0" * 100, b"ANOTHER1" + b"\0" * 100])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "places.bin").write_bytes(content)
    with pytest.raises(GazetteerError, match="onrecord gazetteer build"):
        Gazetteer(tmp_path / "places.bin")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Masisi", "CD"), ("Walikale", "CD"), ("Pibor", "SS"), ("Palma", "MZ"),  # towns of our own list
        ("Hodeidah", "YE"), ("Qamishli", "SY"), ("Deir al-Balah", "PS"),  # with another article, or none
        ("Baramulla", "IN"), ("Hawija", "IQ"), ("Rio", "BR"),  # spellings of our own list
        ("South Darfur", "SD"),
    ],
)  # fmt: skip
def test_names_of_conflict_news(name: str, country: str) -> None:
    assert country in {place.country for place in load().named(name)}
