"""Places told by how far from another they lie, and why a name is left without a point."""

from __future__ import annotations

import pytest

from onrecord import doc as on_doc
from onrecord.extract import places
from onrecord.extract.places.offsets import moved
from onrecord.model import Where
from onrecord.pipeline import Reader, document, prepare


def told(text: str) -> dict[str, Where]:
    """The places of a text by the words they were read from."""
    found = places.find(prepare(document(text)))
    return {text[slice(*one.spans[0])]: one.value for one in found}


@pytest.mark.parametrize(
    ("text", "words", "north", "east", "off"),
    [
        ("A shell fell 25 km north of Kharkiv.", "25 km north of Kharkiv", 0.225, 0.0, 25.0),
        (
            "Seven kilometres south-west of the city of Bamako it burnt.",
            "Seven kilometres south-west of the city of Bamako",
            -0.0445,
            -0.0456,
            17.8,
        ),
        (
            "It lies some 30 miles (48 km) northeast of Tripoli, Libya.",
            "30 miles (48 km) northeast of Tripoli",
            0.3065,
            0.3668,
            34.3,
        ),
        ("It sank ten miles due east of Odesa.", "ten miles due east of Odesa", 0.0, 0.209, 21.4),
        ("The camp lies 100 miles from Vienna.", "100 miles from Vienna", 0.0, 0.0, 175.9),
    ],
)
def test_what_is_told_by_a_distance_has_a_point(
    text: str, words: str, north: float, east: float, off: float
) -> None:
    found = told(text)
    there = found[words]
    base = next(one for name, one in found.items() if name != words and words.endswith(name))
    assert there.latitude - base.latitude == pytest.approx(north, abs=0.002)
    assert there.longitude - base.longitude == pytest.approx(east, abs=0.02)
    assert there.precision_km == pytest.approx(off)
    assert (there.name, there.country, there.admin1, there.kind) == (words, base.country, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "He ran 5 km. North of Bamako it rained.",
        "They drove 100 miles from Vienna to Graz.",
        "A 10 km-long queue stood east of Turku.",
        "The 3rd mile north of Turku was closed.",
        "It is 9,000 km east of Vienna.",
        "It is 0 km north of Vienna.",
        "North of Kharkiv it rained.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert all(len(name.split()) == 1 for name in told(text))


def test_over_the_pole_and_the_date_line() -> None:
    latitude, longitude = moved(-17.0, 179.9, 50.0, 90.0)
    assert latitude == pytest.approx(-17.0, abs=0.01)
    assert longitude == pytest.approx(-179.63, abs=0.01)
    assert moved(89.9, 0.0, 50.0, 0.0)[0] <= 90


def test_what_happened_there_did_not_happen_in_the_town() -> None:
    record = Reader().read(document("Rebels killed six farmers 25 km north of Kharkiv on Monday."))
    assert [one.where.value.name for one in (*record.events, *record.tolls)] == ["25 km north of Kharkiv"] * 2


def test_a_name_left_open_names_its_two_likeliest_places() -> None:
    text = "The fair in Springfield opens on Monday. Springfield is proud of it."
    doc = prepare(document(text))
    assert [one.value.latitude for one in places.find(doc)] == [None, None]
    (refused,) = on_doc.refusals(doc)
    assert text[slice(*refused.span)] == "Springfield"
    assert (
        refused.why
        == "may be Springfield (Missouri, US, 16%), or Springfield (Massachusetts, US, 15%): no point"
    )
