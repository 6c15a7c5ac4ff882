"""Parts by who they were, breakdowns, figures that somebody gives, takes back or opposes; refusals."""

from __future__ import annotations

import pytest

from onrecord.extract.tolls import find
from onrecord.model import Toll
from onrecord.pipeline import document, prepare


def tolls(text: str) -> list[Toll]:
    return list(find(prepare(document(text))))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The fire at the inn killed nine. Two Danes were among them.", 2),
        ("Seventeen guards were killed. Nine of them belonged to one regiment.", 9),
        ("The shelling killed ten villagers. Four were children.", 4),
        ("Nine men are missing: the skipper, Olaf Berg, two engineers and six deckhands.", 6),
        ("Of the 23 killed, nineteen had been asleep.", 19),
    ],
)
def test_a_part_has_its_total(text: str, number: int) -> None:
    total, *_, part = tolls(text)
    assert (part.count.value.low, part.part_of) == (number, total.id)


def test_the_kind_of_a_part_is_what_they_belonged_to() -> None:
    assert tolls("Eight people died. Three of them served with the army.")[-1].subject_kind == "soldier"


def test_a_figure_that_was_a_mistake_is_disputed() -> None:
    text = "The clinic reported 22 dead. The figure of 22 was our mistake, its director said."
    assert [toll.polarity for toll in tolls(text)] == ["asserted", "disputed"]


def test_not_twelve_but_nine() -> None:
    found = tolls("There were not twelve but nine missing.")
    assert [(toll.count.value.low, toll.polarity) for toll in found] == [(12, "disputed"), (9, "asserted")]


def test_families_without_a_home_are_households() -> None:
    (toll,) = tolls("The number of families without a home was put at 340.")
    assert (toll.category, toll.unit, toll.count.value.low) == ("homeless", "household", 340)


def test_a_figure_that_is_raised_replaces_the_old_one() -> None:
    (toll,) = tolls("The garrison has cut its count of the missing from 14 to nine.")
    assert toll.supersedes is not None
    assert (toll.count.value.low, toll.supersedes.low) == (9, 14)


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
    ("text", "kind"),
    [
        ("Twelve people were killed. Six of the dead were children, the ministry said.", "child"),
        ("Twelve people were killed. Three of those who died were nurses.", "medic"),
        ("Twelve people were killed. Two of the dead were from Lisk.", "person"),
    ],
)
def test_a_part_is_of_the_kind_that_its_verb_gives_it(text: str, kind: str) -> None:
    assert tolls(text)[-1].subject_kind == kind
