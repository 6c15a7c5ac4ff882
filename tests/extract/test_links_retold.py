"""Events that a later sentence tells again, and those that it doesn't."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from steps import growth

import onrecord


def record(text: str) -> dict[str, Any]:
    """The record of a text, written in 2024."""
    made: dict[str, Any] = json.loads(onrecord.to_json(onrecord.read(text, published="2024-05-10")))
    return made


def told(text: str) -> list[tuple[str, list[str]]]:
    """The events of a text: each one's trigger and its other mentions."""
    made = record(text)
    return [
        (event["trigger"]["value"], [text[start:end] for start, end in event["mentions"]])
        for event in made["events"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy near Orsk. The attack lasted an hour.",
        "Gunmen attacked a convoy near Orsk. Residents fled. The gunmen attacked from the hills.",
        "Rebels shelled the market. It rained. The rebels shelled the stalls at dawn.",
        "A bomb exploded in the market. Nobody claimed it. The bomb exploded at noon.",
    ],
)
def test_an_event_told_again_is_one_event(text: str) -> None:
    ((_, others),) = told(text)
    assert others


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed Ada Orel at home. Hours later the same gunmen killed Ida Vann.",  # other victims
        "Gunmen attacked a convoy. Soldiers attacked a farm.",  # other actors
        "Rebels attacked Lviv on Monday. On Friday the rebels attacked again.",  # other days
        "Rebels attacked a camp in Lviv. Rebels attacked a camp in Odesa.",  # other places
        "Rebels attacked a camp. Men abducted a nurse.",  # another deed
        "The army attacked a camp. The army plans to attack the port.",  # another status
    ],
)
def test_what_is_told_otherwise_stays_apart(text: str) -> None:
    assert len(told(text)) == 2


def test_tolls_follow_their_event() -> None:
    text = "Gunmen attacked a convoy near Orsk. It rained. The gunmen attacked again and four guards died."
    made = record(text)
    (event,) = made["events"]
    assert [toll["event"] for toll in made["tolls"]] == [event["id"]]
    assert event["tolls"] == [toll["id"] for toll in made["tolls"]]


def test_the_work_of_many_events_grows_with_them() -> None:
    def work(count: int) -> Callable[[], object]:
        text = " ".join(f"Band {i} attacked camp {i}." for i in range(count))
        return lambda: told(text)

    assert growth(work, 24) < 5
