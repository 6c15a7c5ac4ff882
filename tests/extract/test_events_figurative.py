"""Words of events in sentences of ours that tell of none, each beside one that does."""

from __future__ import annotations

import pytest

from onrecord.extract import events
from onrecord.model import Document
from onrecord.pipeline import prepare


def types(text: str) -> list[str]:
    return [one.type for one in events.find(prepare(Document(id="d", text=text)))]


@pytest.mark.parametrize(
    ("none", "one"),
    [
        ("The deputy was bombarded with questions.", "The village was bombarded with rockets."),
        ("Doubts tortured the captain.", "Guards tortured the captain."),
        ("Hail bombarded the farms.", "Rebels bombarded the farms."),
        ("Armies of ants invaded the farm.", "Columns of soldiers invaded the farm."),
        ("The general fought back tears.", "The general fought the rebels."),
        ("White blood cells kill the invaders.", "Rebel cells killed the invaders."),
        ("The Lions attacked and won by two goals.", "Gunmen attacked the village and left."),
        ("In the second act the prince is murdered.", "In the second week the prince was murdered."),
        ("The thriller tells of the killing of a king.", "The police told of the killing of a king."),
        ("Rebels killed a fictional king.", "Rebels killed a king."),
        ("Engineers blew up the disused mill.", "Rebels blew up the disused mill."),
        ("The council demolished the school to make room for a park.", "The army demolished the school."),
        ("Inspectors inspect the mill twice a year.", "Inspectors inspected the mill on Monday."),
        ("The mayor blamed the delay on the snow.", "The mayor blamed the delay on the rebels."),
        ("The old house begged for paint.", "The old mayor begged for help."),
        ("Two steel columns support the president.", "Two ministers support the president."),
        ("Lisk surrendered a two-goal lead.", "The army surrendered the fort."),
        ("The president blew up his balloons.", "The rebels blew up his car."),
        ("The deputy was arrested by the beauty of the view.", "The deputy was arrested by the police."),
        ("An army of volunteers beat the eggs.", "An army of rebels beat the guards."),
        ("Bombing from the air is a crime, the general says.", "Bombing the town, the general won the war."),
    ],
)  # fmt: skip
def test_no_event_beside_one(none: str, one: str) -> None:
    assert (types(none), bool(types(one))) == ([], True)


def test_jellyfish_are_no_nation() -> None:
    assert types("An invasion of jellyfish closed the beach.") == []
    assert types("An invasion of Finnish soldiers closed the beach.") == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Two miners were killed when a gallery collapsed near Ostrava.",
        "Two people were killed when a train hit a van at Varn.",
        "Three workers were killed in an explosion at a fireworks plant.",
        "A methane blast killed two miners.",
        "A gas explosion in Lisk injured four residents.",
    ],
)
def test_accidents_are_no_assaults(text: str) -> None:
    assert "ASSAULT" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were killed when a bomb exploded near a boiler house.",
        "A blast at the market in Lisk killed four residents.",
        "Rebels shelled the town and a roof collapsed, killing two women.",
    ],
)
def test_attacks_stay_attacks_beside_words_of_accidents(text: str) -> None:
    assert "ASSAULT" in types(text)
