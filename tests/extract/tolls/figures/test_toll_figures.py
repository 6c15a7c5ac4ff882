"""Running counts and figures that somebody gives."""

from __future__ import annotations

import pytest
from toll_finding import only, tolls

from onrecord.pipeline import Reader, document


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The death toll rose from 15 to 22.", 22, 15),
        ("The clinic lowered its count of the injured to 40 from 44.", 40, 44),
        ("Seven guards died, not nine as first reported.", 7, 9),
        ("The death toll in the fire at the Orel mill rose to 22.", 22, None),
    ],
)
def test_updates(text: str, new: int, old: int | None) -> None:
    toll = only(text)
    assert toll.count.value.best == new
    assert (toll.supersedes.best if toll.supersedes else None) == old


def test_families_without_a_home_are_households() -> None:
    (toll,) = tolls("The number of families without a home was put at 340.")
    assert (toll.category, toll.unit, toll.count.value.low) == ("homeless", "household", 340)


def test_a_figure_that_is_raised_replaces_the_old_one() -> None:
    (toll,) = tolls("The garrison has cut its count of the missing from 14 to nine.")
    assert toll.supersedes is not None
    assert (toll.count.value.low, toll.supersedes.low) == (9, 14)


@pytest.mark.parametrize("text", ["It was the fourth death", "The fourth woman killed"])
def test_a_text_may_end_at_a_place_in_a_count(text: str) -> None:
    assert [toll.count.value.low for toll in tolls(text)] == [4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The number of civilians killed between 8 and 11 April is 13.", "civilian"),
        ("The number of soldiers killed on 9 and 10 April rose to 13.", "soldier"),
        ("The number of civilian dead has risen to 13.", "civilian"),
        ("The civilian death toll stands at 13.", "civilian"),
        ("The military death toll stands at 13.", "soldier"),
        ("The number of dead on Monday was 13.", "person"),
    ],
)
def test_whom_a_running_count_is_of(text: str, kind: str) -> None:
    found = Reader().read(document(text)).tolls  # with times: days of a month are no counts
    assert [(toll.count.value.best, toll.subject_kind) for toll in found] == [(13, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mothers keep a list of the dead. It has 40 names.", ("killed", 40)),
        ("The centre has the list of the missing of Lisk. It bears 33 names, with age and origin.", ("missing", 33)),
        ("They died in the mine. The minister's list for both districts has 58 names.", ("killed", 58)),
        ("He now puts the dead of the night of 9 July at 31.", ("killed", 31)),
    ],
)  # fmt: skip
def test_names_on_a_list_and_the_dead_of_a_night(text: str, expected: tuple[str, int]) -> None:
    assert [(toll.category, toll.count.value.best) for toll in tolls(text)][-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The party's list for the election has 58 names.",
        "The passenger list of the ferry that sank has 58 names.",
    ],
)
def test_names_on_other_lists_are_no_toll(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("A strike on 6 May killed ten people.", "asserted"),
        ("The toll of the blast of 6 May rose to 12.", "asserted"),
        ("The blast may have killed ten people.", "unconfirmed"),
        ("The toll of the blast may rise to 12.", "projected"),
        ("Death Toll May Rise to 12", "projected"),
    ],
)
def test_the_month_of_may_is_no_modal(text: str, polarity: str) -> None:
    assert [toll.polarity for toll in tolls(text)] == [polarity]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers say 33 people died. Officials have not moved from their figure of 21.",
        "At least 33 people died, twice the official figure of 21.",
        "Villagers say 33 people died, far more than the 21 reported by the ministry.",
        "The number of dead is 33, higher than the 21 given by officials.",
        "It said 33 people were killed. The figure of 21 in its earlier report contained an error.",
        "On Monday 33 people died. That number was later lowered to 21.",
        "On Monday 33 people died. The figure now stands at 21.",
    ],
)
def test_a_figure_told_before_is_named_beside_another(text: str) -> None:
    told = tolls(text)
    assert [(toll.category, toll.count.value.low) for toll in told] == [("killed", 33), ("killed", 21)]
    assert told[1].count.value.bound == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were killed. Petrol rose from the 21 announced in May.",
        "Three soldiers were killed. The budget has a figure of 21 in it.",
        "Three soldiers were killed. It has a figure of 21 kilometres.",
    ],
)
def test_a_figure_of_something_else_is_no_toll(text: str) -> None:
    assert [toll.count.value.low for toll in tolls(text)] == [3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Relatives asked for the seventh to be freed.", "the seventh"),
        ("A bus driver was the fourth to die.", "the fourth"),
    ],
)
def test_a_place_in_a_count_without_a_noun_stands_in_the_text(text: str, words: str) -> None:
    assert text[slice(*tolls(text)[-1].count.spans[0])] == words


def test_a_list_of_names_is_of_the_dead_where_the_toll_is_told() -> None:
    text = (
        "All six hostages were freed on Thursday. Families put the toll far higher. "
        '"We have a list of 44 names," an uncle said.'
    )
    assert [(one.category, one.count.value.best) for one in tolls(text)][-1] == ("killed", 44)
