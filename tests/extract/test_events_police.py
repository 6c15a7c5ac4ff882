"""Shots, tear gas and arrests in sentences of ours: with and without who did it, and other uses of the words."""

from __future__ import annotations

import pytest

from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import prepare, read


def found(text: str) -> list[Event]:
    return [*events.find(prepare(Document(id="d", text=text)))]


def told(text: str) -> list[tuple[str, str | None, str, list[str], list[str]]]:
    """Type, mode, status, actors and recipients of the events of a text."""
    return [
        (e.type, e.mode, e.status, [a.value for a in e.actors], [r.value for r in e.recipients])
        for e in found(text)
    ]


SHOTS = [
    ("Troops fired as the crowd drew near.", "firearms", ["Troops"], []),
    ("Two men died in police firing in Lisk.", "firearms", ["police"], []),
    ("They had to resort to firing, the guards said.", "firearms", ["They"], []),
    ("Nearly forty rounds were fired at the convoy.", "firearms", [], ["the convoy"]),
    ("Eleven rounds had to be fired on Monday.", "firearms", [], []),
    ("Tear gas was lobbed into the market.", "crowd-control", [], []),
    ("Police burst tear gas shells to clear the square.", "crowd-control", ["Police"], []),
    ("Officers dispersed them with water cannon.", "crowd-control", ["Officers"], ["them"]),
    ("Constables lathicharged the strikers.", "crowd-control", ["Constables"], ["the strikers"]),
    ("The stones forced the guards to open fire.", "firearms", ["the guards"], []),
    ("The guards that met the marchers fired at a bus.", "firearms", ["The guards"], ["a bus"]),
    ("Two were taken to Lisk and the soldiers fired ten rounds.", "firearms", ["the soldiers"], []),
    ("Troopers stopped two thieves and shot one at the gate.", "firearms", ["Troopers"], ["one"]),
    ("A clerk was shot with an old pistol by a robber.", "firearms", ["a robber"], ["A clerk"]),
    ("A clerk was killed by a grenade by a robber.", "explosives", ["a robber"], ["A clerk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode", "actors", "recipients"), SHOTS)
def test_shots(text: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    kind, its_mode, status, acting, hit = told(text)[-1]
    assert (kind, its_mode, acting, hit) == ("ASSAULT", mode, actors, recipients)
    assert status in {"accomplished", "unknown"}


ARRESTS = [
    ("Several arrests have been made in Lisk.", [], []),
    ("Those arrested were taken to Orsk.", [], ["Those"]),
    ("Guards picked up six miners at dawn.", ["Guards"], ["six miners"]),
    ("Ten miners were held on Monday.", [], ["Ten miners"]),
    ("Two men were held in connection with the fire.", [], ["Two men"]),
    ("The rider was caught by police near the bridge.", ["police"], ["The rider"]),
    ("Police were able to arrest four looters.", ["Police"], ["four looters"]),
    ("He was put behind bars.", [], ["He"]),
    ("They are putting them behind bars.", ["They"], ["them"]),
    ("The brothers were booked for theft.", [], ["The brothers"]),
    ("The mayor said that ten miners were arrested.", [], ["ten miners"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), ARRESTS)
def test_arrests(text: str, actors: list[str], recipients: list[str]) -> None:
    assert told(text) == [("COERCE", "arrest", "accomplished", actors, recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "The firing of the chef surprised the hotel.",
        "The club fired its coach on Monday.",
        "The potter is firing at a low heat.",
        "The army held a parade in Lisk.",
        "Police held a meeting with shopkeepers.",
        "Police caught a cold, the joke went.",
        "Her most arresting portrait hangs in Lisk.",
        "The band was booked for the summer.",
        "They apprehended trouble at the fair.",
        "He was held in high esteem.",
        "The child was picked up at school.",
        "They were caught in a storm.",
    ],
)
def test_other_uses(text: str) -> None:
    assert not [e for e in found(text) if e.type in {"ASSAULT", "COERCE"}]


def test_what_is_demanded_has_not_happened() -> None:
    (arrest,) = (e for e in found("The union demanded the arrest of the gunmen.") if e.type == "COERCE")
    assert arrest.status == "hypothetical"


def test_a_deed_that_was_ordered_has_happened_where_it_hurt() -> None:
    text = "The colonel had ordered a raid on the camp in which four people were killed."
    (event,) = (e for e in found(text) if e.type == "ASSAULT")
    assert (event.status, len(event.mentions)) == ("accomplished", 1)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Six died in an army-rebel clash on Monday.", ["army", "rebel"]),
        ("Ten people were killed in farmer-herder clashes in Benue.", ["farmer", "herder"]),
        ("Three soldiers died in army-rebel fighting near Goma.", ["army", "rebel"]),
        ("Israel-Hamas fighting killed 30 people in Gaza.", ["Israel", "Hamas"]),
        ("Russia-Ukraine clashes left nine dead.", ["Russia", "Ukraine"]),
    ],
)
def test_two_sides_with_a_hyphen(text: str, sides: list[str]) -> None:
    assert told(text)[-1][3] == sides


def test_one_with_a_prefix_is_no_two_sides() -> None:
    assert all(
        event[3] != ["ex", "soldier"] for event in told("An ex-soldier fighting in Mali was captured.")
    )


def test_a_clash_is_no_bombing_and_a_riot_kills() -> None:
    assert told("At least 14 people were injured in clashes between police and protesters.")[0][1] is None
    assert told("Riots in Lisk killed 40 people.")[0][:2] == ("PROTEST", "riot")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Mayor shot dead outside his home in Cali.", ([], ["Mayor"])),
        ("Third suspect shot dead by police.", (["police"], ["Third suspect"])),
        ("Soldiers shot dead by rebels were buried on Monday.", (["rebels"], ["Soldiers"])),
        ("Gunmen shot dead journalist Ana Orel in Cali.", (["Gunmen"], ["journalist Ana Orel"])),
        ("Troops returned fire.", (["Troops"], [])),
        ("As a result 47 persons have been killed.", ([], ["47 persons"])),
    ],
)
def test_who_is_shot_dead(text: str, sides: tuple[list[str], list[str]]) -> None:
    assert told(text)[0][3:] == sides


def test_the_result_joins_the_deed_it_names() -> None:
    text = "A mob burned a mill. Police opened fire on the crowd. Two boys were wounded in the firing."
    fire = next(e for e in found(text) if e.mode == "firearms")
    assert [text[start:end] for start, end in fire.mentions] == ["wounded", "firing"]
    assert [one.value for one in fire.recipients] == ["the crowd", "Two boys"]


def test_shots_and_stabs_are_told_apart() -> None:
    text = "Police shot a man at the mill. Later, a man was stabbed there."
    assert [e.mode for e in read(text).events] == ["firearms", "primitive"]


def test_small_letters_lose_no_events() -> None:
    text = "police fired ten rounds in lisk. two men died. the mayor said that six were arrested. he left."
    assert [(e.type, e.mode) for e in found(text)] == [("ASSAULT", "firearms"), ("COERCE", "arrest")]


def test_a_person_is_killed_once() -> None:
    text = (
        "Gunmen murdered Ada Orel on Monday. A court in Orsk tried two soldiers for the killing of Ada Orel."
    )
    (event,) = (e for e in read(text).events if e.type == "ASSAULT")
    assert [text[start:end] for start, end in event.mentions] == ["killing"]


def test_others_may_be_killed_in_the_same_way() -> None:
    text = "Two soldiers were killed in Lisk. Two soldiers were killed in Orsk."
    assert len(read(text).events) == 2
