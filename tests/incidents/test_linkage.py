"""Clusters by the mean score of their members."""

from __future__ import annotations

from onrecord.incidents.linkage import linked


def near(one: float, other: float) -> float:
    return 3 - abs(one - other)


def test_two_far_ends_are_joined_only_where_the_mean_allows_it() -> None:
    assert linked([[0], [1], [3]], near) == [[0, 1, 2]]
    assert linked([[0], [1], [4]], near) == [[0, 1], [2]]


def test_the_best_pair_is_joined_first() -> None:
    assert linked([[0], [2.5], [4]], near) == [[0], [1, 2]]


def test_members_of_a_part_are_never_parted() -> None:
    assert linked([[0, 50], [1]], near) == [[0], [1]]


def test_nothing_is_no_cluster_and_one_is_one() -> None:
    assert linked([], near) == []
    assert linked([[1]], near) == [[0]]
