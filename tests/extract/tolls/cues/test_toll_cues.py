"""What became of whom: the words that say it, and whom of the counted they tell it of."""

from __future__ import annotations

import pytest
from toll_finding import only, tolls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six of the nine miners trapped since Monday were rescued.", [("rescued", 6), ("trapped", 9)]),
        ("Four of the 14 guests who died were nurses.", [("killed", 14)]),
        ("Eight hikers, three of whom were found alive, were lost.", [("rescued", 3)]),
        ("Three members of the border guard and a cook were killed.", [("killed", 3), ("killed", 1)]),
        ("A gunman killed two guards and was shot dead.", [("killed", 1), ("killed", 2)]),
        ("The victim, a 40-year-old plumber, died.", [("killed", 1)]),
        ("The clinic took in 18 wounded people.", [("injured", 18)]),
        ("The fire claimed 39 lives.", [("killed", 39)]),
        ("The number injured topped 200.", [("injured", 201)]),
        ("The shots wounded two clerks and killed a third.", [("injured", 2), ("killed", 1)]),
        ("The flood left eight people dead.", [("killed", 8)]),
    ],
)
def test_who_is_counted_by_what(text: str, found: list[tuple[str, int]]) -> None:
    assert [(toll.category, toll.count.value.low) for toll in tolls(text)] == found


def test_killed_or_wounded_is_never_split() -> None:
    toll = only("Some 40 rebels were killed or wounded.")
    assert (toll.category, toll.count.value.best) == ("casualties", 40)


def test_one_who_died_of_wounds_is_counted_once() -> None:
    assert only("A porter wounded on Monday died on Friday.").category == "killed"


@pytest.mark.parametrize(
    "text",
    [
        "The new ward can treat 60 patients.",
        "The hospital admits 9,000 patients a year.",
        "Three visitors were treated and released.",
        "The firm let 40 agency workers go.",
        "In the film the duke poisons two rivals.",
        "The visitors lost three men to red cards.",
        "The suspect did not manage to leave the burning building.",
        "Two climbers fell on Monday.",
        "Detectives say that three men are being sought.",
        "Seven bodies, which had been moved from ward to ward, were listed twice.",
    ],
)
def test_what_is_no_toll_of_these_words(text: str) -> None:
    wrong = {"killed", "released", "rescued", "missing"} if "treated and" in text else None
    assert [toll for toll in tolls(text) if wrong is None or toll.category in wrong] == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The villagers are holding 29 soldiers.", "abducted"),
        ("Fourteen guards are being held by inmates.", "abducted"),
        ("Protesters detained six policemen in the hall.", "abducted"),
        ("The gang kept 12 clerks in a barn.", "abducted"),
        ("Residents say police are holding nine men.", "detained"),
        ("Six protesters were held by police.", "detained"),
        ("Nine inmates are held in the wing.", "detained"),
        ("Nine protesters detained in Lisk were fined.", "detained"),
        ("The army is holding 12 rebels.", "detained"),
    ],
)
def test_who_holds_people_tells_what_became_of_them(text: str, category: str) -> None:
    assert [toll.category for toll in tolls(text)][:1] == [category]
