"""Who stands behind the verb of a headline, without an article or a number: headlines of ours."""

from __future__ import annotations

import pytest
from toll_finding import tolls


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Drone kills shepherd near Arin", ["shepherd"]),
        ("Landmine kills farmer, injures gardener", ["farmer", "gardener"]),
        ("Rebels abduct priest, two nuns", ["priest", "two nuns"]),
        ("Officers kill motorist in traffic stop", ["motorist"]),
        ("A drone kills shepherd and flock.", []),
        ("Officers kill time at checkpoint", []),
        ("Bandits kill driver's hopes", []),
        ("Doctors treat child with fever", []),
    ],
)
def test_who_stands_behind_the_verb_of_a_headline(text: str, counted: list[str]) -> None:
    assert [text[slice(*toll.count.spans[0])] for toll in tolls(text)] == counted
