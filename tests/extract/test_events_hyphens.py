"""Verbs with a hyphen: "baton-charged", "tear-gassed"; the noun phrases they stand in stay what they are."""

from __future__ import annotations

import pytest

from onrecord.extract import events
from onrecord.pipeline import document, prepare


def found(text: str) -> list[tuple[str, str | None, str]]:
    doc = prepare(document(text, published="2024-05-03"))
    return [(one.type, one.mode, one.trigger.value) for one in events.find(doc)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The police tear-gassed students.", ("ASSAULT", "crowd-control", "tear-gassed")),
        ("The police had baton-charged students.", ("ASSAULT", "crowd-control", "baton-charged")),
        ("The strikers were baton-charged by police.", ("ASSAULT", "crowd-control", "baton-charged")),
        ("Rebels petrol-bombed a school.", ("ASSAULT", "explosives", "petrol-bombed")),
        ("Six gunmen machine-gunned a bus.", ("ASSAULT", "firearms", "machine-gunned")),
        ("Six gunmen machinegunned a bus.", ("ASSAULT", "firearms", "machinegunned")),
        ("The army will test-fire a missile.", ("MOBILIZE", "weapons", "test-fire")),
    ],
)
def test_a_verb_may_have_a_hyphen(text: str, told: tuple[str, str, str]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize("text", ["The tear-gassed students wept.", "A round-up of the news follows."])
def test_what_only_describes_is_no_deed(text: str) -> None:
    assert found(text) == []
