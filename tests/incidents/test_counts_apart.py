"""Figures of one kind of people that are of two counts stand apart."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.incidents import together
from onrecord.incidents.groups import Figure, Group, figures, groups
from onrecord.incidents.shapes import Happening, Stated
from onrecord.model import Count, Sourced


def stated(at: int, number: int, **more: Any) -> Stated:
    count = Count(low=number, high=number, best=number, bound="exact" if number else "none")
    given = {"toll": f"t{at}", "category": "killed", "subject_kind": "civilian"} | more
    return Stated(count=Sourced(count, ((10 * at, 10 * at + 2),), "tolls 0.1"), **given)


def reports(*numbers: int, **more: Any) -> list[Figure]:
    """The figures of reports that tell one number each, an hour after another."""
    return figures(
        Happening(
            document=f"R{at}",
            number=0,
            told=f"2026-05-{4 + at // 24:02}T{at % 24:02}:00:00Z",
            stated=(stated(0, number, **more),),
        )
        for at, number in enumerate(numbers)
    )


def numbers(counted: list[Group]) -> list[list[int | float | None]]:
    return [[figure.stated.count.value.best for figure in group.figures] for group in counted]


def counts(told: list[Figure]) -> list[list[int | float | None]]:
    return numbers(together.counts(groups(told)))


def test_figures_that_grow_are_of_one_count() -> None:
    assert counts(reports(10, 14, 15)) == [[10, 14, 15]]


def test_few_told_later_beside_many_are_others() -> None:
    assert counts(reports(40, 44, 2)) == [[40, 44], [2]]


def test_who_says_that_there_was_none_speaks_of_the_count() -> None:
    assert counts(reports(12, 0)) == [[12, 0]]


def test_fewer_missing_are_of_one_count() -> None:
    assert counts(reports(40, 12, category="missing")) == [[40, 12]]


def test_equal_numbers_of_a_kind_are_never_parted() -> None:
    assert counts(reports(40, 2, 44, 2)) == [[40, 44], [2, 2]]


def test_a_correction_is_of_the_count_that_it_corrects() -> None:
    told = figures(
        Happening(document=name, number=0, told=f"2026-05-0{day}", stated=(one,))
        for name, day, one in (("A", 4, stated(0, 500)), ("B", 5, stated(0, 40, revised=True)))
    )
    assert counts(told) == [[500, 40]]


def test_a_small_first_figure_that_grew_is_of_the_count() -> None:
    assert counts(reports(1, 26, 140)) == [[1, 26, 140]]


def test_a_group_of_more_numbers_than_are_compared_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST", 2)
    assert counts(reports(40, 44, 2)) == [[40, 44, 2]]


def test_the_order_of_the_reports_does_not_matter_but_for_the_order_of_the_counts() -> None:
    told = [Happening(document=one.happening.document, number=0, told=one.happening.told,
                      stated=one.happening.stated) for one in reports(40, 44, 2)]  # fmt: skip
    assert counts(figures(reversed(told))) == [[2], [44, 40]]


def test_every_weight_is_of_a_feature() -> None:
    one, other = reports(3, 5)
    same = figures(
        [Happening(document="R", number=0, told="2026-05-04", stated=(stated(0, 3), stated(1, 5)))]
    )
    made = [together.features(*pair, together.shares(pair)) for pair in ((one, other), tuple(same))]
    assert {name for found in made for name in found} == set(together.weights().fitted)


@pytest.mark.parametrize("odd", [-3, -1, float("inf"), float("nan"), 10**400])
def test_numbers_that_nobody_counts_are_no_error(odd: float) -> None:
    told = reports(12, 40)
    assert sum(map(len, counts([*told, *reports(odd)]))) == 3  # type: ignore[arg-type]
