"""Figures that a newer one replaces, deaths that raise a total, and who did it to the counted."""

from __future__ import annotations

import pytest
from toll_finding import tolls

REPLACED = [
    ("The council put the toll at 59, revising its earlier figure of 113.", 59, 113),
    ("The toll stands at 59, down from an earlier figure of 113.", 59, 113),
    ("The flood killed 62 people, revising down an earlier count of 66.", 62, 66),
    ("At least 12 people were killed, up from an initial toll of nine.", 12, 9),
    ("At least 33 people died, up from the 21 announced on Monday.", 33, 21),
    ("The toll, which had stood at 34, rose to 37 on Friday.", 37, 34),
    ("The flood killed 12 people, the governor said, raising an earlier toll of nine.", 12, 9),
    ("The toll was revised down to 84, after an earlier toll of 101.", 84, 101),
]


@pytest.mark.parametrize(("text", "new", "old"), REPLACED)
def test_a_former_figure_is_replaced(text: str, new: int, old: int) -> None:
    (found,) = tolls(text)
    assert found.supersedes is not None
    assert (found.count.value.low, found.supersedes.low) == (new, old)


def test_what_a_toll_includes_replaces_nothing() -> None:
    assert [one.supersedes for one in tolls("Twelve men were killed in a total of 9 raids.")] == [None]


def test_deaths_behind_a_total_have_raised_it() -> None:
    total, later = tolls("The toll climbed to 244 after two people succumbed to their injuries.")
    assert (later.count.value.low, later.part_of) == (2, total.id)


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to 20 after 10 people were killed in a separate attack.",
        "The toll rose to 20 a day after rebels killed 14 people.",
        "The toll rose to 20 after 90 people were killed.",
    ],
)
def test_deaths_of_something_else_have_not(text: str) -> None:
    assert [one.part_of for one in tolls(text)] == [None, None]


def test_who_did_it_is_not_counted() -> None:
    assert [one.count.value.low for one in tolls("Militants hacked to death 12 villagers in Lisk.")] == [12]


def test_both_of_two_with_ranks_are_counted() -> None:
    (found,) = tolls("Brig. Gen. Ada Orel and Sgt. Jon Vann were killed in the ambush.")
    assert found.count.value.low == 2


def test_two_former_figures_are_replaced_at_once() -> None:
    found = tolls("Police reported 31 dead and 20 injured, up from 27 dead and 18 injured a day earlier.")
    assert [(one.category, one.count.value.low, one.supersedes and one.supersedes.low) for one in found] == [
        ("killed", 31, 27), ("injured", 20, 18),
    ]  # fmt: skip


def test_a_figure_of_another_year_replaces_nothing() -> None:
    found = tolls("Storms killed 61 people this year, compared with 44 in 2019.")
    assert all(one.supersedes is None for one in found)
