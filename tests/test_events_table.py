"""The table of events and of sentences without any: what is refused in it, and what counts as right."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import items
from evaluation.events import table
from evaluation.events.__main__ import by_form, no_events, shown
from evaluation.events.judge import Made, Miss, made_from, misses
from evaluation.events.table import Gold, Item
from onrecord.model import Document, Event, EventType, MadeWith, Party, Record, Sourced, Status

TEXT = "Raiders robbed the mill at Lisk, killing two millers, and the reeve condemned the theft."
GOLD = Gold(type="ASSAULT", trigger=("killing",), actors=("Raiders",), recipients=("two millers",))
BLAME = Gold(type="ACCUSE", trigger=("condemned",), optional=True)
KILLING, CONDEMNED, ROBBED = (33, 40), (64, 73), (8, 14)
MADE = Made(
    type="ASSAULT", trigger="killing", spans=(KILLING,), actors=("Raiders",), recipients=("two millers",)
)


def loaded(tmp_path: Path, event: str) -> tuple[Item, ...]:
    path = tmp_path / "table.toml"
    path.write_text(f'[[item]]\nform = "plain"\ntext = "{TEXT}"\nevents = [{event}]', encoding="utf-8")
    return table.load(path)


def faults(*made: Made, events: tuple[Gold, ...] = (GOLD, BLAME)) -> list[str]:
    return [miss.fault for miss in misses(Item(form="plain", text=TEXT, events=events), made)]


def test_our_table_is_large_enough_and_sound() -> None:
    items = table.load()
    gold = [one for item in items for one in item.events if not one.optional]
    assert sum(not item.events for item in items) >= 220
    assert sum(bool(item.events) for item in items) >= 100
    assert {one.type for one in gold} == {*get_args(EventType)}
    assert len({item.text for item in items}) == len(items)
    assert all(5 <= len(item.text.split()) <= 35 for item in items if not item.events)
    statuses = Counter(one.status for one in gold)
    assert all(statuses[status] >= 10 for status in get_args(Status) if status != "unknown")


def test_an_item_is_read_with_its_events(tmp_path: Path) -> None:
    event = '{ type = "ASSAULT", trigger = ["killing"], actors = ["Raiders"], recipients = ["two millers"] }'
    (item,) = loaded(tmp_path, event)
    assert item.events == (GOLD,)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ('type = "ASSAULT", trigger = []', "item 1 .*without a trigger"),
        ('type = "ASSAULT", trigger = ["burnt"]', "item 1 .*'burnt' is 0 times"),
        ('type = "ASSAULT", trigger = ["kill"]', "item 1 .*'kill' is 0 times"),
        ('type = "ASSAULT", trigger = ["the"]', "item 1 .*'the' is 3 times"),
        (
            'type = "ASSAULT", trigger = ["killing"], actors = ["Rebels"]',
            "item 1 .*'Rebels' is not in the text",
        ),
        (
            'type = "ASSAULT", trigger = ["killing"], recipients = ["dog"]',
            "item 1 .*'dog' is not in the text",
        ),
    ],
)
def test_gold_that_is_not_in_its_text_is_refused(tmp_path: Path, event: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        loaded(tmp_path, f"{{ {event} }}")


@pytest.mark.parametrize("event", ['type = "ATTACK"', 'type = "ASSAULT", status = "done"', "victims = []"])
def test_an_unknown_key_or_value_is_refused(tmp_path: Path, event: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        loaded(tmp_path, f'{{ trigger = ["killing"], {event} }}')


@pytest.mark.parametrize(
    "made",
    [
        {},
        {"trigger": "robbed", "spans": (ROBBED, KILLING)},  # the expected word is a mention
        {"actors": ("the Raiders from the hills",)},
        {"recipients": ("millers",)},
    ],
)
def test_what_is_as_good(made: dict) -> None:
    assert faults(msgspec.structs.replace(MADE, **made)) == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ({"spans": (ROBBED,)}, ["missed", "extra"]),
        ({"type": "COERCE"}, ["type"]),
        ({"status": "planned"}, ["status"]),
        ({"actors": ()}, ["actors"]),
        ({"actors": ("reeve",)}, ["actors"]),
        ({"recipients": ("two millers", "mill at Lisk")}, ["recipients"]),
        ({"type": "COERCE", "status": "negated"}, ["type", "status"]),
    ],
)
def test_what_is_otherwise(made: dict, expected: list[str]) -> None:
    assert faults(msgspec.structs.replace(MADE, **made)) == expected


def test_another_type_and_status_are_as_good_where_gold_says_so() -> None:
    made = msgspec.structs.replace(MADE, type="COERCE", status="attempted")
    gold = msgspec.structs.replace(GOLD, or_type="COERCE", or_status="attempted")
    assert faults(made, events=(gold,)) == []


@pytest.mark.parametrize(
    ("wanted", "made", "right"),
    [
        (None, ("reeve",), True),
        ((), (), True),
        ((), ("reeve",), False),
        (("Raiders", "reeve"), ("Raiders and the reeve",), True),
        (("Raiders and the reeve",), ("Raiders", "reeve"), True),
        (("Raiders", "reeve"), ("Raiders",), False),
    ],
)
def test_parties_are_judged_where_they_are_given(wanted: tuple | None, made: tuple, right: bool) -> None:
    gold = msgspec.structs.replace(GOLD, actors=wanted)
    assert (faults(msgspec.structs.replace(MADE, actors=made), events=(gold,)) == []) is right


def test_an_optional_event_is_neither_missed_nor_too_much() -> None:
    condemned = Made(type="ACCUSE", trigger="condemned", spans=(CONDEMNED,), status="negated")
    assert faults(MADE) == faults(MADE, condemned) == []
    assert faults(MADE, condemned, condemned) == ["extra"]


def test_nothing_is_found_and_too_much() -> None:
    assert faults() == ["missed"]
    assert faults(MADE, events=()) == ["extra"]


def test_an_event_of_the_type_is_taken_before_another_with_the_word() -> None:
    other = msgspec.structs.replace(MADE, type="COERCE")
    assert [miss.shown[:6] for miss in misses(Item(form="", text=TEXT, events=(GOLD,)), (other, MADE))] == [
        "COERCE"
    ]


def test_a_record_in_the_terms_of_the_table() -> None:
    def words(start: int, end: int, value: str = "") -> Sourced[str]:
        return Sourced(value=value or TEXT[start:end], spans=((start, end),), by="test")

    event = Event(
        id="e1", type="ASSAULT", status="accomplished", trigger=words(*ROBBED), mentions=(KILLING,),
        actors=(words(0, 7, "p1"),), recipients=(words(41, 52, "p2"),),
    )  # fmt: skip
    record = Record(
        document=Document(id="x", text=TEXT),
        parties=(Party(id="p1", kind="group", name=words(0, 7)),),
        events=(event,),
        made_with=MadeWith(onrecord="0", model=None, lexicons="0", gazetteer="0"),
    )
    assert made_from(record) == (msgspec.structs.replace(MADE, trigger="robbed", spans=(ROBBED, KILLING)),)


def test_what_is_printed() -> None:
    item, none = (Item(form="plain", text=TEXT, events=events) for events in ((GOLD, BLAME), ()))
    status, actors, extra = Miss("status", "it", 1), Miss("actors", "they", 1), Miss("extra", "more")
    seen = [(1, item, []), (2, item, [status, actors, extra]), (3, none, [extra]), (4, none, [])]
    assert list(items.wrong(seen[:1], shown)) == []
    assert list(items.wrong(seen[2:], shown)) == [f"3 plain: {TEXT}", "    extra: more"]
    assert [line.split() for line in no_events(seen)][1:] == [
        ["plain", "1", "2"],
        ["all", "1", "2", "100.0", "of", "200"],
    ]
    counts = ["1", "2", "0", "0", "1", "1", "0", "1"]
    assert [line.split() for line in by_form(seen)][1:] == [["plain", *counts], ["all", *counts]]


def test_the_command_line() -> None:
    assert items.options("events", None).parse_args(["--wrong", "--form", "sport"]).form == "sport"
