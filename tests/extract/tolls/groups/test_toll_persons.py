"""Persons told by age alone, by a name that the encoder heard, by a headline's bare noun: sentences of ours."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Label, Labels
from onrecord.extract import tolls
from onrecord.model import Document
from onrecord.pipeline import prepare


def found(text: str, *persons: str) -> list[tuple[str, float | int | None, str]]:
    """Category, low bound and counted words of each toll, with persons heard where they stand first."""
    labels = tuple(Label(text.index(one), text.index(one) + len(one), "PER", 0.9) for one in persons)
    doc = prepare(Document(id="d", text=text), Labels(spans={"entities": labels}))
    return [
        (one.category, one.count.value.low, " ".join(text[a:b] for a, b in one.count.spans))
        for one in tolls.find(doc)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 3-year-old is dead after a fire in Lisk.", [("killed", 1, "A 3-year-old")]),
        (
            "The gunman killed an 11-year-old and wounded a 14-year-old.",
            [("killed", 1, "an 11-year-old"), ("injured", 1, "a 14-year-old")],
        ),
        ("The 15-year-old was arrested on Monday.", [("detained", 1, "The 15-year-old")]),
        ("2-year-old killed in crash near Lisk", [("killed", 1, "2-year-old")]),
        ("A 40-year-old law was killed by the court.", []),
        ("The 90-year-old was honoured on Monday.", []),
    ],
)
def test_by_age_alone(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "persons", "expected"),
    [
        ("Eric Maro was killed on Monday.", ["Eric Maro"], [("killed", 1, "Eric Maro")]),
        ("The gang opened fire, killing Chaz Ondo.", ["Chaz Ondo"], [("killed", 1, "Chaz Ondo")]),
        (
            "Kiro Lann and Ana Dorn were killed on Monday.",
            ["Kiro Lann", "Ana Dorn"],
            [("killed", 2, "Kiro Lann and Ana Dorn")],
        ),
        ("Eric Maro killed two guards.", ["Eric Maro"], [("killed", 2, "two guards")]),
        ("Eric Maro was injured in the crash.", ["Eric Maro"], []),  # a name alone counts for the killed only
        ("The book on Eric Maro was killed by the publisher.", ["Eric Maro"], []),
        ("Maro was killed on Monday.", ["Maro"], []),
        ("Eric Maro was killed on Monday.", [], []),
    ],
)
def test_by_name(text: str, persons: list[str], expected: list[tuple[str, int, str]]) -> None:
    assert found(text, *persons) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Man killed, 8 wounded in Dorva bar shooting", [("killed", 1, "Man"), ("injured", 8, "8")]),
        ("Driver injured in Lisk crash", [("injured", 1, "Driver")]),
        ("Soldier killed two in Dorva", [("killed", 2, "two")]),
        ("Man killed three people in Lisk, court hears", [("killed", 3, "three people")]),
        ("Minister hit by scandal", []),
    ],
)
def test_in_headlines(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(text) == expected
