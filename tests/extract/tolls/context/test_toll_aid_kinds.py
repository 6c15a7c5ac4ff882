"""Kinds of people by the words before their noun, and where a child stands beside others."""

from __future__ import annotations

import pytest
from toll_finding import tolls


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The attack killed four humanitarian personnel.", ["aid_worker"]),
        ("The attack killed two medical personnel.", ["medic"]),
        ("The attack killed five UN military personnel.", ["soldier"]),
        ("Five Palestinians, a boy of 15 among them, were killed.", ["civilian", "child"]),
        ("Two brothers, aged 9 and 12, were killed.", ["child"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [toll.subject_kind for toll in tolls(text)] == kinds


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Orel holds a day of mourning for the three people killed on Monday.", "incident"),
        ("Three people a day are killed by snipers in Orel.", "rate"),
    ],
)
def test_a_day_of_mourning_is_no_rate(text: str, reach: str) -> None:
    assert [toll.scope for toll in tolls(text)] == [reach]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The raid enabled the army to kill 14 militants.", "asserted"),
        ("The raid has allowed soldiers to arrest 22 suspects.", "asserted"),
        ("It made it possible to kill 30 militants.", "asserted"),
        ("Commanders ordered the unit to kill 14 villagers.", "hypothetical"),
        ("The law allows police to detain 50 people.", "hypothetical"),
        ("Eight soldiers were lightly to moderately injured.", "asserted"),
    ],
)
def test_what_was_made_possible_was_done(text: str, polarity: str) -> None:
    assert [toll.polarity for toll in tolls(text)] == [polarity]
