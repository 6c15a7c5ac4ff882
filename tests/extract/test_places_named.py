"""Names that no gazetteer has: what holds them, and what is done to them."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.model import Document, Where
from onrecord.pipeline import prepare


def found(
    text: str, *heard: str, score: float = 0.9, entities: dict[str, str] | None = None
) -> dict[str, Where]:
    """The places of a text in which some names were heard, by their words."""
    labels = [Label(text.index(one), text.index(one) + len(one), "PLACE", score) for one in heard]
    labels.sort(key=lambda one: one.start)
    named = [
        Label(text.index(one), text.index(one) + len(one), kind, 0.8)
        for one, kind in (entities or {}).items()
    ]
    given = Labels(spans={"toponyms": tuple(labels), "entities": tuple(named)})
    doc = prepare(Document(id="d", text=text), given)
    return {text[slice(*one.spans[0])]: one.value for one in places.find(doc)}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Bandits burned homes in Vellkoira, a farming village in northern Mali.", "Mali"),
        ("Bandits burned homes in Vellkoira village, in Mali's Mopti region.", "Mopti"),
        ("Bandits burned homes in Vellkoira in Mali's Mopti region.", "Mopti"),
        ("Bandits burned homes in Vellkoira, in the state of Kerala.", "Kerala"),
        ("Bandits burned homes in Vellkoira village, Kerala.", "Kerala"),
        ("Bandits burned homes in Vellkoira, a village near Turku.", "Turku"),
    ],
)
def test_a_name_lies_in_what_is_said_to_hold_it(text: str, holder: str) -> None:
    made = found(text, "Vellkoira", *(name for name in ("Mali", "Mopti", "Kerala", "Turku") if name in text))
    name, held = made["Vellkoira"], made[holder]
    assert (name.latitude, name.longitude, name.country) == (held.latitude, held.longitude, held.country)
    assert name.precision_km is not None
    assert name.precision_km >= 100


def test_a_name_lies_at_the_end_of_the_way_that_is_told() -> None:
    made = found("A mine went off in Vellkoira, about 30 km north of Turku.", "Vellkoira", "Turku")
    assert made["Vellkoira"].latitude == made["30 km north of Turku"].latitude
    assert made["Vellkoira"].precision_km == made["30 km north of Turku"].precision_km


def test_a_name_beside_a_town_lies_by_it() -> None:
    text = "A bus was ambushed between Djibo and Vellkoira in northern Burkina Faso."
    made = found(text, "Djibo", "Vellkoira", "Burkina Faso")
    assert made["Vellkoira"].latitude == made["Djibo"].latitude


def test_a_name_that_nothing_holds_lies_in_the_country_of_the_report() -> None:
    text = "Soldiers came to Vellkoira. It rained. Mali sent more. A bus left for Bamako."
    made = found(text, "Vellkoira", "Mali", "Bamako")
    assert (made["Vellkoira"].country, made["Vellkoira"].latitude) == ("ML", None)
    made = found("Soldiers came to Vellkoira. It rained. Mali condemned it.", "Vellkoira", "Mali")
    assert made["Vellkoira"].country is None
    made = found("Soldiers came to Vellkoira near the border with Mali.", "Vellkoira", "Mali")
    assert made["Vellkoira"].country is None


@pytest.mark.parametrize(
    "text",
    [
        "The shop stands in Vellkoira village.",
        "The shop stands in the town of Vellkoira.",
        "The shop stands in Vellkoira, a town in Mali.",
    ],
)
def test_a_name_is_a_place_where_its_words_say_so(text: str) -> None:
    assert "Vellkoira" in found(text, "Vellkoira", *(["Mali"] if "Mali" in text else []), score=0.6)
    assert "Vellkoira" not in found("The shop stands in Vellkoira.", "Vellkoira", score=0.6)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops shelled Vellkoira and Orlatan on Monday.", {"Vellkoira", "Orlatan"}),
        ("Fighters attacked Vellkoira on Monday.", {"Vellkoira"}),
        ("The mayor attacked Vellkoira on Monday.", set()),
        ("Troops shelled Vellkoira's mill.", set()),
        ("Troops shelled Vellkoira fighters.", set()),
        ("Troops shelled Afghans on Monday.", set()),
    ],
)
def test_what_is_shelled_is_a_place(text: str, names: set[str]) -> None:
    assert set(found(text)) == names


def test_a_body_that_is_attacked_is_none() -> None:
    assert found("Jets bombed Vellgroup on Monday.", entities={"Vellgroup": "ORG"}) == {}
    assert found("Rebels attacked Vannik on Monday.", entities={"Vannik": "PER"}) == {}


def test_a_name_that_is_heard_once_is_a_place_wherever_it_stands() -> None:
    text = "Vellkoira burned. Men fled from Vellkoira."
    at = text.rindex("Vellkoira")
    given = Labels(spans={"toponyms": (Label(at, at + len("Vellkoira"), "PLACE", 0.9),)})
    made = list(places.find(prepare(Document(id="d", text=text), given)))
    assert [one.spans[0][0] for one in made] == [0, at]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels attacked Goma on Monday, killing 12.", "Goma"),
        ("Paramilitaries attacked Wad Madani on Friday.", "Wad Medani"),
        ("Police attacked Wad Madani on Friday, in eastern Sudan.", "Wad Medani"),
        ("Russian forces shelled Kostiantynivka.", "Kostyantynivka"),
    ],
)
def test_a_town_that_is_attacked_is_meant(text: str, name: str) -> None:
    assert name in [where.name for where in found(text).values()]


def test_a_small_town_is_not_meant_by_a_part_of_another_name() -> None:
    made = found("Fighters came to Bulo Gadudow, 30 km north of Kismayo.", "Bulo Gadudow", "Kismayo")
    assert made["Bulo Gadudow"].country == "SO"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked Goma in North Kivu on Monday.", "Goma"),
        ("Jets bombed Umm Rawaba and Sodari in Sudan's North Kordofan state on Monday.", "Umm Ruwaba"),
    ],
)
def test_what_is_attacked_is_where_it_was(text: str, place: str) -> None:
    event = onrecord.read(text, published="2024-05-03").events[0]
    assert event.where is not None
    assert event.where.value.name == place


@pytest.mark.parametrize(
    ("text", "trial", "deed"),
    [
        ("A court in Vienna jailed a man convicted of plotting an attack in Graz.", "Vienna", None),
        ("Three soldiers were jailed for 12 years for the murder of a student in Lahore.", None, "Lahore"),
        (
            "A judge in Lima convicted the general over the massacre of 22 men in Accomarca.",
            "Lima",
            "Accomarca",
        ),
        ("A man was jailed in Leeds for 12 years.", "Leeds", None),
    ],
)
def test_a_trial_is_not_where_the_deed_was(text: str, trial: str | None, deed: str | None) -> None:
    tried, *others = onrecord.read(text, published="2024-05-03").events
    assert (tried.where.value.name if tried.where else None) == trial
    if deed:
        assert [other.where.value.name for other in others if other.where] == [deed]


def test_a_trial_is_not_when_the_deed_was() -> None:
    text = "A court in Istanbul sentenced two men to life on Monday for killing a journalist in 2019."
    tried, deed = onrecord.read(text, published="2024-05-03").events
    assert tried.when is not None
    assert deed.when is not None
    assert (tried.when.value.edtf, deed.when.value.edtf) == ("2024-04-29", "2019")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "KHARTOUM - At least 12 people were killed in a drone strike.\n\nNine died in Omdurman.",
            "Khartoum",
        ),
        ("NAIROBI - Gunmen killed 12 people when they attacked a bus on Monday.", None),
        ("QUETTA, Pakistan, May 3 (Agency) - A bomb killed nine miners on Friday, police said.", "Quetta"),
        ("GENEVA - Twelve nurses were killed in an ambush, the UN said.\n\nThey were in Sudan.", None),
        ("JERUSALEM - Israeli soldiers shot dead a Palestinian man, the army said.", None),
        ("QUETTA, May 3 (Agency) - It rained on Friday.\n\nA bomb killed nine miners, police said.", None),
    ],
)
def test_a_lead_without_a_place_is_set_where_it_was_written(text: str, place: str | None) -> None:
    toll = onrecord.read(text, published="2024-05-03").tolls[0]
    assert (toll.where.value.name if toll.where else None) == place


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        # a place that only tells where another lies, a clause beside the main one
        ("In Kherson, south of Kyiv, about 30 people were killed on Friday.", "Kherson", "2024-05-03"),
        # nor does a place where somebody local tells of it need to stand in what is told
        ("In Talcahuano, a port, Mayor Ada Orel said 30 people had been killed.", "Talcahuano", None),
        ("In Washington, the Pentagon said 30 people had been killed.", None, None),
        # a country that only tells whose somebody is
        (
            "A blast in Damascus killed 40 men, 30 commanders of Iran's Revolutionary Guards and others.",
            "Damascus",
            None,
        ),
        ("The army, which left Goma last month, killed 30 people.", None, None),
        (
            "Ada Orel, who was shot in Goma in January, killed 30 people in Beni on Friday.",
            "Beni",
            "2024-05-03",
        ),
    ],
)
def test_where_and_when_of_its_own_clause(text: str, place: str | None, day: str | None) -> None:
    toll = next(
        toll for toll in onrecord.read(text, published="2024-05-03").tolls if toll.count.value.low == 30
    )
    assert (toll.where.value.name if toll.where else None) == place
    assert (toll.when.value.edtf if toll.when else None) == day


def test_somebodys_car_is_no_country() -> None:
    assert found("THE MAN DIED IN HIS CAR.", "CAR")["CAR"].country is None
    assert found("The man died in CAR.", "CAR")["CAR"].country == "CF"
