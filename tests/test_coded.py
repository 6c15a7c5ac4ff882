"""What of a record MUC-4's analysts would code."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.coded import is_described, of_record, with_one_instrument

Json = dict[str, Any]


def said(value: object, confidence: float | None = 0.9) -> Json:
    return {"value": value, "spans": [[0, 1]], "confidence": confidence}


def event(name: str, **more: Any) -> Json:
    """An event of which nothing is told but what is given."""
    empty: Json = {
        "mode": None,
        "actors": [],
        "recipients": [],
        "instruments": [],
        "tolls": [],
        "when": None,
        "where": None,
    }
    return {"id": name, "trigger": said("raid"), "background": False, "part_of": None} | empty | more


TEXT = "Six men died in the raid on Lisk. The raid killed six men and two women, the mayor said. Fifty, said rebels."


def toll(name: str, words: str, low: int, polarity: str = "asserted") -> Json:
    """A toll of so many killed, counted by some words of the text."""
    start = TEXT.index(words)
    count = {"value": {"low": low, "high": low}, "spans": [[start, start + len(words)]]}
    return {
        "id": name,
        "category": "killed",
        "count": count,
        "part_of": None,
        "polarity": polarity,
        "scope": "incident",
    }


def record(*events: Json, tolls: tuple[Json, ...] = ()) -> Json:
    people = [("p1", "ADA OREL"), ("p2", "POLICE DRIVER"), ("p3", "LISK")]
    parties = [{"id": name, "kind": "person", "name": said(words)} for name, words in people]
    return {"document": {"text": TEXT}, "parties": parties, "events": list(events), "tolls": list(tolls)}


def where(name: str, kind: str) -> Json:
    return said({"name": name, "kind": kind})


def test_what_tells_more_is_one_with_what_it_tells_of() -> None:
    first = event("e1", where=where("Colombia", "country"), recipients=[said("p1")])
    more = event("e2", part_of="e1", where=where("Bogotá", "city"), recipients=[said("p3")], tolls=["t1"])
    (made,) = of_record(record(first, more, tolls=(toll("t1", "Six men", 6),)))["events"]
    assert [one["value"] for one in made["recipients"]] == ["p1", "p3"]
    assert made["tolls"] == ["t1"]
    assert made["where"]["value"]["name"] == "Bogota"


def test_of_what_is_told_twice_the_sentence_that_tells_most_counts() -> None:
    told = (toll("t1", "Six men", 6), toll("t2", "six men", 6), toll("t3", "two women", 2))
    denied = toll("t4", "Fifty", 50, "disputed")
    first, more = event("e1", tolls=["t1"]), event("e2", part_of="e1", tolls=["t2", "t3", "t4"])
    (made,) = of_record(record(first, more, tolls=(*told, denied)))["events"]
    assert made["tolls"] == ["t2", "t3"]


def test_what_is_unlikely_is_left_out() -> None:
    unlikely = event("e1", trigger=said("raid", 0.1))
    unsaid = event("e2", trigger=said("raid", None), actors=[said("p1", 0.1), said("p3", None)])
    (made,) = of_record(record(unlikely, unsaid))["events"]
    assert [one["value"] for one in made["actors"]] == ["p3"]


def test_victims_go_by_their_names() -> None:
    (made,) = of_record(record(event("e1", recipients=[said("p1"), said("p2")])))["events"]
    assert [one["value"] for one in made["recipients"]] == ["p1"]


def test_the_likeliest_instrument_counts() -> None:
    tools = [said("rifle", 0.0), said("bomb", 0.8)]
    (made,) = with_one_instrument(record(event("e1", instruments=tools)))["events"]
    assert made["instrument"]["value"] == "bomb"


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("ADA OREL", False),
        ("ONE WOMAN", True),
        ("BROTHER OF THE MAYOR", True),
        ("rector", True),
        ("LEADER'S BROTHER-IN-LAW", True),
        ("SALVADORAN", True),
    ],
)
def test_descriptions(name: str, described: bool) -> None:
    assert is_described({"kind": "person", "name": said(name)}) == described


def test_an_incident_has_the_mode_of_the_first_that_tells_one() -> None:
    told = event("e1", mode=None), event("e2", mode="explosives", part_of="e1")
    (made,) = of_record(record(*told))["events"]
    assert (made["id"], made["mode"]) == ("e1", "explosives")


def test_what_counts_more_than_one_incident_counts_where_nothing_else_does() -> None:
    period, one = toll("t1", "Fifty", 50) | {"scope": "period"}, toll("t2", "Six", 6)
    told = event("e1", tolls=["t1", "t2"]), event("e1", tolls=["t1"])
    both, alone = (of_record(record(each, tolls=(period, one)))["events"][0]["tolls"] for each in told)
    assert (both, alone) == (["t2"], ["t1"])
