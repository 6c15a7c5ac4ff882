"""Names that a report says lie in a country, and namesakes that others know better."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import places
from onrecord.model import Document, Where
from onrecord.pipeline import prepare


def found(text: str, *heard: str) -> dict[str, Where]:
    """The places of a text in which some names were heard, by their words."""
    labels = [Label(text.index(one), text.index(one) + len(one), "PLACE", 0.9) for one in heard]
    labels.sort(key=lambda one: one.start)
    doc = prepare(Document(id="d", text=text), Labels(spans={"toponyms": tuple(labels)}))
    return {text[slice(*one.spans[0])]: one.value for one in places.find(doc)}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided the village of Solhan in Burkina Faso.",
        "Gunmen raided Solhan, a village in Burkina Faso.",
        "Gunmen raided Solhan in northern Burkina Faso.",
    ],
)
def test_a_namesake_elsewhere_is_not_meant(text: str) -> None:
    where = found(text, "Solhan", "Burkina Faso")["Solhan"]
    assert (where.country, where.geonames_id, where.precision_km) == ("BF", None, 296.0)


def test_a_district_that_a_region_owns_lies_in_it() -> None:
    where = found("Two men were shot in Cabo Delgado's Palma district.", "Cabo Delgado", "Palma")["Palma"]
    assert (where.country, where.geonames_id) == ("MZ", None)


def test_what_everybody_knows_is_meant_wherever_it_acts() -> None:
    where = found(
        "The envoy of Paris in Mali left; so did that of France in Niger.", "Paris", "Mali", "France"
    )
    assert (where["Paris"].country, where["France"].country) == ("FR", "FR")


def test_where_somebody_comes_from_lies_elsewhere() -> None:
    text = "Troops from Lisburn in Iraq killed two."
    assert found(text, "Lisburn", "Iraq")["Lisburn"].country == "GB"


def test_what_stands_behind_a_comma_may_be_the_next_of_a_list() -> None:
    where = found("Talks were held in Helsinki, Poland and Spain.", "Helsinki", "Poland", "Spain")
    assert where["Helsinki"].country == "FI"


def test_a_region_of_the_same_name_takes_no_point_from_a_town() -> None:
    assert found("Gunmen killed five people in Gao on Monday.", "Gao")["Gao"].country == "ML"


def test_whose_troops_and_officials_a_report_tells_of_says_where_it_is() -> None:
    text = "A strike on Qana killed three, the Lebanese army said."
    assert found(text, "Qana")["Qana"].country == "LB"
    assert found("A strike on Qana killed three, the army said.", "Qana")["Qana"].country == "EG"


def test_another_spelling_of_its_own_name_is_nearer_than_an_old_name_of_another() -> None:
    assert found("The army had seized Sloviansk.", "Sloviansk")["Sloviansk"].name == "Slovyansk"


def test_articles_stand_inside_names() -> None:
    assert found("The blast in Deir ez-Zor killed two.", "Deir ez-Zor")["Deir ez-Zor"].country == "SY"


TOLD = [
    ("Rebels shelled Goma on Monday.", "Goma", "CD"),
    ("The siege of Idlib ended.", "Idlib", "SY"),
    ("Gunmen attacked a convoy in northern Mali's Gao region.", "Gao", "ML"),
    ("Gunmen attacked villages in Plateau state over the weekend.", "Plateau", "NG"),
]


@pytest.mark.parametrize(("text", "name", "country"), TOLD)
def test_what_is_bombed_or_owned_is_a_place_unheard(text: str, name: str, country: str) -> None:
    heard = [one for one in ("Mali", "Plateau") if one in text]
    assert found(text, *heard)[name].country == country


@pytest.mark.parametrize("text", ["Police raided Santos's house.", "Hackers raided Sony Pictures."])
def test_who_is_raided_is_no_place(text: str) -> None:
    assert not found(text)


def test_a_village_is_no_large_town() -> None:
    assert found("Gunmen killed nine people in the village of Samar.", "Samar")["Samar"].country is None


def test_a_quarter_lies_in_its_town() -> None:
    where = found("The bomb exploded in the Karrada district of Baghdad.", "Karrada", "Baghdad")["Karrada"]
    assert where.country == "IQ"


def test_who_speaks_between_commas_is_no_place() -> None:
    text = "The governor of Kherson region, Oleh Synko, said two people were killed."
    assert set(found(text, "Kherson", "Oleh Synko")) == {"Kherson"}
