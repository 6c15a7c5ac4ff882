"""Places: which names mean one, and which place they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st
from steps import growth

from onrecord import pipeline
from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.model import Sourced, Where


def read(text: str, **facts: str) -> list[Sourced[Where]]:
    return list(places.find(pipeline.prepare(pipeline.document(text, **facts))))


def words(text: str) -> list[str]:
    return [text[start:end] for place in read(text) for start, end in place.spans]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bus left Bamako for Timbuktu, in Mali.", ["Bamako", "Timbuktu", "Mali"]),
        ("A barge sank near Odesa on Monday.", ["Odesa"]),
        ("Gunmen stormed Baidoa on Friday.", ["Baidoa"]),
        ("Two ministers flew from Ankara to Tbilisi.", ["Ankara", "Tbilisi"]),
        ("Floods cut off roads in the U.S. and the U.K. over the weekend.", ["U.S.", "U.K."]),
        ("The storm reached Duluth, Minn., before dawn.", ["Duluth", "Minn."]),
        ("It rained in Wheeling, W.Va., all week.", ["Wheeling", "W.Va."]),
        ("OSLO (Reuters) - Ferries stopped on Friday.", ["OSLO"]),
        ("The ferry to Port-au-Prince was late.", ["Port-au-Prince"]),
        ("A Yerevan-based bank lent the money.", ["Yerevan"]),
        ("Police in Nairobi’s east closed a market.", ["Nairobi"]),
        ("Trucks queued for days in Mersin.", ["Mersin"]),
        ("They met in Bosnia and Herzegovina.", ["Bosnia and Herzegovina"]),
        ("The dam lies in Kirovohrad Oblast.", ["Kirovohrad Oblast"]),
    ],
)
def test_names_of_places_are_found(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Russian and Turkish officers met their Georgian counterparts.",
        "She edits the Washington Post.",
        "Fans of Manchester United booed.",
        "The Centre for Wetland Studies counted the birds.",
        "Mr. London said he was tired.",
        "Actor Austin Brisbane thanked the crew.",
        "The Kremlin denied it.",
        "Reading was of no use, he said; he hated reading.",
        "We asked them. They told us: Us? Never.",
        "The police came in May, or in March.",
        "SHE SAID THAT NOBODY CAME.",
        "",
        " \n\t ",
    ],
)
def test_other_names_are_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "admin1"),
    [
        ("A fire broke out in Kiev.", "Kyiv", "city", "UA", "Kyiv City"),
        ("The front line near Lugansk moved.", "Luhansk", "city", "UA", "Luhansk"),
        ("Fighting went on in the Luhansk region.", "Luhansk", "region", "UA", "Luhansk"),
        ("Fighting went on in Luhansk Oblast.", "Luhansk", "region", "UA", "Luhansk"),
        ("Burma closed the border.", "Myanmar", "country", "MM", None),
        ("The farm lies in the state of Georgia.", "Georgia", "region", "US", "Georgia"),
        ("The army of Georgia left South Ossetia for Tbilisi.", "Georgia", "country", "GE", None),
        ("He grew up in Paris, Texas.", "Paris", "city", "US", "Texas"),
        ("He grew up in Paris.", "Paris", "city", "FR", "Île-de-France"),
        ("She sailed across the Black Sea.", "Black Sea", "water", None, None),
        ("Aid reached the Gaza Strip.", "Gaza Strip", "region", "PS", "Gaza Strip"),
        ("Shelling hit Kherson overnight.", "Kherson", "city", "UA", "Kherson"),
        ("A bomb went off in Cauca, Colombia.", "Cauca Department", "region", "CO", "Cauca Department"),
        ("Rebels left Norte de Santander.", "Norte de Santander Department", "region", "CO",
         "Norte de Santander Department"),
        ("A drone hit a house in North Waziristan.", "North Waziristan", "region", "PK", None),
        ("Police were killed in Kech district of Balochistan.", "Kech", "region", "PK", None),
    ],
)  # fmt: skip
def test_a_name_means_a_place(
    text: str, name: str, kind: str, country: str | None, admin1: str | None
) -> None:
    found = read(text)[0].value
    assert (found.name, found.kind, found.country, found.admin1) == (name, kind, country, admin1)
    assert found.latitude is not None
    assert found.precision_km


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Canadian beef was banned in Texas.", ["Texas"]),
        ("A fire in Canadian, Texas, killed two.", ["Canadian", "Texas"]),
        ("The notice was in English and Spanish.", []),
        ("The jar is from 500 BC.", []),
        ("Three died in Kelowna, BC, on Monday.", ["Kelowna", "BC"]),
        ("Officers met in Far North Queensland.", ["Queensland"]),
        ("Gunmen raided a village in Cameroon's Far North.", ["Cameroon", "Far North"]),
        ("Police in the town of Roman in Romania arrested two.", ["Roman", "Romania"]),
        ("Clashes in Ethiopia's Somali region killed four.", ["Ethiopia", "Somali"]),
    ],
)
def test_what_is_another_word_first_is_a_place_where_the_words_beside_it_say_so(
    text: str, wanted: list[str]
) -> None:
    assert words(text) == wanted


def test_a_county_weighs_as_much_as_its_people() -> None:
    (county, *_) = read("A man was stabbed at a pub in Suffolk, police in England said.")
    assert (county.value.country, county.value.kind) == ("GB", "region")


def test_other_places_of_the_report_decide_between_namesakes() -> None:
    ohio = "The mayor of Dublin, Ohio, spoke in Columbus. Dublin has new roads, he said in Dublin."
    ireland = "The ferry from Holyhead to Dublin was late. Trains from Dublin to Cork, in Ireland, waited."
    assert {p.value.admin1 for p in read(ohio) if p.value.name == "Dublin"} == {"Ohio"}
    assert {p.value.country for p in read(ireland) if p.value.name == "Dublin"} == {"IE"}


def test_both_names_before_regions_are_regions_but_only_the_last_is_told_so() -> None:
    found = read("Snow fell in the Sumy and Poltava regions.")
    assert [place.value.name for place in found] == ["Sumy", "Poltava"]
    assert found[1].value.kind == "region"


def test_what_the_report_calls_a_town_is_one_in_every_sentence() -> None:
    text = "Shells hit the town of Svatove. Svatove is a key stop on the line."
    assert words(text) == ["Svatove", "Svatove"]
    assert words("Shells hit the town of Bakhmut. Mr Bakhmut was away.") == ["Bakhmut"]


def test_namesakes_that_nothing_parts_get_no_point() -> None:
    (place,) = read("Crews fought a fire in Springfield overnight.")
    assert place.value.name == "Springfield"
    assert (place.value.latitude, place.value.geonames_id, place.value.country) == (None, None, "US")
    first, _ = read("Crews fought a fire in Springfield, Missouri, overnight.")
    assert first.value.admin1 == "Missouri"


def test_a_strange_address_stops_nothing() -> None:
    assert len(read("It rained in Oslo.", url="http://[bad")) == 1


def test_the_same_text_gives_the_same_places() -> None:
    text = "Ships left Odesa for Istanbul, Turkey. Trains left Lviv for Krakow."
    assert read(text) == read(text)


@settings(max_examples=60, deadline=None)
@tried(st.text(st.sampled_from("Paris, Texas. New York's U.S. ‘’“”-–\n\t é😀́A"), max_size=120))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for place in read(text):
        for start, end in place.spans:
            assert 0 <= start < end <= len(text)
            assert text[start].isupper()


@pytest.mark.parametrize(
    "piece", ["San José, ", "New York New York ", "Paris. ", "Washington, Georgia, ", "The Of The "]
)
def test_the_work_of_a_long_text_grows_with_it(piece: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = pipeline.prepare(pipeline.document(piece * times))
        return lambda: list(places.find(doc))

    assert growth(work, 100) < 5


def given(text: str, *labels: str) -> list[tuple[str, float | None]]:
    """The places of a text whose toponyms an encoder has labelled, as we say."""
    spans = [(text.index(label), text.index(label) + len(label)) for label in labels]
    found = tuple(Label(start, end, "PLACE", 0.9) for start, end in spans)
    doc = pipeline.prepare(pipeline.document(text), Labels({"toponyms": found}))
    return [(text[slice(*one.spans[0])], one.confidence) for one in places.find(doc)]


def test_a_label_speaks_for_a_place_and_the_want_of_one_against_it() -> None:
    text = "Victoria ran the shop with Florence."
    assert [name for name, _ in given(text, "Florence")] == ["Florence"]
    assert given(text) == []


def test_a_label_that_only_touches_a_name_counts() -> None:
    assert [name for name, _ in given("Floods hit Greater Bamako.", "Greater Bamako")] == ["Greater Bamako"]


def test_a_label_makes_surer() -> None:
    text = "The bus left Bamako, in Mali."
    (_, with_label), *_ = given(text, "Bamako", "Mali")
    (_, without), *_ = given(text)
    assert with_label > without


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("He left for Washington on Monday to meet the president.", "Washington", "District of Columbia"),
        ("The bus goes to Washington, to Oregon and to Seattle.", "Washington", "Washington"),
        ("The number of officers in England and Wales has fallen.", "Wales", "Wales"),
    ],
)
def test_a_state_and_its_namesakes(text: str, name: str, region: str) -> None:
    assert next(one.value.admin1 for one in read(text) if one.value.name == name) == region
